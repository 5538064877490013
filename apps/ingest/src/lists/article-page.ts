import { textBlocks } from '../pages/block-text.ts';
import { textStart } from '../pages/element-text.ts';
import { metaOf } from '../pages/page-queries.ts';
import { addressShape, isArticleAddress } from './address-shape.ts';
import { headlineWeight } from './headline-weight.ts';
import { isAroundContent } from './page-regions.ts';
import type { ListedArticle } from './article-lists.ts';

/** Characters of running text outside of its lists: a section may introduce itself. */
const most = { ofAnArticle: 400, ofAnyPage: 1_200 };
/** Of the text of its lists. */
const mostShare = 0.8;
/** In letters. */
const leastHeadline = 24;
const leastParagraph = 80;
const mostLinked = 0.3;

/** Whether a page is there for an article of its own, and its lists are of related ones: by its address,
 *  which is like theirs, or by the running text that stands outside of them. */
export function isArticlePage(
  document: Document,
  url: string,
  listed: readonly ListedArticle[],
): boolean {
  const shape = addressShape(url);
  const isSaid = /^(?:article|news|blog)/iu.test(metaOf(document)('og:type') ?? '');
  if (isArticleAddress(url))
    if (isSaid || listed.some(({ link }) => addressShape(link.url) === shape)) return true;
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
