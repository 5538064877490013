import type {
  Explanation,
  Merge,
  MovedTo,
  RelatedStory,
  StoryArticle,
  StoryEntry,
} from '@newsline/news/grouping';
import { closeThreadPool, openThreadPool, type ThreadPool } from '@newsline/platform/threads';

export type GrouperSettings = {
  /** How many of the newest articles a new one is compared with. */
  readonly maxArticles: number;
  /** The latest so many saved entries. */
  readonly saved: (limit: number) => Promise<readonly StoryEntry[]>;
};

export type Placed = {
  readonly storyId: string;
  /** To be saved: the grouper is restored from these. */
  readonly entry: StoryEntry;
  /** Of the article's text, see `textSketch`. */
  readonly sketch: string | null;
  /** How well it fits, and the article that it is most like; null: it opened the story. */
  readonly fit: { readonly score: number; readonly like: string } | null;
};

/** Decides in a thread of its own which story an article belongs to. The thread remembers what it
 *  placed, so there is one, and one caller at a time. When it dies, its successor is restored from
 *  the saved entries. */
export class Grouper {
  readonly #settings: GrouperSettings;
  readonly #thread: ThreadPool;
  #restoring: Promise<void> | null = null;

  constructor(settings: GrouperSettings) {
    this.#settings = settings;
    this.#thread = openThreadPool(import.meta.url, './group-worker', {
      minThreads: 1,
      maxThreads: 1,
    });
  }

  /** One answer for each article, in order. */
  place(articles: readonly StoryArticle[]): Promise<readonly Placed[]> {
    return this.#restored('place', articles);
  }

  /** Starts over from what is saved, whatever it remembers: another replica may have placed articles
   *  since. Not to be called while placed articles are not saved yet. Callers at the same time share
   *  one restoration: a second would undo what was placed after the first. */
  restore(): Promise<void> {
    this.#restoring ??= this.#restore().finally(() => (this.#restoring = null));
    return this.#restoring;
  }

  /** Resolves when the first article need not wait for anything to be loaded. */
  async ready(): Promise<void> {
    await this.place([]);
  }

  /** New articles are no longer compared with these. */
  async forget(articleIds: readonly string[]): Promise<void> {
    await this.#thread.run(articleIds, { name: 'forget' });
  }

  /** New articles find these in another story from now on.
   *  @returns what takes the places of their entries, in order */
  move(entries: readonly StoryEntry[], to: MovedTo): Promise<readonly StoryEntry[]> {
    return this.#restored('move', { entries, to });
  }

  /** Which stories should be one, see `StoryGrouper.merges`. */
  merges(): Promise<readonly Merge[]> {
    return this.#restored('merges', null);
  }

  /** Why these are in one story, see `explainMembership`. */
  explain(entries: readonly StoryEntry[]): Promise<readonly Explanation[]> {
    return this.#thread.run(entries, { name: 'explain' });
  }

  /** The stories that are most like the one of these, see `StoryGrouper.related`. Where another replica
   *  places articles, what it saved since is taken over first. */
  async related(entries: readonly StoryEntry[], most: number): Promise<readonly RelatedStory[]> {
    const { maxArticles, saved } = this.#settings;
    const [newest] = await saved(1);
    const next = await this.#restored<number>('sequence', null);
    // The one that places is ahead of what is saved.
    const missed = newest ? Math.min(newest.sequence - next + 1, maxArticles) : 0;
    if (missed > 0) await this.#thread.run(await saved(missed), { name: 'follow' });
    return this.#restored('related', { entries, most });
  }

  async close(): Promise<void> {
    await closeThreadPool(this.#thread);
  }

  /** What the thread answers, which is null where it is new and was not restored yet. */
  async #restored<Answer>(name: string, task: unknown): Promise<Answer> {
    const ask = (): Promise<Answer | null> => this.#thread.run(task, { name });
    const answer = await ask();
    if (answer !== null) return answer;
    await this.restore();
    const answerNow = await ask();
    if (answerNow === null) throw new Error('The grouping thread died while it was being restored');
    return answerNow;
  }

  async #restore(): Promise<void> {
    const { maxArticles, saved } = this.#settings;
    await this.#thread.run({ entries: await saved(maxArticles), maxArticles }, { name: 'restore' });
  }
}
