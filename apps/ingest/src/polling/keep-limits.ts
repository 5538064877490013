import { hash } from 'node:crypto';
import type { ParsedArticle, FeedHead } from '../feeds/parsed-feed.ts';
import type { PageArticle, PageHeadline } from '../pages/page-article.ts';
import type { ArticleDraft } from './draft-article.ts';
import { cutBytes, cutText } from './cut-text.ts';
import { defaultLimits, type ArticleLimits } from './article-limits.ts';
import { type Cuts, mostEnclosures } from './cuts.ts';

/** A name, in characters. */
const longestName = 200;
/** A page of ten players is one that nobody reads to its end. */
/** Of a source's own id; a longer one is known by its hash. */
const longestGuid = 2_000;

/** The newest articles, in the feed's order. One without a date is as old as the one before it: feeds
 *  begin with their newest. A date in the future wins nothing. */
export function newestArticles(
  articles: readonly ParsedArticle[],
  { articles: most }: ArticleLimits,
  now: Date,
  cuts: Cuts,
): readonly ParsedArticle[] {
  if (articles.length <= most) return articles;
  cuts.tooMany(articles.length);
  let before = now.getTime();
  const dated = articles.map(({ publishedAt, updatedAt }, at) => {
    const date = (publishedAt ?? updatedAt)?.getTime();
    if (date !== undefined && Number.isFinite(date)) before = Math.min(date, now.getTime());
    return { at, date: before };
  });
  const newest = dated.sort((a, b) => b.date - a.date || a.at - b.at).slice(0, most);
  const kept = newest.map(({ at }) => at).sort((a, b) => a - b);
  return kept.flatMap((at) => articles[at] ?? []);
}

/** Before a draft is made of it: its lists, so that the operator's folders stay, and its id.
 *  Texts are cut later, as the draft's fingerprint and keys are of what the source shows. */
export function withinLists(
  article: ParsedArticle,
  { names }: ArticleLimits,
  cuts: Cuts,
): ParsedArticle {
  const { authors, categories, enclosures, guid } = article;
  const limited = {
    authors: authors.slice(0, names).map((author) => ({ ...author, name: cutName(author.name) })),
    categories: fewNames(categories, names),
    enclosures: enclosures.slice(0, mostEnclosures).map((enclosure) => ({
      ...enclosure,
      type: enclosure.type && cutName(enclosure.type),
    })),
  };
  if (Math.max(authors.length, categories.length) > names) cuts.note('names');
  if (enclosures.length > mostEnclosures) cuts.note('enclosures');
  const isLong = guid !== null && guid.length > longestGuid;
  return { ...article, ...limited, guid: isLong ? `sha256:${hash('sha256', guid)}` : guid };
}

export function headlineWithin(
  headline: PageHeadline,
  limits: ArticleLimits,
  cuts: Cuts,
): PageHeadline {
  const { section, category } = headline;
  const title = cutText(headline.title, limits.title);
  const summary = cutText(headline.summary, limits.summary);
  if (title !== headline.title) cuts.note('title');
  if (summary !== headline.summary) cuts.note('summary');
  const names = { section: section && cutName(section), category: category && cutName(category) };
  return { ...headline, title, summary, ...names };
}

type Texts = Pick<PageArticle, 'title' | 'summary' | 'text' | 'html' | 'authors' | 'attribution'>;

export function draftWithin(draft: ArticleDraft, limits: ArticleLimits, cuts: Cuts): ArticleDraft {
  const content = { ...draft.content, ...textsWithin(draft.content, limits, cuts) };
  return { ...draft, content };
}

export function pageWithin(page: PageArticle, limits: ArticleLimits, cuts: Cuts): PageArticle {
  return { ...page, ...textsWithin(page, limits, cuts) };
}

function textsWithin(
  content: Texts,
  limits: ArticleLimits,
  cuts: Cuts,
): { [Field in keyof Texts]: Field extends 'authors' | 'attribution' ? string[] : string } {
  const title = cutText(content.title, limits.title);
  const summary = cutText(content.summary, limits.summary);
  const text = cutBytes(content.text, limits.text);
  if (title !== content.title) cuts.note('title');
  if (summary !== content.summary) cuts.note('summary');
  // Half of the markup is no well-formed markup, and would show more than the text does.
  const isCut = text !== content.text || Buffer.byteLength(content.html) > limits.text;
  if (isCut) cuts.note('text');
  const { authors, attribution } = content;
  if (Math.max(authors.length, attribution.length) > limits.names) cuts.note('names');
  return {
    title,
    summary,
    text,
    html: isCut ? '' : content.html,
    authors: fewNames(authors, limits.names),
    attribution: fewNames(attribution, limits.names),
  };
}

/** What polls use of a feed's head. */
export function headWithin(head: FeedHead): FeedHead {
  return {
    ...head,
    title: cutName(head.title),
    description: cutText(head.description, defaultLimits.summary),
    copyright: cutText(head.copyright, defaultLimits.summary),
    language: head.language?.slice(0, 35) ?? null,
    authors: head.authors.slice(0, defaultLimits.names),
    categories: fewNames(head.categories, defaultLimits.names),
  };
}

function fewNames(all: readonly string[], most: number): string[] {
  return [...new Set(all.slice(0, most).map(cutName))];
}

function cutName(name: string): string {
  return cutText(name, longestName);
}
