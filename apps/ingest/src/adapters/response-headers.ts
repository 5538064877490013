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

/** How long an answer stays fresh for a cache of one's own: RFC 9111 section 4.2.1. `max-age` outranks
 *  `Expires`; `s-maxage` is for shared caches. What it spent in caches on its way (`Age`) is over. Null: the
 *  server does not say, or wants to be asked each time. */
export function freshForMs(headers: IncomingHttpHeaders, now: number): number | null {
  const directives = (headers['cache-control'] ?? '').toLowerCase().split(',');
  const values = new Map(directives.map((each) => split(each)));
  if (values.has('no-cache') || values.has('no-store')) return null;
  const maxAge = secondsIn(values.get('max-age'));
  const lifetimeMs = maxAge === null ? untilExpiry(headers, now) : maxAge * 1000;
  const ageMs = (secondsIn(headers.age) ?? 0) * 1000;
  return lifetimeMs === null ? null : Math.max(0, lifetimeMs - ageMs);
}

function split(directive: string): [name: string, value: string] {
  const [name = '', value = ''] = directive.split('=');
  return [name.trim(), value.replaceAll('"', '').trim()];
}

/** More than thirty years are that long. */
function secondsIn(value: string | undefined): number | null {
  return value !== undefined && /^\d+$/.test(value) ? Math.min(Number(value), 999_999_999) : null;
}

/** By the server's own clock where it tells it. */
function untilExpiry(headers: IncomingHttpHeaders, now: number): number | null {
  const expires = Date.parse(plainValue(headers.expires));
  if (Number.isNaN(expires)) return null;
  const date = Date.parse(plainValue(headers.date));
  return expires - (Number.isNaN(date) ? now : date);
}

/** Where a redirect leads; null where that is no address. Servers write paths in UTF-8, which Node reads as
 *  Latin-1. */
export function locationOf(location: string, base: URL): URL | null {
  if (location.length > maxLocation) return null;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.parse(text.includes('�') ? location : text, base);
}
