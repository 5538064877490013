import type { Article, Labels, Topic } from '@newsline/contracts';
import { openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { LabelledText } from './article-labeller.ts';
import { Labeller } from './labeller.ts';

export type PooledLabellerSettings = {
  /** Where the topics are; see `readTopicFolders`. What is wrong with them, every method says. */
  readonly folders: readonly string[];
  readonly threads: number;
};

/** Labels in worker threads, each of which reads the topics for itself. */
export class PooledLabeller extends Labeller {
  readonly #pool: ThreadPool;

  constructor({ folders, threads }: PooledLabellerSettings) {
    super();
    this.#pool = openThreadPool(import.meta.url, './label-worker', {
      workerData: { folders },
      minThreads: threads,
      maxThreads: threads,
    });
  }

  label(articles: readonly Article[]): Promise<readonly Labels[]> {
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

  topics(): Promise<readonly Topic[]> {
    return this.#pool.run(undefined, { name: 'topics' });
  }

  async ready(): Promise<void> {
    // A thread takes the next task only when it has done one: with so many at once, each takes one.
    await Promise.all(Array.from({ length: this.#pool.maxThreads }, () => this.label([])));
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
