import { hash } from 'node:crypto';

import { hasTracking, identityFragment, identityUrl } from './identity-url.ts';
import { outletOf } from './outlet.ts';
import { storyNumber } from './story-number.ts';
import { oneLine, withoutJoiners } from './text.ts';

/** An article as a source shows it. */
export type ShownArticle = {
  /** The source in which the article was found; scopes what is only unique inside it. */
  sourceId?: string;
  /** The outlets that the source is of, as `outletOf` has them: for their articles its word counts. They
   *  are one outlet, by the name of the last. */
  outlets?: readonly string[];
  /** The id that the source itself gives: RSS guid, Atom id, JSON Feed id. Leave it out where one
   *  fetch of the feed gives it to several articles. */
  guid?: string | null;
  /** The article's own page, absolute. */
  url?: string | null;
  /** Several articles have this page: it tells whose they are, and no more. */
  urlIsShared?: boolean;
  title: string;
  /** As the source says it; tells articles apart that have nothing but a title. */
  publishedAt?: Date | null;
};

export type ArticleIdentity = {
  /** Under which it may already be known, most telling first, never empty. Two articles are one if
   *  they have any key in common. */
  readonly keys: readonly string[];
  /** Under which it may be known as well, where more speaks for it. In the field's words blocking
   *  keys: they say which records are worth comparing. */
  readonly candidates: readonly CandidateKey[];
  /** What it is recorded under beside `keys`, for the candidates of others. */
  readonly recorded: readonly string[];
  /** The outlet that the article is of, if the source is of that outlet as well, by the name that the
   *  source has for it; null: the source only points to it, or nobody can tell whose it is. */
  readonly outlet: string | null;
};

/** `evidence`: what has to speak for it besides. `same`: title and date are. `alike`: the date is, or
 *  the words are alike. `dated`: the date is. */
export type CandidateKey = {
  readonly key: string;
  readonly evidence: 'same' | 'alike' | 'dated';
};

/** Ids shorter than this ("17") count something inside one feed; two feeds of an outlet may both
 *  have them for different articles. Longer ones come from the outlet's editorial system. */
const shortestOutletWideGuid = 6;

/**
 * What tells an article from all others:
 * - `link:` the link as `identityUrl` has it, with its fragment where that tells items apart, and the
 *   guid where it is a link of the same outlet;
 * - `guid:` any other guid: within the outlet where the source is of it, so that one article under two
 *   links in two feeds of an outlet is one; else, and where it is very short, within the source;
 * - `title:` the title in lower case, and its date, within the source, only where there is nothing else.
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
  const { sourceId = '', outlets = [] } = shown;
  const given = shown.guid?.trim() ?? '';
  const permalink = articleLink(given);
  const guid = opaqueGuid(given, permalink);
  const shownLink = articleLink(shown.url);
  const isProxied = shownLink && permalink && !isOf(outlets, shownLink) && isOf(outlets, permalink);
  const ownLink = shown.urlIsShared ? null : shownLink;
  const link = isProxied ? permalink : (ownLink ?? permalink);
  const owner = link ?? shownLink;
  const linkOutlet = owner && outletOf(owner.href);
  const isOwn = linkOutlet !== null && outlets.includes(linkOutlet);
  const outlet = isOwn ? (outlets.at(-1) ?? null) : null;
  const titleKeys = keysOfTitle(shown, sourceId);
  if (!link || linkOutlet === null) {
    if (!guid) return { ...titleKeys, recorded: [], outlet };
    // Known within the source before its page was known to be shared.
    const keys = [...new Set([guidKey(guid, sourceId, outlet), guidKey(guid, sourceId, null)])];
    return { keys, candidates: [], recorded: [], outlet };
  }
  const keys = [`link:${link.href}`];
  const isSamePage = permalink?.page === link.page;
  if (permalink && !guid && !isSamePage && outletOf(permalink.href) === linkOutlet)
    keys.push(`link:${permalink.href}`);
  else if (guid || (permalink && !isSamePage)) {
    keys.push(guidKey(guid || given, sourceId, permalink ? null : outlet));
  }
  const others = candidatesOf(link, linkOutlet);
  const recorded = [
    ...(link.href === link.page ? [] : [`page:${link.page}`]),
    // A stranger's article under an outlet's number would stand in the way of the outlet's own.
    ...(others.number !== null && outlet !== null ? [others.number] : []),
    ...(given === '' ? titleKeys.keys : []),
  ];
  return { keys, candidates: others.candidates, recorded, outlet };
}

/** A link as a key. `page`: without the fragment that tells its articles apart. */
type ArticleLink = { readonly href: string; readonly page: string };

function candidatesOf(
  { href, page }: ArticleLink,
  outlet: string,
): { readonly candidates: readonly CandidateKey[]; readonly number: string | null } {
  const found = storyNumber(href);
  const number = found && `number:${outlet}:${found}`;
  const pages = href === page ? [] : [`link:${page}`];
  return {
    candidates: [
      ...[...pages, `page:${page}`].map((key) => ({ key, evidence: 'same' as const })),
      ...(number ? [{ key: number, evidence: 'alike' as const }] : []),
    ],
    number,
  };
}

function keysOfTitle(
  { title, publishedAt }: ShownArticle,
  sourceId: string,
): Pick<ArticleIdentity, 'keys' | 'candidates'> {
  const undated = `title:${sourceId}:${lowerCase(title)}`;
  if (!publishedAt) return { keys: [undated], candidates: [] };
  // Known so before dates counted.
  const candidates = [{ key: undated, evidence: 'dated' as const }];
  return { keys: [`${undated}@${publishedAt.toISOString()}`], candidates };
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

function guidKey(guid: string, sourceId: string, outlet: string | null): string {
  const isOutletWide = outlet !== null && guid.length >= shortestOutletWideGuid;
  return `guid:${isOutletWide ? outlet : sourceId}:${guid}`;
}

/** A guid that is no link to the article. The address of a home page tells no articles apart, unless
 *  by a fragment. One that would lose a part as a link is taken by the letter, as its publisher means it. */
function opaqueGuid(given: string, permalink: ArticleLink | null): string {
  if (!/^https?:\/\//iu.test(given)) return given;
  return permalink && hasTracking(given) ? given : '';
}

function isOf(outlets: readonly string[], { href }: ArticleLink): boolean {
  return outlets.includes(outletOf(href));
}

/** Without joiners: they were taken out of titles once, and articles are known by these keys. */
function lowerCase(title: string): string {
  return withoutJoiners(oneLine(title)).toLowerCase();
}

function articleLink(url: string | null | undefined): ArticleLink | null {
  const page = url ? identityUrl(url) : null;
  if (!url || page === null) return null;
  const fragment = identityFragment(url);
  const isHome = /^https:\/\/[^/]+\/?$/u.test(page);
  return isHome && fragment === '' ? null : { href: page + fragment, page };
}
