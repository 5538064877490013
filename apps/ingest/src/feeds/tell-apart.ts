import type { SourceWarning } from '@newsline/contracts';
import { identityFragment, identityUrl } from '@newsline/news';
import type { ParsedArticle } from './parsed-feed.ts';

/** So many pages of notices are remembered of one feed, with addresses of so many characters. */
const mostRemembered = 100;
const longestLink = 500;

export type ToldApart = {
  readonly articles: ParsedArticle[];
  readonly warnings: readonly SourceWarning[];
  /** Links that tell no articles of this feed apart, those of earlier fetches first. */
  readonly sharedLinks: readonly string[];
};

/**
 * An id or a link that several articles of one feed have is not the identity of any: taking it for one
 * would make them one article and lose the others. Two items are one article where they have one id
 * (RFC 4287, section 4.1.1: states of it), or one link, title and date.
 *
 * @param sharedLinks what earlier fetches found: a page of notices stays one while it shows a single
 *   notice, or the next would be taken for a new version of it
 */
export function tellApart(
  articles: readonly ParsedArticle[],
  sharedLinks: readonly string[],
): ToldApart {
  const items = articles.map((article) => ({ article, link: linkOf(article) }));
  const sharedGuids = guidsOfSeveral(items);
  const shared = new Set([...sharedLinks, ...linksOfSeveral(items, sharedGuids)]);
  const shows = new Set<'shared-guids' | 'shared-links'>();
  const distinct = items.map(({ article, link }) => {
    const guidIsShared = article.guid !== null && sharedGuids.has(article.guid);
    const linkIsShared = link !== null && shared.has(link);
    if (guidIsShared) shows.add('shared-guids');
    if (linkIsShared) shows.add('shared-links');
    const urlIsShared = article.urlIsShared || linkIsShared;
    return { ...article, guid: guidIsShared ? null : article.guid, urlIsShared };
  });
  const remembered = [...shared]
    .filter(({ length }) => length <= longestLink)
    .slice(-mostRemembered);
  const warnings = [...shows].map((kind) => ({ kind }));
  return { articles: distinct, warnings, sharedLinks: remembered };
}

type Item = { readonly article: ParsedArticle; readonly link: string | null };

function linkOf({ url }: ParsedArticle): string | null {
  const page = url && identityUrl(url);
  return url && page ? page + identityFragment(url) : null;
}

/** Ids whose articles differ in title, or in both link and date. Of one link and date they are states
 *  of one, whatever their titles. */
function guidsOfSeveral(items: readonly Item[]): ReadonlySet<string> {
  const seen = new Map<string, Record<'titles' | 'links' | 'dates', Set<string>>>();
  const firstTitles = new Map<string, string>();
  for (const { article, link } of items) {
    const { guid, title } = article;
    if (guid === null) continue;
    const date = dateOf(article);
    const state = link && date && `${guid} ${link} ${date}`;
    const shown = (state && firstTitles.get(state)) || title;
    if (state) firstTitles.set(state, shown);
    const of = seen.get(guid) ?? { titles: new Set(), links: new Set(), dates: new Set() };
    seen.set(guid, of);
    of.titles.add(shown);
    of.links.add(link ?? '');
    of.dates.add(date);
  }
  const several = [...seen].filter(
    ([, { titles, links, dates }]) => titles.size > 1 || (links.size > 1 && dates.size > 1),
  );
  return new Set(several.map(([guid]) => guid));
}

function linksOfSeveral(
  items: readonly Item[],
  sharedGuids: ReadonlySet<string>,
): readonly string[] {
  const seen = new Map<string, Set<string>>();
  const firstOf = new Map<string, string>();
  for (const { article, link } of items) {
    if (link === null) continue;
    const guid = article.guid !== null && !sharedGuids.has(article.guid) ? article.guid : null;
    const date = dateOf(article);
    const item = guid !== null && date === '' ? `id ${guid}` : `${article.title} ${date}`;
    // States of one article differ in title or date, and have one id.
    const first = (guid !== null && firstOf.get(`${link} ${guid}`)) || item;
    if (guid !== null) firstOf.set(`${link} ${guid}`, first);
    seen.set(link, (seen.get(link) ?? new Set()).add(first));
  }
  return [...seen].flatMap(([link, shown]) => (shown.size > 1 ? [link] : []));
}

/** Empty where there is none. */
function dateOf({ publishedAt }: ParsedArticle): string {
  return publishedAt?.toISOString() ?? '';
}
