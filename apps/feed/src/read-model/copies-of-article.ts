import type { Copy } from '@newsline/contracts';
import type { StoryPreview } from './news-read-model.ts';

/** An article's near-duplicates at other outlets. */
export type CopiesOfArticle = {
  /** What another outlet had before; null where this article is nobody's copy. */
  readonly copyOf: Copy | null;
  /** Later ones that repeat this article. */
  readonly copiedBy: readonly Copy[];
};

/** @param story the article's; null where it has not arrived yet */
export function copiesOfArticle(
  articleId: string,
  story: Pick<StoryPreview, 'copies'> | null,
): CopiesOfArticle {
  const copies = story?.copies ?? [];
  return {
    copyOf: copies.find((copy) => copy.articleId === articleId) ?? null,
    copiedBy: copies.filter(({ of }) => of === articleId),
  };
}
