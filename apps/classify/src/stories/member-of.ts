import type { ArticleLabelled, DataOf } from '@newsline/contracts';
import { isPromotion } from '@newsline/news';
import type { Placed } from './grouper.ts';
import type { Decided, Member } from './story-store.ts';

/** An article as the story that it was placed in needs it.
 *  @param before its last version, which it stays with
 *  @throws where it was not placed */
export function memberOf(
  { article, labels }: DataOf<typeof ArticleLabelled>,
  placed: Placed | undefined,
  before?: Member,
): Member {
  if (!placed) throw new Error(`The grouper left out ${article.id}`);
  const { moves, decided } = before ?? { moves: undefined, decided: decidedBy(placed) };
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
    ...(moves !== undefined && { moves }),
    ...(decided && { decided }),
    entry: placed.entry,
  };
}

function decidedBy({ fit }: Placed): Decided {
  return fit ? { by: 'likeness', score: round(fit.score), like: fit.like } : { by: 'opened' };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
