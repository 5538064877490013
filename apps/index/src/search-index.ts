import type {
  AnswerOf,
  Article,
  NamedEntity,
  RequestOf,
  SearchArticles,
} from '@newsline/contracts';

/** An article version as it is searched: its text, labels and story. */
export type SearchDocument = {
  readonly article: Pick<
    Article,
    | 'id'
    | 'version'
    | 'url'
    | 'sourceId'
    | 'sourceName'
    | 'publishedAt'
    | 'imageUrl'
    | 'title'
    | 'summary'
    | 'text'
  >;
  readonly labels: {
    readonly language: string;
    readonly topics: readonly { readonly topic: string }[];
    /** Of more than `mostEntities` those that it names first. */
    readonly entities: readonly NamedEntity[];
  };
  readonly storyId: string;
};
export type ArticleVersion = { readonly articleId: string; readonly version: number };
export type Withdrawal = ArticleVersion;
/** `sourceId` shows an article that is in the words of another source. */
export type Observation = {
  readonly articleId: string;
  readonly sourceId: string;
  readonly asOf: string;
};
/** What the source showed up to `asOf` it shows no more. */
export type SourceRemoval = { readonly sourceId: string; readonly asOf: string };
/** Other topics for an article version. */
export type Relabelling = ArticleVersion & {
  readonly revision: number;
  readonly topics: readonly { readonly topic: string }[];
};
/** Another story for an article version. */
export type Move = ArticleVersion & {
  /** How often the article was moved so far. */
  readonly move: number;
  readonly storyId: string;
};
export type SearchRequest = RequestOf<typeof SearchArticles>;
export type SearchAnswer = AnswerOf<typeof SearchArticles>;
export type FoundArticles = Extract<SearchAnswer, { kind: 'found' }>;
export type Highlighted = FoundArticles['hits'][number]['title'];
/** @param total of how many; may grow meanwhile */
export type ReindexProgress = (done: number, total: number) => void;

