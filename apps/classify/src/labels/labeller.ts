import type { Article, Labels, Topic } from '@newsline/contracts';

/** Says of articles what can be said by looking at each alone, off the event loop. */
export abstract class Labeller {
  /** One answer for each article, in order. The same article always gets the same labels. */
  abstract label(articles: readonly Article[]): Promise<readonly Labels[]>;
  /** The topics that it knows. */
  abstract topics(): Promise<readonly Topic[]>;
  /** Resolves when the first article need not wait for anything to be loaded. */
  abstract ready(): Promise<void>;
  abstract close(): Promise<void>;
}
