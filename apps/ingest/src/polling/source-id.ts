import { createHash } from 'node:crypto';

/** A source's id, made from the address under which it was first added: readable, unique, safe in
 *  addresses and file names. */
export function sourceIdOf(url: string): string {
  const host = new URL(url).hostname.replace(/^www\./, '').replace(/[^a-z0-9]+/g, '-');
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 8);
  return `${host.slice(0, 40)}-${hash}`;
}
