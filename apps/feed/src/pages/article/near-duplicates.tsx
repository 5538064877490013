import type { VNode } from 'preact';
import type { CopiesOfArticle } from '../../read-model/copies-of-article.ts';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { Facts } from '../components/facts.tsx';
import { Sentence } from '../components/sentence.tsx';
import { When } from '../components/when.tsx';
import { articlePath } from '../href.ts';
import { usePageContext } from '../page-context.ts';

/** As many as are shown beside an article. */
export const mostNearDuplicates = 8;

export type NearDuplicate = {
  readonly article: ArticlePreview;
  readonly likeness: number;
  /** It had the text before the article that is shown. */
  readonly first: boolean;
};

/** @param articles as far as they are known */
export function nearDuplicatesOf(
  { copyOf, copiedBy }: CopiesOfArticle,
  articles: readonly ArticlePreview[],
): NearDuplicate[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const links = [
    ...(copyOf ? [{ id: copyOf.of, likeness: copyOf.likeness, first: true }] : []),
    ...copiedBy.map(({ articleId: id, likeness }) => ({ id, likeness, first: false })),
  ];
  return links.flatMap(({ id, ...link }) => {
    const article = byId.get(id);
    return article ? [{ article, ...link }] : [];
  });
}

/** What other outlets published in nearly the same words, before and after. */
export function NearDuplicates({ found }: { readonly found: readonly NearDuplicate[] }): VNode {
  const { text } = usePageContext();
  const { copies, hadItFirst, tookItUp, alike } = text.article;
  return (
    <section class="block latest" aria-labelledby="near-duplicates">
      <h2 id="near-duplicates">{copies}</h2>
      <ul>
        {found.map(({ article, likeness, first }) => (
          <li key={article.id}>
            <a href={articlePath(article.id)}>
              <Sentence about={first ? hadItFirst : tookItUp} name={article.sourceName} />
            </a>
            <Facts>
              {alike(percentAlike(likeness))}
              <When at={article.publishedAt} />
            </Facts>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In steps of five: it is an estimate. */
export function percentAlike(likeness: number): number {
  return Math.round(likeness * 20) * 5;
}
