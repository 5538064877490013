import type { FullArticle } from '../read-model/news-read-model.ts';

/** What entities are called, as the articles write it; one that none of them names by its key.
 *  @param entities kind and key: `person:donald-trump` */
export function entityNamesIn(
  articles: readonly Pick<FullArticle, 'labels'>[],
  entities: readonly string[],
): readonly string[] {
  const named = articles.flatMap(({ labels }) => labels.entities);
  return entities.map((entity) => {
    const known = named.find(({ kind, key }) => `${kind}:${key}` === entity);
    return known?.name ?? entity.slice(entity.indexOf(':') + 1);
  });
}

/** The page that shows the same as the feed of a search. */
export function searchHome(q: string, entities: readonly string[]): string {
  const [entity = ''] = entities;
  const colon = entity.indexOf(':');
  if (q === '' && entities.length === 1)
    return `/entities/${entity.slice(0, colon)}/${encodeURIComponent(entity.slice(colon + 1))}`;
  return `/search?${new URLSearchParams([['q', q], ...entities.map((one) => ['entity', one])])}`;
}
