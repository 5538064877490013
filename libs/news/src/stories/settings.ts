/** How articles are grouped. The defaults hold for every language and for titles, summaries and
 *  full text alike; `npm run bench -- stories` scores them. */
export type StorySettings = {
  /** A title word counts as so many words of the body. */
  titleBoost: number;
  /** How much two neighbouring words weigh beside single ones of the same rarity. */
  pairWeight: number;
  /** Words of the body (summary, then text) that are looked at. */
  bodyWords: number;
  /** Terms that an article keeps, the weightiest first. Bounds memory and time. */
  maxTerms: number;
  /** Terms in more than this share of articles are left out. */
  commonShare: number;
  /** Words in more than this share of articles make no pairs either. */
  fillerShare: number;
  /** The similarity of two articles of 64 terms from which they are rather one story than two. */
  even: number;
  /** How fast doubt turns into certainty around `even`: the exponent of a Hill curve. */
  steepness: number;
  /** An article joins a story from this average affinity to its articles on, 0 to 1. */
  joinsFrom: number;
  /** Longer articles share less by chance, so the same cosine proves more: similarity grows with
   *  the number of terms of the shorter one to this power. */
  lengthPower: number;
  /** Similarity fades with the days between two articles, to nothing at so many. */
  fadeDays: number;
  /** A story takes no article from later, or earlier, than so many days from its opening: what
   *  comes back daily (weather, prices, fixtures) would never end otherwise. */
  spanDays: number;
  /** Earlier articles are looked for by so many of the weightiest terms only. */
  searchTerms: number;
  /** Only so many of the latest articles that have a term are looked at because of it. */
  maxPosting: number;
  /** So many of the most promising earlier articles are compared in full. */
  maxCandidates: number;
  /** The articles placed first are forgotten when there are more. */
  maxArticles: number;
};

export const defaultStorySettings: StorySettings = {
  titleBoost: 2,
  pairWeight: 0.35,
  bodyWords: 300,
  maxTerms: 160,
  commonShare: 0.05,
  fillerShare: 0.08,
  even: 0.21,
  steepness: 4,
  joinsFrom: 0.5,
  lengthPower: 0.4,
  fadeDays: 10,
  spanDays: 10,
  searchTerms: 32,
  maxPosting: 40,
  maxCandidates: 48,
  maxArticles: 200_000,
};
