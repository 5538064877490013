import { fileURLToPath } from 'node:url';
import type { Article, Labels, Topic } from '@newsline/contracts';
import { Piscina } from 'piscina';
import type { LabelledText } from './article-labeller.ts';
import { Labeller } from './labeller.ts';

export type PooledLabellerSettings = {
  /** Where the topics are; see `readTopicFolders`. What is wrong with them, every method says. */
  readonly folders: readonly string[];
  readonly threads: number;
};

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Labels in worker threads, each of which reads the topics for itself. */
export class PooledLabeller extends Labeller {
  readonly #pool: Piscina;

  constructor({ folders, threads }: PooledLabellerSettings) {
    super();
    this.#pool = new Piscina({
      filename: fileURLToPath(new URL(`./label-worker.${extension}`, import.meta.url)),
      execArgv: extension === 'ts' ? ['--conditions=@newsline/source'] : [],
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
