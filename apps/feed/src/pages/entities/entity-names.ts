import type { SearchResult } from '@newsline/contracts';
import type { NewsReadModel } from '../../read-model/news-read-model.ts';

/** So many of the hits are asked for the name of what was searched for: each of them names one of these. */
const hitsAsked = 5;

/** What articles call whom and what they name, by kind and key: as most of the matches do; what was chosen
 *  and is not among the most frequent, as the first hits do. */
export async function entityNames(
  readModel: Pick<NewsReadModel, 'articles'>,
  chosen: readonly string[],
  { facets, hits }: Pick<SearchResult, 'facets' | 'hits'>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(facets.entities.map(({ value, name }) => [value, name]));
  if (chosen.every((value) => names.has(value))) return names;
  const ids = hits.slice(0, hitsAsked).map(({ articleId }) => articleId);
  const named = (await readModel.articles(ids, 0)).flatMap(({ labels }) => labels.entities);
  for (const { kind, key, name } of named) {
    const value = `${kind}:${key}`;
    if (!names.has(value)) names.set(value, name);
  }
  return names;
}
