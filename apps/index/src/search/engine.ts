import type { FoundArticles, SearchRequest } from '../search-index.ts';
import type { ScoredArticle } from './score.ts';
import type { CursorState, SortKey } from './cursor.ts';
import type { SimilarTerm } from './spelling.ts';

/** What was there at a moment. */
export type Snapshot = Pick<CursorState, 'asOf' | 'writers'>;

/** Words side by side, folded. */
export type Phrase = {
  readonly tokens: readonly string[];
  /** The diacritics that each has to have, see `word-spelling.ts`; null: any. */
  readonly spellings: readonly (string | null)[];
  /** The signs or capitals that each has to have; null: any. */
  readonly signs: readonly (string | null)[];
  /** The last one also matches as the beginning of a word. Its spelling is that of a beginning. */
  readonly prefix: boolean;
  readonly inTitle: boolean;
};

/** Words side by side, however they are spelt. @param tokens folded */
export function plainPhrase(tokens: readonly string[]): Phrase {
  return { tokens, spellings: [], signs: [], prefix: false, inTitle: false };
}

/** One thing that is asked for: any of these phrases. */
export type Wanted = {
  readonly anyOf: readonly Phrase[];
  /** How much it tells; never negative. */
  readonly weight: number;
  /** No match lacks it: a quoted phrase. */
  readonly required: boolean;
};

/** What a search wants of an engine. */
export type Lookup = {
  /** None: every article. */
  readonly wanted: readonly Wanted[];
  /** What no match may hold. */
  readonly without: readonly Phrase[];
  /** Also what lacks some of it, see `nearAnchors`. */
  readonly near: boolean;
  /** Signs and capitals that are better than others, see `word-spelling.ts`. */
  readonly preferred: readonly string[];
  /** Only the order by time will be asked for. */
  readonly byTime: boolean;
  /** So many of the first matches will be taken first. */
  readonly first: number;
  /** The filters are the request's. */
  readonly request: SearchRequest;
  /** What arrived later doesn't count. */
  readonly snapshot: Snapshot;
};

/** An article as an answer shows it, but for what the question makes of it. */
export type Card = Omit<FoundArticles['hits'][number], 'title' | 'snippet' | 'more' | 'missing'>;

/** A match in first-phase order. */
export type Candidate = {
  readonly sortKey: SortKey;
  readonly storyId: string;
  readonly article: ScoredArticle;
  readonly card: () => Card;
};

/** A part of the matches in order. */
export type Range = {
  /** Exclusive. */
  readonly after: SortKey | null;
  /** Inclusive. */
  readonly until: SortKey | null;
  readonly limit: number;
  /** By time of publication alone, the newest first; else the likeliest first, and these by time. */
  readonly byTime: boolean;
};

/** What matches a lookup. */
export type Matches = Pick<FoundArticles, 'total' | 'facets' | 'days'> & {
  /** How many hold all that is wanted. */
  readonly complete: number;
  /** The next matches in an order that depends on the articles and the lookup alone, so what comes or goes
   *  meanwhile moves nothing. */
  readonly take: (range: Range) => Promise<Candidate[]>;
  /** Which of these stories have a match up to there (inclusive). */
  readonly storiesUpTo: (
    to: { readonly until: SortKey; readonly byTime: boolean },
    storyIds: readonly string[],
  ) => Promise<ReadonlySet<string>>;
  /** Of each of these stories, how many matches. */
  readonly countByStory: (storyIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
};

/** What the search algorithm asks an engine. State of a search is its own: calls of several searches may
 *  interleave. */
export abstract class SearchEngine {
  /** What there is now. */
  abstract snapshot(): Promise<Snapshot>;
  /** How many articles there are, and how many of them hold each phrase: exact to some hundred, an estimate or
   *  the end of counting beyond; of several words with their spellings no more than hold the rarest. */
  abstract count(phrases: readonly Phrase[]): Promise<Counted>;
  /** How many articles hold all that is wanted, for each; may end at a thousand. */
  abstract countAll(wanted: readonly (readonly Wanted[])[]): Promise<number[]>;
  /** Terms at most so many edits away, the nearest first; never the word itself. */
  abstract similar(word: string, maxEdits: number): Promise<SimilarTerm[]>;
  /** The newest articles that hold all that is wanted. */
  abstract newest(wanted: readonly Wanted[], limit: number): Promise<ScoredArticle[]>;
  /** The titles of the latest articles, folded. */
  abstract latestTitles(limit: number): Promise<string[]>;
  abstract lookUp(lookup: Lookup): Promise<Matches>;
}
export type Counted = { readonly articles: number; readonly hits: readonly number[] };
