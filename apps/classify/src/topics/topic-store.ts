import type { Relabelling, TopicDefinition } from '@newsline/contracts';
import type { ModelReport } from '../models/model-report.ts';
import type { ModelEntry, StoredModel } from './stored-model.ts';

/**
 * The topics that operators defined, the models that were trained here, and how far the archive is labelled
 * anew. The agreement:
 *
 * - `revision` rises with every change of what tells topics, is 0 before the first, and never falls. A
 *   change is to be seen before it has its revision: whoever reads at a revision, or at a higher one, sees
 *   the change that got it, in whatever process. One that is broken off may have been made and have none.
 * - A model that is not active tells no topics, and how far the archive is labelled is no such change either.
 * - Models have numbers from 1 on, each another, also where two processes add one at once; a number may
 *   be left out. A model is to be seen as a whole or not at all.
 */
export abstract class TopicStore {
  /** By id. */
  abstract definitions(): Promise<readonly TopicDefinition[]>;
  /** @returns whether there was none of that id */
  abstract save(definition: TopicDefinition): Promise<{ readonly isNew: boolean }>;
  /** @returns whether there was one */
  abstract remove(id: string): Promise<boolean>;
  abstract revision(): Promise<number>;

  /** Keeps a model, which is not active yet.
   *  @returns its number */
  abstract addModel(model: Omit<StoredModel, 'number'>): Promise<number>;
  /** By number. */
  abstract models(): Promise<readonly ModelEntry[]>;
  /** Null where there is none of that number. */
  abstract model(number: number): Promise<StoredModel | null>;
  /** Puts another report in the place of the one before; nothing where there is no such model. */
  abstract saveReport(number: number, report: ModelReport): Promise<void>;
  /** From now on this model is active; null: none, but what ships. It must be there. */
  abstract activate(number: number | null): Promise<void>;
  /** The model that is active; null before the first and where none is. */
  abstract active(): Promise<number | null>;
  /** Undoes the last `activate` that was not undone; at least the last hundred can be.
   *  @returns from which to which; null where there is nothing to undo */
  abstract rollBack(): Promise<{ readonly from: number | null; readonly to: number | null } | null>;

  /** Null where there was no run yet. */
  abstract relabelling(): Promise<Relabelling | null>;
  /** Takes the place of what was there. */
  abstract saveRelabelling(progress: Relabelling): Promise<void>;
}
