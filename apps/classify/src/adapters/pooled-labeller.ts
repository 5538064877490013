import { fileURLToPath } from 'node:url';
import type { Article, Labels, Topic } from '@newsline/contracts';
import { Piscina } from 'piscina';
import { Labeller } from '../labels/labeller.ts';

export type PooledLabellerSettings = {
  readonly threads: number;
  /** Folders of topics; a later one outranks an earlier one. */
  readonly topicFolders: readonly string[];
};

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Labels in worker threads. The topics are read once, by each thread as it starts. */
export class PooledLabeller extends Labeller {
  readonly #topics: readonly Topic[];
  readonly #pool: Piscina<readonly Article[], Labels[]>;

  constructor(topics: readonly Topic[], { threads, topicFolders }: PooledLabellerSettings) {
    super();
    this.#topics = topics;
    this.#pool = new Piscina({
      filename: fileURLToPath(new URL(`./label-worker.${extension}`, import.meta.url)),
      execArgv: extension === 'ts' ? ['--conditions=@newsline/source'] : [],
      workerData: { topicFolders },
      // Ready before the first article: reading the language database takes a moment.
      minThreads: threads,
      maxThreads: threads,
    });
  }

  label(articles: readonly Article[]): Promise<readonly Labels[]> {
    return this.#pool.run(articles);
  }

  async topics(): Promise<readonly Topic[]> {
    return this.#topics;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
