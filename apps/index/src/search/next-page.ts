import type { CursorState, OutletCount, SortKey } from './cursor.ts';
import type { Candidate, Matches } from './engine.ts';
import { score, scoreOfOutlets, scoreOfRelated, type Asked } from './score.ts';

/** A match as it is shown. */
export type Ranked = {
  readonly candidate: Candidate;
  readonly score: number;
  /** See `Score`. */
  readonly missing: readonly number[];
};

type PageRequest = {
  /** Null: first-phase order, which is by time, is the order. */
  readonly asked: Asked | null;
  readonly windowSize: number;
  readonly limit: number;
  /** Of each story only the best match. */
  readonly byStory: boolean;
  /** The first window of the first page as `rank` has it, where it was taken already. */
  readonly first: readonly Ranked[] | null;
};
type Page = { readonly matches: Ranked[]; readonly next: CursorState | null };

/** The next matches, and the state of a cursor behind them; null at the end.
 *
 *  First-phase order is cut into windows, and each is shown by score. A cursor remembers where its
 *  window begins and ends and the last article shown of it. Of a story that match is shown which scores best
 *  in the first window that has any. All of that depends on the articles alone, so what arrives, goes or
 *  comes to another story meanwhile changes no order from page to page. */
export async function nextPage(
  matches: Matches,
  state: CursorState,
  { asked, windowSize, limit, byStory, first }: PageRequest,
): Promise<Page> {
  let { after, until, tellers, lastShown } = state;
  const byTime = !state.isTiered;
  const page: Ranked[] = [];
  let next: CursorState | null = null;
  for (;;) {
    const size = until ? Infinity : windowSize;
    const taken = after === null && until === null ? first : null;
    const window =
      taken ?? rank(await matches.take({ after, until, limit: size, byTime }), asked, state.now);
    if (until === null && asked !== null) tellers = tellersIn(window);
    until ??= lastOf(window);
    if (until === null) return { matches: page, next: null };
    const ranked = asked === null ? window : withOthers(window, asked, tellers);
    const best = byStory
      ? await bestOfStories(ranked, after && { until: after, byTime }, matches)
      : ranked;
    for (const match of best.filter((one) => isBehind(one, lastShown))) {
      if (page.length === limit) return { matches: page, next };
      page.push(match);
      next = { ...state, after, until, tellers, lastShown: [match.score, numberOf(match)] };
    }
    after = until;
    until = null;
    lastShown = null;
  }
}

/** Best first; of equals the one with the higher number. By time, as they come. */
export function rank(window: readonly Candidate[], asked: Asked | null, now: number): Ranked[] {
  if (asked === null)
    return window.map((candidate) => ({ candidate, score: candidate.sortKey[1], missing: [] }));
  return window
    .map((candidate) => {
      const { value, missing } = score(candidate.article, asked, now);
      return { candidate, score: value, missing };
    })
    .sort(byScore);
}

/** By what an article says beside what was asked for, and how many outlets tell its story. */
function withOthers(
  ranked: readonly Ranked[],
  asked: Asked,
  tellers: readonly OutletCount[],
): Ranked[] {
  const outlets = new Map(tellers);
  return ranked
    .map((one) => {
      const told = outlets.get(partOfNumber(one)) ?? 1;
      const others = scoreOfRelated(one.candidate.article, asked) + scoreOfOutlets(told, asked);
      return { ...one, score: one.score + others };
    })
    .sort(byScore);
}

/** Of a window. A cursor remembers them by article, so that neither what goes meanwhile nor what comes to
 *  another story moves anything. */
function tellersIn(window: readonly Ranked[]): OutletCount[] {
  const byStory = Map.groupBy(window, ({ candidate }) => candidate.storyId);
  return [...byStory.values()].flatMap((ranked): OutletCount[] => {
    if (ranked.length === 1) return [];
    const outlets = new Set(ranked.map(({ candidate }) => candidate.card().outlet));
    if (outlets.size === 1) return [];
    return ranked.map((one) => [partOfNumber(one), outlets.size]);
  });
}

/** 24 bits, which keep a cursor short: of the articles of a window hardly two share them. */
function partOfNumber(match: Ranked): number {
  return numberOf(match) % 2 ** 24;
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || numberOf(b) - numberOf(a);
}

/** Where a window ends in first-phase order. */
function lastOf(window: readonly Ranked[]): SortKey | null {
  return window.reduce<SortKey | null>((last, { candidate: { sortKey } }) => {
    return last === null || isLater(sortKey, last) ? sortKey : last;
  }, null);
}

function isLater([tier, published, doc]: SortKey, other: SortKey): boolean {
  return (tier - other[0] || other[1] - published || other[2] - doc) > 0;
}

async function bestOfStories(
  ranked: readonly Ranked[],
  before: { readonly until: SortKey; readonly byTime: boolean } | null,
  matches: Matches,
): Promise<Ranked[]> {
  const stories = [...new Set(ranked.map(({ candidate }) => candidate.storyId))];
  const met = new Set(before ? await matches.storiesUpTo(before, stories) : []);
  return ranked.filter(({ candidate: { storyId } }) => {
    const isFirst = !met.has(storyId);
    met.add(storyId);
    return isFirst;
  });
}

function isBehind(match: Ranked, lastShown: CursorState['lastShown']): boolean {
  if (lastShown === null) return true;
  const [value, number] = lastShown;
  return match.score < value || (match.score === value && numberOf(match) < number);
}

function numberOf({ candidate }: Ranked): number {
  return candidate.sortKey[2];
}
