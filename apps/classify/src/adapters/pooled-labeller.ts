import { fileURLToPath } from 'node:url';
import type { Article, Labels, Topic } from '@newsline/contracts';
import { Piscina } from 'piscina';
import type { LabelledText } from '../labels/article-labeller.ts';
import { Labeller } from '../labels/labeller.ts';
import type { ModelledTopic } from './topic-folders.ts';

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Labels in worker threads, which are given the topics as they start. */
export class PooledLabeller extends Labeller {
  readonly #topics: readonly ModelledTopic[];
  readonly #pool: Piscina<readonly LabelledText[], Labels[]>;

  constructor(topics: readonly ModelledTopic[], { threads }: { readonly threads: number }) {
    super();
    this.#topics = topics;
    this.#pool = new Piscina({
      filename: fileURLToPath(new URL(`./label-worker.${extension}`, import.meta.url)),
      execArgv: extension === 'ts' ? ['--conditions=@newsline/source'] : [],
      workerData: { topics },
      // Ready before the first article: reading the language database takes a moment.
      minThreads: threads,
      maxThreads: threads,
    });
  }

  label(articles: readonly Article[]): Promise<readonly Labels[]> {
    const texts = articles.map(({ title, summary, text, languageHint, categories }) => ({
      title,
      summary,
      text,
      languageHint,
      categories,
    }));
    return this.#pool.run(texts);
  }

  async ready(): Promise<void> {
    // A thread takes the next task only when it has done one: with so many at once, each takes one.
    await Promise.all(Array.from({ length: this.#pool.maxThreads }, () => this.#pool.run([])));
  }

  async topics(): Promise<readonly Topic[]> {
    return this.#topics.map(({ id, names, description }) => ({ id, names, description }));
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
