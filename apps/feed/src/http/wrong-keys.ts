import { RequestLimit } from './request-limit.ts';

/** Counts wrong keys by the network that they came from. */
export class WrongKeys extends RequestLimit {
  constructor(now?: () => number) {
    // One subscriber's network is no smaller (RFC 6177).
    super({ allowed: 10, periodMs: 60_000, ipv6Bits: 64 }, now);
  }
}
