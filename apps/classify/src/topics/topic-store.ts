import type { Relabelling, TopicDefinition } from '@newsline/contracts';

/**
 * The topics that operators defined, and how far the archive is labelled anew. The agreement:
 *
 * - `revision` rises with every change of what tells topics, is 0 before the first, and never falls. A
 *   change is to be seen before it has its revision: whoever reads at a revision, or at a higher one, sees
 *   the change that got it, in whatever process. One that is broken off may have been made and have none.
 * - How far the archive is labelled is no such change.
 */
export abstract class TopicStore {
  /** By id. */
  abstract definitions(): Promise<readonly TopicDefinition[]>;
  /** @returns whether there was none of that id */
  abstract save(definition: TopicDefinition): Promise<{ readonly isNew: boolean }>;
  /** @returns whether there was one */
  abstract remove(id: string): Promise<boolean>;
  abstract revision(): Promise<number>;

  /** Null where there was no run yet. */
  abstract relabelling(): Promise<Relabelling | null>;
  /** Takes the place of what was there. */
  abstract saveRelabelling(progress: Relabelling): Promise<void>;
}
