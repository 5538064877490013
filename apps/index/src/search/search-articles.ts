import type { FoundArticles, SearchAnswer, SearchRequest } from '../search-index.ts';
import type { Acronym } from './acronyms.ts';
import { readCursor, writeCursor, type CursorState } from './cursor.ts';
import type { Candidate, Matches, SearchEngine } from './engine.ts';
import { asksForNewest, fillersIn } from './fillers.ts';
import { highlight, snippet } from './highlight.ts';
import { lookupOf } from './lookup.ts';
import { nextPage, rank, type Ranked } from './next-page.ts';
import { planQuery } from './plan-query.ts';
import { parseQuery, type Query } from './query.ts';
import { relatedWords } from './related-words.ts';
import { correctedText, typedForms, type Form } from './query-plan.ts';
import type { TitleSample } from './title-sample.ts';

/** What a search needs beside an engine. */
export type SearchOptions = {
  readonly acronyms: readonly Acronym[];
  readonly now: () => Date;
  /** IANA name of the time zone that days are counted in. */
  readonly zone: string;
  readonly titles: TitleSample;
  readonly windowSize: WindowSize;
};

/** First-phase order is cut into windows of so many, and each is shown by score, which needs the article's
 *  text: some twenty microseconds each. */
export type WindowSize = {
  readonly complete: number;
  /** Where near matches come as well, of which the first phase knows less. */
  readonly near: number;
};

/** Answers a search: understands the query, has an engine look it up, and ranks, groups, pages and
 *  highlights what it found. */
export async function searchArticles(
  request: SearchRequest,
  engine: SearchEngine,
  { acronyms, now: clock, titles, windowSize }: SearchOptions,
): Promise<SearchAnswer> {
  const query = parseQuery(request.text);
  if (query.clauses.length + query.exclusions.length === 0 && query.text.trim() !== '')
    return nothing;
  const read = request.cursor === undefined ? null : readCursor(request.cursor, request);
  if (read?.kind === 'bad-cursor') return read;
  const begun: CursorState =
    read?.state ?? (await begin(query, engine, { request, acronyms, now: clock() }));
  const { plan } = begun;
  const byStory = request.group === 'story';
  const isByTime = request.sort === 'newest' || query.words.length === 0;
  // By time nothing is ranked anew, and one by one nothing is left out: a page is enough.
  const windowOf = plan.near ? windowSize.near : windowSize.complete;
  const size = isByTime && !byStory ? request.limit + 1 : windowOf;
  const lookup = lookupOf(query, plan, {
    ...{ request, snapshot: begun, byTime: isByTime },
    first: begun.after === null ? size : 0,
  });
  const matches = await engine.lookUp(lookup);
  const isTiered = read ? begun.isTiered : !isByTime && matches.total > size;
  const forms = [...typedForms(query, plan), ...plan.forms];
  const asked = {
    ...{ query, forms, weights: plan.weights, related: plan.related },
    isForNewest: asksForNewest(query.words),
    preferredLanguage: request.preferredLanguage,
  };
  const range = { after: null, until: null, limit: size, byTime: !isTiered };
  const taken = read || isByTime ? null : await matches.take(range);
  const newest = taken && asked.isForNewest ? startOfDay(newestOf(taken)) : Infinity;
  const now = Math.min(begun.now, newest);
  const first = taken && rank(taken, asked, now);
  const related = first ? relatedWords(first, asked, await titles.counts()) : plan.related;
  const state = { ...begun, now, isTiered, plan: { ...plan, related } };
  const page = await nextPage(matches, state, {
    asked: isByTime ? null : { ...asked, related },
    windowSize: size,
    ...{ first, byStory, limit: request.limit },
  });
  const isNear = plan.near && matches.complete < matches.total;
  return {
    kind: 'found',
    total: matches.total,
    ...(isNear && { complete: matches.complete }),
    hits: await shown(page.matches, matches, { query, forms, request, isNear }),
    facets: matches.facets,
    days: matches.days,
    next: page.next && writeCursor(page.next, request),
    correctedTo: correctedText(query, plan),
  };
}

async function begin(
  query: Query,
  engine: SearchEngine,
  of: {
    readonly request: SearchRequest;
    readonly acronyms: readonly Acronym[];
    readonly now: Date;
  },
): Promise<CursorState> {
  const [snapshot, plan] = await Promise.all([engine.snapshot(), planQuery(query, engine, of)]);
  return {
    ...{ ...snapshot, now: startOfDay(of.now.getTime()), plan, isTiered: false },
    ...{ after: null, until: null, tellers: [], lastShown: null },
  };
}

/** To signs without a word. */
const nothing: SearchAnswer = {
  ...{ kind: 'found', total: 0, hits: [], days: [], next: null, correctedTo: null },
  facets: { topics: [], sources: [], outlets: [], languages: [], entities: [] },
};

/** Freshness counts from here, so that an answer stays the same for a day if nothing arrives. */
function startOfDay(at: number): number {
  return at - (at % 86_400_000);
}

/** Where nothing came for days, the day of the last article is today. */
function newestOf(candidates: readonly Candidate[]): number {
  return Math.max(0, ...candidates.map(({ article }) => article.publishedAt));
}

type Shown = {
  readonly query: Query;
  readonly forms: readonly Form[];
  readonly request: SearchRequest;
  readonly isNear: boolean;
};

async function shown(
  ranked: readonly Ranked[],
  matches: Matches,
  { query, forms, request, isNear }: Shown,
): Promise<FoundArticles['hits']> {
  const stories = request.group === 'story' ? ranked.map(({ candidate }) => candidate.storyId) : [];
  const counts =
    stories.length > 0 ? await matches.countByStory(stories) : new Map<string, number>();
  const fillers = fillersIn(query.words, query.hasDiacritics);
  return ranked.map(({ candidate, missing }) => ({
    ...candidate.card(),
    ...highlights(candidate, forms),
    more: Math.max(0, (counts.get(candidate.storyId) ?? 1) - 1),
    missing: isNear
      ? missing.filter((word) => !fillers[word]).map((word) => typedWord(query, word))
      : [],
  }));
}

function highlights({ article }: Candidate, forms: readonly Form[]) {
  return {
    title: highlight(article.title, forms),
    snippet: snippet(article.summary, article.text(), forms),
  };
}

function typedWord({ text, words }: Query, word: number): string {
  const { from, to } = words[word] ?? { from: 0, to: 0 };
  return text.slice(from, to);
}
