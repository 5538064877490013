import { addressShape, hasDay, isArticleAddress } from './address-shape.ts';
import { headlineClusters } from './headline-clusters.ts';
import { headlineWeight, median } from './headline-weight.ts';
import { listRecords, type ListRecord } from './list-records.ts';
import type { PageLink } from './page-links.ts';
import { isAhead } from './record-dates.ts';
import { partsOf, type PartsContext, type RecordParts } from './record-parts.ts';

export type ListedArticle = ListRecord & { readonly parts: RecordParts };

export type ArticleLists = {
  /** In the page's order. */
  readonly articles: readonly ListedArticle[];
  /** The tag paths of the headlines of those that are clearly one. */
  readonly paths: readonly string[];
};

type Candidate = { readonly path: string; readonly articles: readonly ListedArticle[] };

/** What must speak for a list, in points: by itself, beside one that is clearly one, or where it was one at
 *  the fetch before, however few are left of it. */
const least = { alone: 4, beside: 2, known: 3 };
/** Of these, a page must have so many articles altogether; dates make up for numbers. */
const fewest = { dated: 3, undated: 5 };
/** Where most of a list has a price, or a day to come, it is a shop's or a calendar. */
const mostOthers = 0.4;

/** The lists of articles among a page's links: all of them, whatever their sizes; null where none is clearly
 *  one.
 *  @param knownPaths of the lists that the fetch before found */
export function articleLists(
  links: readonly PageLink[],
  knownPaths: readonly string[],
  context: PartsContext,
): ArticleLists | null {
  const clusters = headlineClusters(links);
  const records = listRecords(clusters.flatMap((cluster) => cluster.links));
  const articles = records.map((record) => ({ ...record, parts: partsOf(record, context) }));
  const candidates = [...Map.groupBy(articles, ({ link }) => link.path)]
    .map(([path, all]) => ({ path, articles: all }))
    .filter((candidate) => !isOfOthers(candidate, context));
  const scored = candidates.map((candidate) => {
    const evidence = evidenceIn(candidate);
    const isKnown = evidence >= least.known && knownPaths.includes(candidate.path);
    return { ...candidate, isKnown, score: evidence + sizeOf(candidate) };
  });
  const clear = scored.filter((one) => one.isKnown || one.score >= least.alone);
  const shapes = new Set(clear.flatMap((one) => shapesOf(one)));
  const taken = scored.filter(
    (one) =>
      clear.includes(one) ||
      (one.score >= least.beside && shapesOf(one).every((shape) => shapes.has(shape))),
  );
  const found = inOrder(taken, links);
  const dated = found.filter(({ parts }) => parts.shown !== null).length;
  const isEnough =
    dated >= fewest.dated || found.length >= fewest.undated || clear.some(({ isKnown }) => isKnown);
  return isEnough && clear.length > 0
    ? { articles: found, paths: clear.map(({ path }) => path) }
    : null;
}

function inOrder(taken: readonly Candidate[], links: readonly PageLink[]): ListedArticle[] {
  const places = new Map(links.map((link, at) => [link, at]));
  const place = ({ link }: ListedArticle) => places.get(link) ?? 0;
  return taken
    .flatMap(({ articles }) => articles)
    .toSorted((one, other) => place(one) - place(other));
}

function isOfOthers({ articles }: Candidate, context: PartsContext): boolean {
  const sold = shareOf(articles, ({ parts }) => parts.hasPrice);
  const ahead = shareOf(
    articles,
    ({ parts }) => parts.shown !== null && isAhead(parts.shown, context),
  );
  return sold > mostOthers || ahead > mostOthers;
}

/** What speaks for articles, in points; weighed on pages of all kinds. */
function evidenceIn({ articles }: Candidate): number {
  const share = (has: (article: ListedArticle) => boolean) => shareOf(articles, has);
  const weight = median(articles.map(({ link }) => headlineWeight(link.text)));
  const dated = share(({ parts }) => parts.shown !== null);
  return (
    (dated >= 0.5 ? 3 : dated >= 0.25 ? 1.5 : 0) +
    (share(({ link }) => link.isHeading) >= 0.5 ? 2 : 0) +
    (share(({ parts }) => parts.summary !== '') >= 0.5 ? 2 : 0) +
    (share(({ parts }) => parts.imageUrl !== null) >= 0.5 ? 1 : 0) +
    (share(({ root }) => root.nodeName === 'ARTICLE') >= 0.5 ? 1 : 0) +
    (share(({ link }) => isArticleAddress(link.url)) >= 0.7 ? 1.5 : 0) +
    (share(({ link }) => hasDay(link.url)) >= 0.7 ? 2 : 0) +
    (weight >= 36 ? 1.5 : weight >= 28 ? 0.5 : 0)
  );
}

function sizeOf({ articles }: Candidate): number {
  if (articles.length < 3) return -3;
  return articles.length >= 8 ? 1 : articles.length >= 5 ? 0.5 : 0;
}

function shapesOf({ articles }: Candidate): string[] {
  return articles.map(({ link }) => addressShape(link.url));
}

function shareOf<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.filter(has).length / Math.max(1, items.length);
}
