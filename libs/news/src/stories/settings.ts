/** How articles are grouped. The defaults hold for every language and for titles, summaries and
 *  full text alike; `npm run bench -- stories` scores them. */
export type StorySettings = {
  /** A title word counts as so many words of the body. */
  titleBoost: number;
  /** The weight of a bigram (two neighbouring words) beside that of a word of the same rarity. */
  bigramWeight: number;
  /** Words of the body (summary, then text) that are looked at. */
  bodyWords: number;
  /** Terms that an article keeps, the weightiest first. Bounds memory and time. */
  maxTerms: number;
  /** Terms in more than this share of articles are left out. */
  commonShare: number;
  /** Words in more than this share of articles are stop words: they make no bigrams either. */
  stopWordShare: number;
  /** The cosine at which two articles of 64 terms are as likely one story as two. */
  midpoint: number;
  /** How fast doubt turns into certainty around `midpoint`: the exponent of a Hill curve. */
  steepness: number;
  /** An article joins a story from this average affinity to its articles on, 0 to 1. */
  joinThreshold: number;
  /** Longer articles share less by chance, so the same cosine proves more: similarity grows with
   *  the number of terms of the shorter one to this power. */
  lengthExponent: number;
  /** Similarity fades with the days between two articles, to nothing at so many. */
  fadeDays: number;
  /** A story takes no article from later, or earlier, than so many days from its opening: what
   *  comes back daily (weather, prices, fixtures) would never end otherwise. */
  spanDays: number;
  /** Earlier articles are searched by so many of the weightiest terms only. */
  queryTerms: number;
  /** Of each term, so many of the latest postings are read. */
  maxPostings: number;
  /** So many of the most similar articles that were found are compared in full. */
  maxCandidates: number;
  /** The articles placed first are forgotten when there are more. */
  maxArticles: number;
};

export const defaultStorySettings: StorySettings = {
  titleBoost: 2,
  bigramWeight: 0.35,
  bodyWords: 300,
  maxTerms: 160,
  commonShare: 0.05,
  stopWordShare: 0.08,
  midpoint: 0.21,
  steepness: 4,
  joinThreshold: 0.5,
  lengthExponent: 0.4,
  fadeDays: 10,
  spanDays: 10,
  queryTerms: 32,
  maxPostings: 40,
  maxCandidates: 48,
  maxArticles: 200_000,
};
