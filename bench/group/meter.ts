import type { StoryArticle, StoryGrouper } from '@newsline/news/grouping';
import { LanguageIndex } from '../../libs/news/src/stories/language-index.ts';

export type Measured = {
  /** Articles remembered. */
  readonly window: number;
  readonly articlesPerSecond: number;
  readonly medianMicroseconds: number;
  readonly p99Microseconds: number;
  /** Compared in full with one article, on average. */
  readonly candidates: number;
  /** The share of articles that opened a story. */
  readonly opened: number;
  /** In use by the grouper, buffers included. */
  readonly megabytes: number;
  /** Of the whole process. */
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

/** Times a grouper's placings, each by itself. */
export class Meter {
  readonly #grouper: StoryGrouper;
  #before = 0;
  #times: number[] = [];
  #opened = 0;
  #candidates = 0;

  constructor(grouper: StoryGrouper) {
    this.#grouper = grouper;
  }

  /** What is in memory so far is none of the grouper's. */
  start(): void {
    this.#before = bytesInUse();
  }

  place(article: StoryArticle, isMeasured: boolean): void {
    const foundBefore = found;
    const began = performance.now();
    const { opened } = this.#grouper.place(article);
    const took = performance.now() - began;
    if (!isMeasured) return;
    this.#times.push(took * 1000);
    this.#candidates += found - foundBefore;
    if (opened) this.#opened++;
  }

  /** Of what was measured since it was asked last. */
  read(): Measured {
    const residentMegabytes = process.memoryUsage.rss() / 1e6;
    const times = this.#times.sort((a, b) => a - b);
    const count = times.length;
    const measured = {
      window: this.#grouper.size,
      articlesPerSecond: (count * 1e6) / times.reduce((a, b) => a + b, 0),
      medianMicroseconds: times[Math.floor(count / 2)] ?? 0,
      p99Microseconds: times[Math.floor(count * 0.99)] ?? 0,
      candidates: this.#candidates / count,
      opened: this.#opened / count,
      megabytes: (bytesInUse() - this.#before) / 1e6,
      residentMegabytes,
    };
    this.#times = [];
    this.#opened = 0;
    this.#candidates = 0;
    return measured;
  }
}

function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
