import { textBlocks } from '../pages/block-text.ts';
import { textStart } from '../pages/element-text.ts';
import { metaOf } from '../pages/page-queries.ts';
import { hasDay, hasLongNumber, headlineWords, isMadeLike, isNumbered } from './address-shape.ts';
import { headlineWeight, median } from './headline-weight.ts';
import { isAroundContent } from './page-regions.ts';
import type { ListedArticle } from './article-lists.ts';

/** Characters of running text outside of its lists: a section may introduce itself. */
const most = { ofAnArticle: 400, ofAnyPage: 1_200 };
/** Of the text of its lists. */
const mostShare = 0.8;
/** In letters. */
const leastHeadline = 24;
/** Of an address: sections have fewer. Many templates call every page an article. */
const leastWords = 6;
const leastWordShare = 0.6;
const leastParagraph = 80;
const mostLinked = 0.3;

/** Whether a page is there for an article of its own, and its lists are of related ones: by its address,
 *  which is like theirs, or by the running text that stands outside of them. */
export function isArticlePage(
  document: Document,
  url: string,
  listed: readonly ListedArticle[],
): boolean {
  const isSaid = /^(?:article|news|blog)/iu.test(metaOf(document)('og:type') ?? '');
  if (isAddressedLike(url, listed)) return true;
  if (isSaid && (hasDay(url) || hasLongNumber(url) || headlineWords(url) >= leastWords))
    return true;
  const roots = new Set(listed.flatMap(({ root, beside }) => [root, ...beside]));
  let length = 0;
  const skipped = {
    read: (element: Element) =>
      roots.has(element) || isAroundContent(element, { inContent: true, holdsMost: true })
        ? null
        : undefined,
  };
  for (const { text, linkShare, kind } of textBlocks(document.body, skipped))
    if (kind !== 'heading' && text.length >= leastParagraph && linkShare <= mostLinked)
      length += text.length;
  const inLists = listed.reduce(
    (sum, { link, parts }) => sum + link.text.length + parts.summary.length,
    0,
  );
  if (length > most.ofAnyPage && length > inLists * mostShare) return true;
  return (
    (isSaid || hasHeadline(document)) && length > most.ofAnArticle && length > inLists * mostShare
  );
}

/** A section may have a name of some words in its address, but fewer than its articles. */
function isAddressedLike(url: string, listed: readonly ListedArticle[]): boolean {
  const theirs = listed.map(({ link }) => link.url);
  const usual = median(theirs.map(headlineWords));
  const isOne = isNumbered(url) || headlineWords(url) >= Math.max(3, usual * leastWordShare);
  return isOne && theirs.some((article) => isMadeLike(url, article));
}

/** A section's heading says less than a headline, and a headline that is a link leads elsewhere. */
function hasHeadline(document: Document): boolean {
  return [...document.querySelectorAll('h1')]
    .slice(0, 20)
    .some(
      (heading) =>
        heading.closest('a') === null &&
        heading.querySelector('a') === null &&
        headlineWeight(textStart(heading, 300)) >= leastHeadline,
    );
}
