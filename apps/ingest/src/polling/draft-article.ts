import { hash } from 'node:crypto';
import type { Article } from '@newsline/contracts';
import {
  articleId,
  identify,
  outletOf,
  publishedDate,
  redirectTarget,
  readAttribution,
  withoutJoiners,
  type ArticleIdentity,
  type DateCandidate,
} from '@newsline/news';
import type { ParsedArticle, ParsedFeed } from '../feeds/parsed-feed.ts';
import type { PageArticle, PageHeadline } from '../pages/page-article.ts';

/** An article as its source shows it now, before it has an id and a version. */
export type ArticleDraft = ArticleIdentity & {
  readonly content: Omit<
    Article,
    'id' | 'version' | 'sourceId' | 'sourceName' | 'outlet' | 'seenAt' | 'demonstration'
  >;
  /** The id that it gets where it is known by none of them. */
  readonly idIfNew: string;
  /** Its `url` belongs to several articles: it does not identify this one. */
  readonly urlIsShared: boolean;
  /** Of what the source itself shows, without what its page adds: it differs exactly where a reader
   *  would say that the source changed it. A new date alone is no change. */
  readonly fingerprint: string;
  /** The source says only on which day it was published, or how long ago. */
  readonly dateIsVague?: true;
  /** When the source says it last changed it; orders several states of one article. */
  readonly updatedAt: Date | null;
};

export type DraftContext = {
  /** The source that shows it. */
  readonly sourceId: string;
  /** The outlets that the source is of, as `outletOf` has them. */
  readonly outlets: readonly string[];
  readonly now: Date;
  /** ISO 639-1 where the operator or the feed says it. */
  readonly language: string | null;
  /** The operator's folders. */
  readonly folders: readonly string[];
};

/** An article as a feed shows it. */
export function draftFromFeed(
  parsed: ParsedArticle,
  feed: ParsedFeed['feed'],
  context: DraftContext,
): ArticleDraft {
  const { title, summary, imageUrl, enclosures, publishedAt } = parsed;
  // Readers are not sent the long way, and the outlet is the article's.
  const url = parsed.url && (redirectTarget(parsed.url) ?? parsed.url);
  const { authors, attribution, text } = readAttribution(parsed.text);
  const hasText = parsed.text !== summary;
  const named = parsed.authors.map(({ name }) => name);
  const content = {
    url,
    title,
    summary,
    text: hasText ? text : '',
    html: hasText ? parsed.contentHtml : '',
    authors: named.length > 0 ? named : [...authors],
    attribution: [...attribution],
    imageUrl,
    enclosures: [...enclosures],
    ...dated([{ at: publishedAt, from: 'feed' }], context),
    languageHint: shortLanguage(parsed.language ?? context.language ?? feed.language),
    categories: [...new Set([...parsed.categories, ...context.folders])],
  };
  const isListed = feed.format === 'list';
  const shownText = isListed ? '' : parsed.text;
  const drafted = draft(content, { ...parsed, shownText, isListed }, context);
  return parsed.publishedIsVague ? { ...drafted, dateIsVague: true } : drafted;
}

/** A feed's article with what its page adds: the whole text, and what the feed left out. */
export function withPage(draft: ArticleDraft, page: PageArticle): ArticleDraft {
  const { content } = draft;
  if (page.text.length <= content.text.length) return draft;
  const dateFromPage = content.publishedFrom === 'fetched' && page.publishedAt !== null;
  return {
    ...draft,
    content: {
      ...content,
      text: page.text,
      html: page.html,
      authors: content.authors.length > 0 ? content.authors : [...page.authors],
      attribution: [...new Set([...content.attribution, ...page.attribution])],
      imageUrl: content.imageUrl ?? page.imageUrl,
      ...(dateFromPage && {
        publishedAt: page.publishedAt.toISOString(),
        publishedFrom: 'page' as const,
      }),
    },
  };
}

