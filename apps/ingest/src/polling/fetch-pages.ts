import type { KnownArticle } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';
import type { ArticleDraft } from './draft-article.ts';
import { fetchPage, type PageControl } from './fetch-page.ts';
import type { PollNotes } from './poll-notes.ts';

/** Drafts with what is known of each, in order. */
export type KnownDrafts = {
  readonly drafts: readonly ArticleDraft[];
  readonly known: readonly (KnownArticle | null)[];
};

export type PagePlan = {
  /** Nothing more is fetched for these. */
  readonly complete: KnownDrafts;
  /** Each is one article, with the states that the feed shows of it: what is known of an article is
   *  told and remembered of all its states at once. */
  readonly withPages: readonly KnownDrafts[];
  /** Articles whose pages are left out because there are too many. */
  readonly leftOut: number;
};

/** A text of this many characters or more is an article, not a summary. */
const minFullText = 1_200;

/** Which articles' pages are to be fetched: of those that are new or that their feed has changed, where
 *  the feed has only a summary.
 *  @param most the first so many are taken; pages of the others are not fetched later, either: what
 *    the feed says of them is announced, and nothing remembers that it may be a part */
export function planPages({ drafts, known }: KnownDrafts, most: number): PagePlan {
  const groups = groupByKeys(drafts, known);
  const wanted = groups.filter((group) => group.some((at) => needsPage(drafts[at], known[at])));
  const withPages = wanted.slice(0, most);
  const taken = new Set(withPages.flat());
  const select = (positions: readonly number[]): KnownDrafts => ({
    drafts: positions.flatMap((at) => drafts[at] ?? []),
    known: positions.map((at) => known[at] ?? null),
  });
  return {
    complete: select([...drafts.keys()].filter((at) => !taken.has(at))),
    withPages: withPages.map(select),
    leftOut: wanted.length - withPages.length,
  };
}

function needsPage(draft?: ArticleDraft, known?: KnownArticle | null): boolean {
  if (!draft) return false;
  const { fingerprint } = known ?? {};
  const isNew = !known || (fingerprint !== null && fingerprint !== draft.fingerprint);
  const { url, text, enclosures } = draft.content;
  if (url === null || draft.urlIsShared || enclosures.some((one) => one.url === url)) return false;
  return isNew && text.length < minFullText;
}

/** The positions of drafts that are one article, as they share a key or are known as one; in the feed's
 *  order. Sets are joined as in any disjoint-set forest (Galler and Fischer, 1964). */
function groupByKeys(
  drafts: readonly ArticleDraft[],
  known: KnownDrafts['known'],
): readonly (readonly number[])[] {
  const parents = [...drafts.keys()];
  const rootOf = (at: number): number => {
    let root = at;
    for (let up = parents[root]; up !== undefined && up !== root; up = parents[root]) {
      parents[root] = parents[up] ?? up;
      root = up;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [at, { keys, idIfNew }] of drafts.entries()) {
    for (const name of [...keys, known[at]?.articleId ?? idIfNew]) {
      const first = firstWith.get(name);
      if (first === undefined) firstWith.set(name, at);
      else parents[rootOf(at)] = rootOf(first);
    }
  }
  return [...Map.groupBy(drafts.keys(), rootOf).values()];
}

/** The drafts of an article with the texts of their pages. A page that cannot be fetched or read, or
 *  not in time, leaves its draft as it is.
 *  @param of the id of their source
 *  @param notes what was cut off pages, and why pages were left out, is added to it
 *  @throws when polling is being stopped: the article is left for the next poll */
export async function fetchPages(
  { drafts, known }: KnownDrafts,
  of: string,
  dependencies: IngestDependencies,
  control: PageControl,
  notes: PollNotes,
): Promise<KnownDrafts> {
  const completed: ArticleDraft[] = [];
  for (const [at, draft] of drafts.entries()) {
    const isWanted = needsPage(draft, known[at]) && !control.outOfTime.aborted;
    completed.push(isWanted ? await fetchPage(draft, of, dependencies, control, notes) : draft);
  }
  return { drafts: completed, known };
}
