import type { IncomingHttpHeaders } from 'node:http';

/** Longer ones are no validators and no media types, and are not worth keeping or sending back. In
 *  characters; Azure and S3 stay under one hundred. */
const maxValue = 512;
/** RFC 9110 section 4.1 recommends this much for addresses. */
const maxLocation = 8_000;
/** Clocks of servers are off by as much, zones included. */
const maxAheadMs = 86_400_000;

/** What a server says that is stored or sent back to it: visible characters and spaces only, of ordinary
 *  length. Empty for anything else. */
export function plainValue(value: string | undefined): string {
  return value !== undefined && value.length <= maxValue && /^[\x20-\x7e]*$/.test(value)
    ? value.trim()
    : '';
}

/** A date in the future is not kept: until it comes, servers that compare dates would answer that nothing
 *  has changed (RFC 9110 section 8.8.2.1 forbids such dates). Null: none that can be used. */
export function lastModifiedOf(headers: IncomingHttpHeaders, now: number): string | null {
  const value = plainValue(headers['last-modified']);
  return value && !(Date.parse(value) > now + maxAheadMs) ? value : null;
}

/** RFC 9110 section 10.2.3: seconds, or a date. Null: nothing that can be understood. */
export function retryAfterMs(headers: IncomingHttpHeaders, now: number): number | null {
  const value = plainValue(headers['retry-after']);
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** Null: it does not say. */
export function maxAgeMs(headers: IncomingHttpHeaders): number | null {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** Where a redirect leads; null where that is no address. Servers write paths in UTF-8, which Node reads as
 *  Latin-1. */
export function locationOf(location: string, base: URL): URL | null {
  if (location.length > maxLocation) return null;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.parse(text.includes('�') ? location : text, base);
}
