import type { Labels, Topic } from '@newsline/contracts';
import { closeThreadPool, openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { LabelledText } from './article-labeller.ts';

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

  constructor({ folders, threads, precision }: LabellerSettings) {
    this.#pool = openThreadPool(import.meta.url, './label-worker', {
      workerData: { folders, precision },
      minThreads: threads,
      maxThreads: threads,
    });
  }

  /** One answer for each article, in order. The same article always gets the same labels. */
  label(articles: readonly LabelledText[]): Promise<readonly Labels[]> {
    const texts = articles.map(
      ({ title, summary, text, languageHint, categories }): LabelledText => ({
        title,
        summary,
        text,
        languageHint,
        categories,
      }),
    );
    return this.#pool.run(texts, { name: 'label' });
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
