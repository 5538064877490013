/** How much a source may bring. Whoever sends more is cut, and it is said: see `Cuts`. */
export type ArticleLimits = {
  /** Of one document. */
  readonly articles: number;
  /** In characters (UTF-16 code units). */
  readonly title: number;
  readonly summary: number;
  /** Of the text, and of its HTML, in bytes as UTF-8. */
  readonly text: number;
  /** Authors, attributions, categories: of each so many. */
  readonly names: number;
};

export const defaultLimits: ArticleLimits = {
  articles: 1_000,
  title: 500,
  summary: 2_000,
  text: 1_000_000,
  names: 50,
};
