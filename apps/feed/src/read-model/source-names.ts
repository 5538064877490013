import type { ArticleFilter, NewsReadModel } from './news-read-model.ts';

/** The names of sources by id. The source of submitted articles is not polled, so only they carry its
 *  name, the newest one's here. An id that neither a polled source nor an article has is unknown, and
 *  left out.
 *  @param polled by id
 *  @param storyId takes the name from articles of this story: one source may have handed in what
 *    several outlets wrote */
export async function sourceNames(
  readModel: Pick<NewsReadModel, 'timeline'>,
  polled: ReadonlyMap<string, { readonly name: string }>,
  ids: readonly string[],
  storyId?: string,
): Promise<ReadonlyMap<string, string>> {
  const named = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const name =
        polled.get(id)?.name ??
        (await newestName(readModel, { sourceIds: [id], ...(storyId && { storyId }) }));
      return name === undefined ? [] : ([[id, name]] as const);
    }),
  );
  return new Map(named.flat());
}

async function newestName(
  readModel: Pick<NewsReadModel, 'timeline'>,
  filter: ArticleFilter,
): Promise<string | undefined> {
  const { rows } = await readModel.timeline(filter, { limit: 1 });
  return rows[0]?.sourceName;
}