/**
 * Where articles are searched. The agreement, for every adapter:
 *
 * **Writing.** Once `put` or `withdraw` has resolved, the next search finds the articles, or no longer
 * finds them, also after a crash. A batch that throws is not written; an engine across a network may
 * have written it all the same, or some of it. It may be written again. Of an article's versions the
 * highest is found, in whatever order they come; an equal version is a repeat and changes nothing. A
 * withdrawal outranks every version up to its own, also one that arrives later; a higher version
 * brings the article back.
 *
 * **Sources.** Filters and facets find an article under the source whose words it is in, and under each
 * that was observed to show it as well. Observations may come twice, in any order, and before the
 * article; versions and withdrawals leave them as they are. One holds until its source is removed; of
 * an observation and a removal the later `asOf` counts, of equal ones the removal.
 *
 * **Topics.** Filters, facets and answers have the topics that an article came with, or those of the highest
 * revision that it got later, in whatever order these come. They are of one version: of one that is withdrawn
 * or outranked they change nothing, and the next version has its own.
 *
 * **Stories.** The filter, answers, the best match of each story and how many more it has go by the story that
 * an article came with, or that of the highest move that it got later, in whatever order these come. A move is
 * of one version, as later topics are, and the two leave each other as they are.
 *
 * **Whom and what articles name.** Filters and facets find an article under what it names, by kind and
 * key (`person:donald-trump`). A value of the facet has the name by which most of the matches call it. Of
 * more than 4,000 matches the facet may count some alone, no fewer than that. What an earlier version of
 * Newsline wrote names nothing until it is put again.
 *
 * **Matching.** Words match without regard to case and diacritics ("don vi" finds "đơn vị"), in
 * title, summary and text; where a word was typed with diacritics, words with other ones do not match. Words
 * that Vietnamese portals break with dots ("t.rẻ e.m") match their plain spelling. Words between quotation
 * marks stand side by side, in this order, spelt so, signs included. `-word` and `-"phrase"` leave out what
 * holds it, `OR` stands between alternatives, `intitle:` looks at the title alone. The last word, if nothing
 * follows it and it has three letters or more, also matches as the beginning of a word; a number is none.
 * Words match in other spellings of theirs that articles hold ("u23" for "U.23", "TPHCM" for "Thành phố Hồ
 * Chí Minh") and in other English forms. Every word but fillers has to match where enough articles have them
 * all: ten, or one for a query of two words. Else near matches come as well, which have a fifth of the query
 * or more, by how rare its words are, and `complete` tells how many have all.
 * A word with no or hardly any hits is corrected by one edit from five letters on, by two from nine
 * on, and keystrokes of Telex or VNI are read as what they mean; `correctedTo` tells how. White space alone
 * counts as an empty query; signs without a word match nothing.
 *
 * **Order.** `newest` goes by the time of publication. `relevance` goes by `score`: rare
 * words before common ones, words as typed before other forms, signs and capitals that were typed before
 * others, words side by side before scattered ones, title before summary before text, short texts before
 * long ones; among equals the newer first. An engine scores the best of a first phase, in windows. An
 * empty query goes by time. By `story`, of each story the best match comes, and tells how many more there are.
 *
 * **Paging.** Following `next` shows the articles that were there when the first page was asked:
 * each exactly once if it stays as it is, at most once if it is changed, moved or withdrawn meanwhile. By
 * `story`, an article that moved meanwhile may keep others of its new story from being shown.
 * What arrives meanwhile is not shown. A cursor outlives a restart, and answers `bad-cursor` where
 * it was not given out for the very same text, filters and order.
 *
 * **Reindexing.** `reindex` analyses every stored article anew, and in the end replaces what searches
 * look at in one step. Until then they are answered from what was there before; afterwards no article
 * and no withdrawal is missing, and cursors stay valid. What this or another process puts or withdraws
 * meanwhile is found, or no longer found, by the next search, as always. One at a time: where a second
 * one begins, the first one rejects. A reindex that rejects or is killed leaves searches as they were,
 * and may be started again.
 *
 * **Highlights.** Pieces joined are the title as written, or a passage as written, white space
 * folded, with "…" where it was cut.
 */
export abstract class SearchIndex {
  /** Writes documents; may be empty, and may hold an article more than once. */
  abstract put(documents: readonly SearchDocument[]): Promise<void>;
  /** Takes articles out. One that was never there is remembered all the same. */
  abstract withdraw(withdrawals: readonly Withdrawal[]): Promise<void>;
  /** Finds articles under these sources as well, from the next search on. */
  abstract observe(observations: readonly Observation[]): Promise<void>;
  /** Finds no article any more under these sources because they were observed to show it. */
  abstract removeSources(removals: readonly SourceRemoval[]): Promise<void>;
  /** Gives articles other topics.
   *  @throws where a version is not there yet, nor anything that outranks it; then all have to come again */
  abstract relabel(relabellings: readonly Relabelling[]): Promise<void>;
  /** Gives articles another story.
   *  @throws as `relabel` does */
  abstract move(moves: readonly Move[]): Promise<void>;
  /** Never rejects for what the request says, however odd. */
  abstract search(request: SearchRequest): Promise<SearchAnswer>;
  /** How many articles can be found. */
  abstract count(): Promise<number>;
  /** Whether an earlier version of Newsline analysed some of the text: until it is analysed anew, searches
   *  find less. */
  abstract isOutdated(): Promise<boolean>;
  /** For after a change of how text is analysed, and for a damaged index: it repairs all but the
   *  stored articles themselves.
   *  @param onProgress called with how many articles and withdrawals are done; the number never falls,
   *  and in the end it is the total. If it throws, the reindex rejects with that. */
  abstract reindex(onProgress?: ReindexProgress): Promise<void>;
}

/** Articles that others say something of have not come yet. */
export function notIndexedYet(versions: readonly ArticleVersion[]): Error {
  const which = versions.map(({ articleId, version }) => `${articleId} (version ${version})`);
  return new Error(`Not indexed yet, so it can’t be relabelled or moved: ${which.join(', ')}`);
}
