import { LRUCache } from 'lru-cache';
import { networkOf } from './network-of.ts';

/** Some 2 MB. Whoever has more addresses than this has the oldest of them forgotten. */
const mostAddresses = 10_000;

type Count = { readonly endsAt: number; readonly requests: number };

type Limit = {
  /** How many of one network are answered in a period before it is told to wait. */
  readonly allowed: number;
  readonly periodMs: number;
  /** How much of an IPv6 address is one network. */
  readonly ipv6Bits: number;
};

/** Counts requests of one sort by the network that they came from. In memory, in each replica for itself. */
export class RequestLimit {
  readonly #counts = new LRUCache<string, Count>({ max: mostAddresses });
  readonly #limit: Limit;
  readonly #now: () => number;

  constructor(limit: Limit, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** @returns the seconds to wait before the next try; null while there are tries left */
  count(address: string): number | null {
    const { allowed, periodMs, ipv6Bits } = this.#limit;
    const now = this.#now();
    const network = networkOf(address, ipv6Bits);
    const before = this.#counts.get(network);
    const period = before && before.endsAt > now ? before : { endsAt: now + periodMs, requests: 0 };
    const requests = period.requests + 1;
    this.#counts.set(network, { ...period, requests });
    return requests > allowed ? Math.ceil((period.endsAt - now) / 1000) : null;
  }
}
