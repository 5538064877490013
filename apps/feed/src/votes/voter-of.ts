import { createHmac } from 'node:crypto';
import type { VoteKeys } from './story-votes.ts';

/** Who votes, as the request says it. Kept nowhere. */
export type Reader = {
  /** What the browser was given when it voted; null where it has nothing. */
  readonly token: string | null;
  readonly network: string;
  /** Its User-Agent. */
  readonly agent: string;
};

/** How much of a User-Agent tells readers of one network apart. */
const longestAgent = 500;

/** A reader's mark on one story: the same for the same reader and story, and without the key nobody can
 *  tell it from a mark of somebody else, nor from the same reader's on another story. A browser is known by
 *  its token, 128 random bits that only the browser keeps; another client by its network and its name,
 *  under a key that is thrown away with the day. */
export function voterOf(keys: VoteKeys, storyId: string, reader: Reader): string {
  const { token, network, agent } = reader;
  if (token !== null) return mark(keys.lasting, ['token', storyId, token]);
  return mark(keys.daily, ['client', storyId, network, agent.slice(0, longestAgent)]);
}

/** A network's mark on one story, on one day. */
export function networkMark(keys: VoteKeys, storyId: string, { network }: Reader): string {
  return mark(keys.daily, ['network', storyId, network]);
}

/** HMAC-SHA-256 (RFC 2104), cut to 128 bits as its section 5 allows. As JSON, as no two lists are written
 *  alike. */
function mark(key: Buffer, parts: readonly string[]): string {
  const digest = createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return digest.subarray(0, 16).toString('base64url');
}