/** An article that was submitted as a page or a text.
 *  @param url its address, according to the operator
 *  @param publishedAt its date, according to the operator */
export function draftFromPage(
  page: PageArticle,
  url: string | null,
  publishedAt: Date | null,
  context: DraftContext,
): ArticleDraft {
  const { title, summary, text, html, imageUrl } = page;
  const candidates = [
    { at: publishedAt, from: 'feed' },
    { at: page.publishedAt, from: page.publishedFrom ?? 'page' },
  ] as const;
  const content = {
    url: urlOfPage(page, url),
    title,
    summary,
    text,
    html,
    authors: [...page.authors],
    attribution: [...page.attribution],
    imageUrl,
    enclosures: [],
    ...dated(candidates, context),
    languageHint: shortLanguage(page.language ?? context.language),
    categories: [...context.folders],
  };
  return draft(content, submitted, context);
}

/** A page names its own address as its author likes: of the address that it was found at, only the
 *  outlet's own word counts. */
function urlOfPage({ canonicalUrl }: PageArticle, url: string | null): string | null {
  if (url === null || canonicalUrl === null) return url ?? canonicalUrl;
  return outletOf(canonicalUrl) === outletOf(url) ? canonicalUrl : url;
}

/** A line of a list of headlines on a page that was submitted. */
export function draftFromHeadline(headline: PageHeadline, context: DraftContext): ArticleDraft {
  const { title, summary, section, category, publishedAt } = headline;
  const named = [category, section].filter((name) => name !== null);
  const content = {
    url: null,
    title,
    summary,
    text: '',
    html: '',
    authors: [],
    attribution: [],
    imageUrl: null,
    enclosures: [],
    ...dated([{ at: publishedAt, from: 'page' }], context),
    languageHint: context.language,
    categories: [...new Set([...named, ...context.folders])],
  };
  return draft(content, submitted, context);
}

type Origin = Pick<ParsedArticle, 'guid' | 'urlIsShared' | 'publishedAt' | 'updatedAt'> & {
  /** The text as the source shows it; that of the draft by default. */
  readonly shownText?: string;
  /** A page lists it. */
  readonly isListed?: boolean;
};

const submitted: Origin = {
  guid: null,
  urlIsShared: false,
  publishedAt: null,
  updatedAt: null,
};

/** Adds the keys and the fingerprint. Computed here, as this runs off the event loop, once for every
 *  article at every poll. */
function draft(
  content: ArticleDraft['content'],
  { guid, urlIsShared, publishedAt, updatedAt, shownText = content.text, isListed }: Origin,
  { sourceId, outlets }: DraftContext,
): ArticleDraft {
  const { title, summary, url } = content;
  const known = { sourceId, outlets, guid, url, urlIsShared, title: keyTitle(title) };
  const identity = identify({ ...known, publishedAt });
  // Without joiners: a text that was stored without them is no other text.
  // On a page an article has a summary at the top and none further down: its headline alone counts.
  const parts = isListed ? [title] : [title, summary, shownText];
  const shown = withoutJoiners(parts.join('\u0000'));
  const fingerprint = hash('sha256', shown, 'base64url').slice(0, 22);
  const idIfNew = articleId(identity.keys);
  return { ...identity, content, idIfNew, urlIsShared, fingerprint, updatedAt };
}

/** A title is a key as a whole, and nobody writes such a long one. */
function keyTitle(title: string): string {
  return title.length > 2_000 ? `sha256:${hash('sha256', title)}` : title;
}

function dated(
  candidates: readonly DateCandidate[],
  { now }: DraftContext,
): Pick<Article, 'publishedAt' | 'publishedFrom'> {
  const { at, from } = publishedDate(candidates, { now, fetchedAt: now });
  return { publishedAt: at.toISOString(), publishedFrom: from };
}

/** ISO 639-1 out of BCP 47: "vi-VN" → "vi". */
function shortLanguage(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
}
