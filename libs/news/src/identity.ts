import { hash } from 'node:crypto';

import { identityUrl, outletOf } from './identity-url.ts';
import { oneLine } from './text.ts';

export type ArticleIdentity = {
  /** The source in which the article was found; scopes what is only unique inside it. */
  sourceId?: string;
  /** The id that the source itself gives: RSS guid, Atom id, JSON Feed id. Leave it out where one
   *  fetch of the feed gives it to several articles. */
  guid?: string | null;
  /** The article's own page, absolute. Leave it out where several articles share it. */
  url?: string | null;
  title: string;
};

/** Ids shorter than this ("17") count something inside one feed; two feeds of an outlet may both
 *  have them for different articles. Longer ones come from the outlet's editorial system. */
const shortestOutletWideGuid = 6;

/**
 * The keys under which an article may already be known, most telling first, never empty. Two
 * articles are one if they have any key in common:
 * - `link:` the link as `identityUrl` has it, and the guid where it is a link itself;
 * - `guid:` any other guid, within the outlet (the link's registrable host), so that one article
 *   under two links in two feeds of an outlet is one; very short ones within the source;
 * - `title:` the title in lower case within the source, only where there is nothing else.
 *
 * A guid that changes at each fetch does no harm: the link is found. A link to a home page is no
 * key: feeds of notices link there for want of an article page.
 *
 * An article has one id for life, so whoever stores articles looks up every key, keeps the id that
 * any of them already has, and records the rest under it. Only if none is known is the id
 * `articleId` of these keys. If two are known under different ids, the first key's id stays.
 */
export function identityKeys({ sourceId = '', guid, url, title }: ArticleIdentity): string[] {
  const link = articleLink(url);
  const opaque = guid?.trim() ?? '';
  const permalink = /^https?:/iu.test(opaque) ? articleLink(opaque) : null;
  const outlet = link && opaque.length >= shortestOutletWideGuid ? outletOf(link) : sourceId;
  const keys = new Set<string>();
  if (link) keys.add(`link:${link}`);
  if (permalink) keys.add(`link:${permalink}`);
  if (opaque && !/^https?:\/\//iu.test(opaque)) keys.add(`guid:${outlet}:${opaque}`);
  if (keys.size === 0) keys.add(`title:${sourceId}:${oneLine(title).toLowerCase()}`);
  return [...keys];
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The id of an article that is known under none of its identity keys: 22 characters, safe in URLs
 *  and file names, the same on every machine. 128 bits of SHA-256 over the first key. */
export function articleId([key = '']: readonly string[]): string {
  // Of the 22nd digit only the upper two bits are within the 128. A digest as text takes a quarter
  // of the time of one as bytes.
  const digest = hash('sha256', key, 'base64url');
  return digest.slice(0, 21) + 'AQgw'.charAt(base64url.indexOf(digest.charAt(21)) >> 4);
}

function articleLink(url: string | null | undefined): string | null {
  const link = url ? identityUrl(url) : null;
  return link && !/^https:\/\/[^/]+\/?$/u.test(link) ? link : null;
}
