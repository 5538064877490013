import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';

/** How many wrong keys of one address are answered in a period before it is told to wait. */
const allowed = 10;
const periodMs = 60_000;
/** Some 2 MB. Whoever has more addresses than this has the oldest of them forgotten. */
const mostAddresses = 10_000;

type Count = { readonly endsAt: number; readonly failures: number };

/** Counts wrong keys by the address that they came from. */
export class WrongKeys {
  readonly #counts = new LRUCache<string, Count>({ max: mostAddresses });
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @returns the seconds to wait before the next try; null while there are tries left */
  count(address: string): number | null {
    const now = this.#now();
    const network = networkOf(address);
    const before = this.#counts.get(network);
    const period = before && before.endsAt > now ? before : { endsAt: now + periodMs, failures: 0 };
    const failures = period.failures + 1;
    this.#counts.set(network, { ...period, failures });
    return failures > allowed ? Math.ceil((period.endsAt - now) / 1000) : null;
  }
}

/** The address, or for IPv6 its /64: one subscriber's network is no smaller (RFC 6177). */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 100);
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');
}
