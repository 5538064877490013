import { Fetcher, type Fetched, type FetchOutcome, type FetchRequest } from './fetcher.ts';

/** For so long a feed that was fetched before its source was added stands for its first poll. */
const keptMs = 60_000;
const mostKept = 20;
/** Larger feeds are fetched twice. */
const mostBytes = 2_000_000;

type Kept = { readonly fetched: Fetched; readonly until: number };

/** Fetches, but for the first poll of a source: what was fetched to see whether it can be one is given
 *  then, so that its host is asked once. Where another process polls it, it is fetched again. */
export class CheckedFeeds extends Fetcher {
  readonly #fetcher: Fetcher;
  readonly #now: () => Date;
  readonly #kept = new Map<string, Kept>();

  constructor(fetcher: Fetcher, now: () => Date) {
    super();
    this.#fetcher = fetcher;
    this.#now = now;
  }

  /** @param url under which it is going to be polled */
  keep(url: string, fetched: Fetched): void {
    if (fetched.body.length > mostBytes) return;
    this.#kept.delete(url);
    this.#kept.set(url, { fetched, until: this.#now().getTime() + keptMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Polls ask with validators, also with empty ones; nobody else does. */
  async fetch(request: FetchRequest): Promise<FetchOutcome> {
    const kept = request.validators && this.#take(request.url);
    return kept ?? this.#fetcher.fetch(request);
  }

  close(): Promise<void> {
    return this.#fetcher.close();
  }

  #take(url: string): Fetched | null {
    const kept = this.#kept.get(url);
    this.#kept.delete(url);
    return kept && this.#now().getTime() < kept.until ? kept.fetched : null;
  }
}
