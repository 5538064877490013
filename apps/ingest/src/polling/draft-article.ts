import { hash } from 'node:crypto';
import { articleId, identityKeys, publishedDate, readAttribution } from '@newsline/news';
import type { ParsedArticle, ParsedFeed } from '../feeds/parsed-feed.ts';
import type { PageArticle, PageHeadline } from '../pages/page-article.ts';
import type { ArticleDraft } from './detect-changes.ts';

export type DraftContext = {
  /** The source that shows it. */
  readonly sourceId: string;
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
  const { now } = context;
  const { at, from } = publishedDate([{ at: parsed.publishedAt, from: 'feed' }], {
    now,
    fetchedAt: now,
  });
  const found = readAttribution(parsed.text);
  const authors =
    parsed.authors.length > 0 ? parsed.authors.map(({ name }) => name) : found.authors;
  return {
    ...identityOf(parsed, context),
    fingerprint: fingerprint(parsed.title, parsed.summary, parsed.text),
    url: parsed.url,
    urlIsShared: parsed.urlIsShared,
    updatedAt: parsed.updatedAt,
    title: parsed.title,
    summary: parsed.summary,
    text: parsed.text === parsed.summary ? '' : found.text,
    html: parsed.text === parsed.summary ? '' : parsed.contentHtml,
    authors: [...authors],
    attribution: [...found.attribution],
    imageUrl: parsed.imageUrl,
    publishedAt: at.toISOString(),
    publishedFrom: from,
    languageHint: shortLanguage(parsed.language ?? context.language ?? feed.language),
    categories: [...new Set([...parsed.categories, ...context.folders])],
  };
}

/** A feed's article with what its page adds: the whole text, and what the feed left out. */
export function withPage(draft: ArticleDraft, page: PageArticle): ArticleDraft {
  if (page.text.length <= draft.text.length) return draft;
  const dateFromPage = draft.publishedFrom === 'fetched' && page.publishedAt !== null;
  return {
    ...draft,
    text: page.text,
    html: page.html,
    authors: draft.authors.length > 0 ? draft.authors : [...page.authors],
    attribution: [...new Set([...draft.attribution, ...page.attribution])],
    imageUrl: draft.imageUrl ?? page.imageUrl,
    ...(dateFromPage && {
      publishedAt: page.publishedAt.toISOString(),
      publishedFrom: 'page' as const,
    }),
  };
}

/** An article that was submitted as a page or a text. `url`: its address, according to the operator. */
export function draftFromPage(
  page: PageArticle,
  url: string | null,
  given: Date | null,
  context: DraftContext,
): ArticleDraft {
  const { now } = context;
  const { at, from } = publishedDate(
    [
      { at: given, from: 'feed' },
      { at: page.publishedAt, from: page.publishedFrom ?? 'page' },
    ],
    { now, fetchedAt: now },
  );
  const own = { url: page.canonicalUrl ?? url, urlIsShared: false };
  return {
    ...own,
    ...identityOf({ ...own, guid: null, title: page.title }, context),
    fingerprint: fingerprint(page.title, page.summary, page.text),
    updatedAt: null,
    title: page.title,
    summary: page.summary,
    text: page.text,
    html: page.html,
    authors: [...page.authors],
    attribution: [...page.attribution],
    imageUrl: page.imageUrl,
    publishedAt: at.toISOString(),
    publishedFrom: from,
    languageHint: shortLanguage(page.language ?? context.language),
    categories: [...context.folders],
  };
}

/** A line of a list of headlines on a page that was submitted. */
export function draftFromHeadline(headline: PageHeadline, context: DraftContext): ArticleDraft {
  const { now } = context;
  const { at, from } = publishedDate([{ at: headline.publishedAt, from: 'page' }], {
    now,
    fetchedAt: now,
  });
  const { section, category } = headline;
  const own = { url: null, urlIsShared: false };
  return {
    ...own,
    ...identityOf({ ...own, guid: null, title: headline.title }, context),
    fingerprint: fingerprint(headline.title, headline.summary, ''),
    updatedAt: null,
    title: headline.title,
    summary: headline.summary,
    text: '',
    html: '',
    authors: [],
    attribution: [],
    imageUrl: null,
    publishedAt: at.toISOString(),
    publishedFrom: from,
    languageHint: context.language,
    categories: [
      ...new Set([category, section, ...context.folders].filter((name) => name !== null)),
    ],
  };
}

/** What the article is known by. Computed here, as this
 *  runs off the event loop, once for every article at every poll. */
function identityOf(
  { guid, url, urlIsShared, title }: Pick<ParsedArticle, 'guid' | 'url' | 'urlIsShared' | 'title'>,
  { sourceId }: DraftContext,
): Pick<ArticleDraft, 'keys' | 'idIfNew'> {
  const keys = identityKeys({ sourceId, guid, url: urlIsShared ? null : url, title });
  return { keys, idIfNew: articleId(keys) };
}

/** ISO 639-1 out of BCP 47: "vi-VN" → "vi". */
function shortLanguage(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
}

function fingerprint(...parts: string[]): string {
  return hash('sha256', parts.join('\u0000'), 'base64url').slice(0, 22);
}
