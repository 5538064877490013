import { StoryGrouper, type StoryArticle } from '@newsline/news/grouping';
import { LanguageIndex } from '../../libs/news/src/stories/language-index.ts';

export type Measured = {
  /** Articles remembered. */
  readonly window: number;
  /** Of processor time, all threads together: what one core does, and no busy machine changes much. */
  readonly articlesPerSecond: number;
  /** On the clock. */
  readonly medianMicroseconds: number;
  readonly p99Microseconds: number;
  /** Compared in full with one article, on average. */
  readonly candidates: number;
  /** The share of articles that opened a story. */
  readonly opened: number;
  /** In use by the grouper, buffers included. */
  readonly megabytes: number;
  /** Of the whole process, at the most so far. */
  readonly residentMegabytes: number;
};

/** A grouper does not say what it compared with: counted where it asks. */
let found = 0;
const { candidates } = LanguageIndex.prototype;
LanguageIndex.prototype.candidates = function (vector) {
  const its = candidates.call(this, vector);
  found += its.length;
  return its;
};

/** What it takes to place articles. */
export class Meter {
  /** What is in memory before it is none of the grouper's. */
  readonly #before = bytesInUse();
  readonly #grouper: StoryGrouper;
  constructor(maxArticles: number) {
    this.#grouper = new StoryGrouper({ maxArticles });
  }

  fill(article: StoryArticle): void {
    this.#grouper.place(article);
  }

  measure(newcomers: readonly StoryArticle[]): Measured {
    const times: number[] = [];
    let opening = 0;
    const foundBefore = found;
    const cpuBefore = process.cpuUsage();
    for (const article of newcomers) {
      const began = performance.now();
      if (this.#grouper.place(article).opened) opening++;
      times.push((performance.now() - began) * 1000);
    }
    const { user, system } = process.cpuUsage(cpuBefore);
    const count = newcomers.length;
    times.sort((a, b) => a - b);
    return {
      window: this.#grouper.size,
      articlesPerSecond: (count * 1e6) / (user + system),
      medianMicroseconds: times[Math.floor(count / 2)] ?? 0,
      p99Microseconds: times[Math.floor(count * 0.99)] ?? 0,
      candidates: (found - foundBefore) / count,
      opened: opening / count,
      residentMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
      megabytes: (bytesInUse() - this.#before) / 1e6,
    };
  }
}

function bytesInUse(): number {
  // Twice: the first leaves what only finalisers let go.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
