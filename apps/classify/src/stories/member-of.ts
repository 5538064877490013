import type { ArticleLabelled, DataOf } from '@newsline/contracts';
import { isPromotion } from '@newsline/news';
import type { Placed } from './grouper.ts';
import type { Member } from './story-store.ts';

/** An article as the story that it was placed in needs it.
 *  @throws where it was not placed */
export function memberOf(
  { article, labels }: DataOf<typeof ArticleLabelled>,
  placed: Placed | undefined,
): Member {
  if (!placed) throw new Error(`The grouper left out ${article.id}`);
  return {
    articleId: article.id,
    version: article.version,
    storyId: placed.storyId,
    language: labels.language,
    title: article.title,
    sourceId: article.sourceId,
    outlet: article.outlet ?? article.sourceId,
    attribution: article.attribution,
    isPromotion: isPromotion(article),
    sketch: placed.sketch,
    publishedAt: article.publishedAt,
    topics: labels.topics.map(({ topic }) => topic),
    entry: placed.entry,
  };
}
