import type { Labels, Topic } from '@newsline/contracts';
import type { Adjustment } from '@newsline/news/labels';
import { closeThreadPool, openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { Correction } from '../corrections/correction-store.ts';
import type { LabelledText } from './article-labeller.ts';
import { lessonsByTopic } from './topic-lessons.ts';

export type LabellerSettings = {
  /** Where the topics are; see `readTopicFolders`. If one can't be used, every method rejects. */
  readonly folders: readonly string[];
  readonly threads: number;
  /** The share of labels that is to be right, 0 to 1. */
  readonly precision: number;
};

/** Labels articles, each by itself, in worker threads that read the topics for themselves. */
export class Labeller {
  readonly #pool: ThreadPool;
  #topics: Promise<readonly Topic[]> | undefined;
  /** By the key of the lessons that each came from; null where they change nothing. */
  #learnt: ReadonlyMap<string, Adjustment | null> = new Map();
  /** Rises with what was learnt: a thread that has this one need not be told again. */
  #learntVersion = 0;

  constructor({ folders, threads, precision }: LabellerSettings) {
    this.#pool = openThreadPool(import.meta.url, './label-worker', {
      workerData: { folders, precision },
      minThreads: threads,
      maxThreads: threads,
    });
  }

  /** One answer for each article, in order. The same article always gets the same labels, until something
   *  else was learnt. */
  async label(articles: readonly LabelledText[]): Promise<readonly Labels[]> {
    const texts = articles.map(
      ({ title, summary, text, languageHint, categories }): LabelledText => ({
        title,
        summary,
        text,
        languageHint,
        categories,
      }),
    );
    return (await this.#label(texts, false)) ?? (await this.#label(texts, true)) ?? [];
  }

  /** Null where the thread was not told what was learnt. */
  #label(texts: readonly LabelledText[], tell: boolean): Promise<readonly Labels[] | null> {
    const version = this.#learntVersion;
    const adjustments = [...this.#learnt.values()].filter((one) => one !== null);
    const task = { texts, version, ...(tell && { adjustments }) };
    return this.#pool.run(task, { name: 'label' });
  }

  /** Learns from these corrections and from no others, however often it has learnt before. Of topics and
   *  languages whose corrections are the same as the last time nothing is learnt again. One call at a
   *  time. */
  async learn(corrections: readonly Correction[]): Promise<void> {
    const lessons = lessonsByTopic(corrections);
    const unknown = [...lessons].filter(([key]) => !this.#learnt.has(key));
    const task = unknown.map(([, ofTopic]) => ofTopic);
    const found = (await this.#pool.run(task, { name: 'learn' })) as readonly (Adjustment | null)[];
    const news = new Map(unknown.map(([key], n) => [key, found[n] ?? null]));
    this.#learnt = new Map(
      [...lessons.keys()].map((key) => [key, news.get(key) ?? this.#learnt.get(key) ?? null]),
    );
    this.#learntVersion++;
  }

  /** The topics that it knows. */
  topics(): Promise<readonly Topic[]> {
    this.#topics ??= this.#readTopics();
    return this.#topics;
  }

  async #readTopics(): Promise<readonly Topic[]> {
    try {
      return (await this.#pool.run(undefined, { name: 'topics' })) as readonly Topic[];
    } catch (error) {
      this.#topics = undefined;
      throw error;
    }
  }

  /** Resolves when the first article need not wait for anything to be loaded. */
  async ready(): Promise<void> {
    // A thread takes the next task only when it has done one: with so many at once, each takes one.
    await Promise.all(Array.from({ length: this.#pool.maxThreads }, () => this.label([])));
  }

  async close(): Promise<void> {
    await closeThreadPool(this.#pool);
  }
}
