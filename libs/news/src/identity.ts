import { hash } from 'node:crypto';

import { identityUrl } from './identity-url.ts';
import { outletOf } from './outlet.ts';
import { oneLine } from './text.ts';

/** An article as a source shows it. */
export type ShownArticle = {
  /** The source in which the article was found; scopes what is only unique inside it. */
  sourceId?: string;
  /** The outlets that the source is of, as `outletOf` has them: for their articles its word counts. */
  outlets?: readonly string[];
  /** The id that the source itself gives: RSS guid, Atom id, JSON Feed id. Leave it out where one
   *  fetch of the feed gives it to several articles. */
  guid?: string | null;
  /** The article's own page, absolute. Leave it out where several articles share it. */
  url?: string | null;
  title: string;
};

export type ArticleIdentity = {
  /** Under which it may already be known, most telling first, never empty. Two articles are one if
   *  they have any key in common. */
  readonly keys: readonly string[];
  /** The outlet that the article is of, if the source is of that outlet as well; null: the source only
   *  points to it, or nobody can tell whose it is. */
  readonly outlet: string | null;
};

/** Ids shorter than this ("17") count something inside one feed; two feeds of an outlet may both
 *  have them for different articles. Longer ones come from the outlet's editorial system. */
const shortestOutletWideGuid = 6;

/**
 * What tells an article from all others:
 * - `link:` the link as `identityUrl` has it, and the guid where it is a link of the same outlet;
 * - `guid:` any other guid: within the outlet where the source is of it, so that one article under two
 *   links in two feeds of an outlet is one; else, and where it is very short, within the source;
 * - `title:` the title in lower case within the source, only where there is nothing else.
 *
 * No source can say that an article of another outlet is the same as a third one: what it says of
 * strangers' articles beside the link stays within the source. Where the link leads elsewhere and the
 * guid is a link of the source's own outlet (a link blog, a proxy that counts clicks), the guid alone
 * is the article's link.
 *
 * A guid that changes at each fetch does no harm: the link is found. A link to a home page is no
 * key: feeds of notices link there for want of an article page.
 *
 * An article has one id for life, so whoever stores articles looks up every key, keeps the id that
 * any of them already has, and records the rest under it. Only if none is known is the id
 * `articleId` of these keys. If two are known under different ids, the first key's id stays.
 */
export function identify(shown: ShownArticle): ArticleIdentity {
  const { sourceId = '', outlets = [], title } = shown;
  const given = shown.guid?.trim() ?? '';
  const permalink = articleLink(given);
  // The address of a home page tells no articles apart.
  const guid = /^https?:\/\//iu.test(given) && !permalink ? '' : given;
  const shownLink = articleLink(shown.url);
  const isProxied = shownLink && permalink && !isOf(outlets, shownLink) && isOf(outlets, permalink);
  const link = isProxied ? permalink : (shownLink ?? permalink);
  if (!link) {
    const key = guid ? `guid:${sourceId}:${guid}` : `title:${sourceId}:${lowerCase(title)}`;
    return { keys: [key], outlet: null };
  }
  const linkOutlet = outletOf(link);
  const outlet = outlets.includes(linkOutlet) ? linkOutlet : null;
  const keys = [`link:${link}`];
  if (permalink && permalink !== link && outletOf(permalink) === linkOutlet)
    keys.push(`link:${permalink}`);
  else if (guid && permalink !== link) {
    const isOutletWide = outlet !== null && guid.length >= shortestOutletWideGuid && !permalink;
    keys.push(`guid:${isOutletWide ? outlet : sourceId}:${guid}`);
  }
  return { keys, outlet };
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

function isOf(outlets: readonly string[], link: string): boolean {
  return outlets.includes(outletOf(link));
}

function lowerCase(title: string): string {
  return oneLine(title).toLowerCase();
}

function articleLink(url: string | null | undefined): string | null {
  const link = url ? identityUrl(url) : null;
  return link && !/^https:\/\/[^/]+\/?$/u.test(link) ? link : null;
}
