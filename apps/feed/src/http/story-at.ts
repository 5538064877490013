import type { FastifyRequest } from 'fastify';
import type { NewsReadModel, StoryPreview } from '../read-model/news-read-model.ts';
import { shorten } from '../read-model/shorten.ts';
import { MovedPermanently } from './moved-permanently.ts';
import { notFound } from './problem.ts';

type Addressed = Pick<FastifyRequest, 'url'>;

/** The story that an address names.
 *  @param addressOf the path of the same about another story
 *  @throws {MovedPermanently} where it was merged: to the story that answers for it, with the same query
 *    but for its cursor, which belongs to the timeline of the one that is over
 *  @throws {Problem} where there is none */
export async function storyAt(
  readModel: NewsReadModel,
  id: string,
  request: Addressed,
  addressOf: (id: string) => string,
): Promise<StoryPreview> {
  const story = await readModel.story(id);
  if (story) return story;
  const living = await livingElsewhere(readModel, id);
  if (living === null)
    throw notFound(
      `No story has the id "${shorten(id, 200)}"; its articles may have been withdrawn, or belong to another story now.`,
    );
  throw new MovedPermanently(withQuery(addressOf(living), queryOf(request)));
}

/** For addresses whose query has a story as a filter.
 *  @throws {MovedPermanently} where it was merged */
export async function followStoryFilter(
  readModel: NewsReadModel,
  id: string | undefined,
  request: Addressed,
): Promise<void> {
  const living = id === undefined ? null : await livingElsewhere(readModel, id);
  if (living === null) return;
  const query = queryOf(request);
  query.set('story', living);
  const [path = '/'] = request.url.split('?');
  throw new MovedPermanently(withQuery(path, query));
}

/** Null: it lives, or nothing answers for it. */
async function livingElsewhere(readModel: NewsReadModel, id: string): Promise<string | null> {
  const living = await readModel.livingStory(id);
  return living === id ? null : living;
}

function queryOf({ url }: Addressed): URLSearchParams {
  const from = url.indexOf('?');
  const query = new URLSearchParams(from < 0 ? '' : url.slice(from + 1));
  query.delete('cursor');
  return query;
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${query}` : path;
}
