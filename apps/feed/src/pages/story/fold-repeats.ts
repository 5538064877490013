import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import type { Told } from '../../story-overview/what-is-new.ts';

/** An article of a timeline with those that repeat it. */
export type Report = {
  readonly article: ArticlePreview;
  /** Null for one that was not compared with those before. */
  readonly told: Told | null;
  /** Newest first. */
  readonly repeats: readonly ArticlePreview[];
};

/** A page of a timeline with its repeats under what they repeat: where that stands on another page, they keep
 *  their places.
 *  @param articles in the order of the timeline, which stays
 *  @param shownId the article that is never put under another */
export function foldRepeats(
  articles: readonly ArticlePreview[],
  told: ReadonlyMap<string, Told>,
  shownId: string | null,
): Report[] {
  const here = new Set(articles.map(({ id }) => id));
  const under = ({ id }: ArticlePreview): string | null => {
    const its = told.get(id);
    return its?.kind === 'repeat' && id !== shownId && here.has(its.of) ? its.of : null;
  };
  const repeats = Map.groupBy(articles, under);
  return (repeats.get(null) ?? []).map((article) => ({
    ...{ article, told: told.get(article.id) ?? null },
    repeats: repeats.get(article.id) ?? [],
  }));
}
