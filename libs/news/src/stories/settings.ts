/** How articles are grouped. The defaults hold for every language and for titles, summaries and
 *  full text alike; `npm run bench -- stories` scores them. */
export type StorySettings = {
  /** A title word counts as so many words of the body. */
  titleBoost: number;
  /** Words of the body (summary, then text) that are looked at. */
  bodyWords: number;
  /** Terms that an article keeps, the weightiest first. Bounds memory and time. */
  maxTerms: number;
  /** Terms in more than this share of articles are left out. */
  commonShare: number;
  /** Words in more than this share of articles are stop words: they make no bigrams either. */
  stopWordShare: number;
  /** An article joins a story that it is of with this probability, 0 to 1, or more. */
  joinThreshold: number;
  /** So many articles of a story are asked, those most likely of one story with the newcomer: not all
   *  of a story that many tell need be like it, and not one alone draws it in. */
  asked: number;
  /** On average a newcomer is of one story with its articles with this probability at the least, or the
   *  story would wander from one event to the next. */
  leastOfAll: number;
  /** In so many days an event unfolds. From then on the probability fades with the days between two
   *  articles, to nothing after `fadeDays` more. */
  freshDays: number;
  fadeDays: number;
  /** A story takes no article from later, or earlier, than so many days from its opening: what
   *  comes back daily (weather, prices, fixtures) would never end otherwise. */
  spanDays: number;
  /** Two stories are merged whose articles are of one story with this probability on average, 0 to 1, or
   *  more; of each story so many articles are asked. */
  mergeThreshold: number;
  sampled: number;
  /** So many articles, the latest, are compared with those in another language. */
  maxBridged: number;
  /** Earlier articles are searched by so many of the weightiest terms only. */
  queryTerms: number;
  /** Of each term, so many of the latest postings are read. */
  maxPostings: number;
  /** So many of the most similar articles that were found are compared in full. */
  maxCandidates: number;
  /** Articles whose cosine with a newcomer of 64 terms is less are not compared; of longer ones, less is
   *  enough. */
  leastCosine: number;
  /** The articles placed first are forgotten when there are more. */
  maxArticles: number;
};

export const defaultStorySettings: StorySettings = {
  titleBoost: 2,
  bodyWords: 300,
  maxTerms: 160,
  commonShare: 0.05,
  stopWordShare: 0.08,
  joinThreshold: 0.45,
  asked: 3,
  leastOfAll: 0.2,
  freshDays: 2,
  fadeDays: 11,
  spanDays: 10,
  mergeThreshold: 0.5,
  sampled: 6,
  maxBridged: 30_000,
  queryTerms: 32,
  maxPostings: 40,
  maxCandidates: 24,
  leastCosine: 0.08,
  maxArticles: 200_000,
};
