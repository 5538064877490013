import type { StoryArticle, StoryEntry } from '@newsline/news';
import { openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import { Grouper, type Placed } from './grouper.ts';

export type PooledGrouperSettings = {
  /** How many of the newest articles a new one is compared with. */
  readonly maxArticles: number;
  /** The latest so many saved entries. */
  readonly saved: (limit: number) => Promise<readonly StoryEntry[]>;
};

/** A grouper in a thread of its own. A thread that died is replaced by one that knows nothing, and
 *  says so: then it is told what was saved. */
export class PooledGrouper extends Grouper {
  readonly #settings: PooledGrouperSettings;
  readonly #thread: ThreadPool;
  #restoring: Promise<void> | null = null;

  constructor(settings: PooledGrouperSettings) {
    super();
    this.#settings = settings;
    this.#thread = openThreadPool(import.meta.url, './group-worker', {
      minThreads: 1,
      maxThreads: 1,
    });
  }

  async place(articles: readonly StoryArticle[]): Promise<readonly Placed[]> {
    const placed = await this.#place(articles);
    if (placed) return placed;
    await this.restore();
    const placedNow = await this.#place(articles);
    if (!placedNow) throw new Error('The grouping thread died while it was being restored');
    return placedNow;
  }

  /** Once for all who found it new: a second time would undo what was placed after the first. */
  restore(): Promise<void> {
    this.#restoring ??= this.#restore().finally(() => (this.#restoring = null));
    return this.#restoring;
  }

  async ready(): Promise<void> {
    await this.place([]);
  }

  async forget(articleIds: readonly string[]): Promise<void> {
    await this.#thread.run(articleIds, { name: 'forget' });
  }

  async close(): Promise<void> {
    await this.#thread.destroy();
  }

  #place(articles: readonly StoryArticle[]): Promise<readonly Placed[] | null> {
    return this.#thread.run(articles, { name: 'place' });
  }

  async #restore(): Promise<void> {
    const { maxArticles, saved } = this.#settings;
    await this.#thread.run({ entries: await saved(maxArticles), maxArticles }, { name: 'restore' });
  }
}
