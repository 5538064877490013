import { SearchArticles } from '@newsline/contracts';
import { MeilisearchIndex, meilisearchRights } from '../meilisearch/meilisearch-index.ts';
import type { FoundArticles } from '../search-index.ts';
import { MeilisearchStandIn } from './meilisearch-stand-in.ts';

type Limits = NonNullable<Parameters<typeof MeilisearchIndex.open>[0]['limits']>;

export const uid = 'articles';
export const apiKey = 'secret-of-the-test';
export const installation = 'of-the-test';
export const indexUids = [uid, `${uid}_next`];
export const allRights = [...meilisearchRights.always, ...meilisearchRights.toReindex];
export const now = () => new Date('2026-03-01T00:00:00Z');
export const limits: Limits = { lingerMs: 1, retryMs: [1] };

/** A server before each test, with a key for one index that may do what it has to, and one called
 *  `another` that may do anything. */
export function meilisearchTest() {
  let server: MeilisearchStandIn;
  let before = 0;
  const additions = () =>
    server.tasks.history.filter((type) => type === 'documentAdditionOrUpdate').length;
  beforeEach(async () => {
    server = await MeilisearchStandIn.start([
      { key: apiKey, actions: allRights, indexes: indexUids },
      { key: 'another', actions: ['*'], indexes: ['*'] },
    ]);
  });
  afterEach(() => server.close());

  return {
    server: () => server,
    open: async (more: Limits = {}, of = installation) => {
      const index = await MeilisearchIndex.open({
        ...{ url: server.url, apiKey, uid, now, installation: of },
        limits: { ...limits, ...more },
      });
      before = additions();
      return index;
    },
    /** How many tasks with documents there were since the last `open`. */
    additions: () => additions() - before,
  };
}

export async function find(
  index: MeilisearchIndex,
  text: string,
  limit = 20,
): Promise<FoundArticles> {
  const answer = await index.search(SearchArticles.request.parse({ text, limit }));
  if (answer.kind !== 'found') throw new Error(answer.reason);
  return answer;
}

export async function idsOf(index: MeilisearchIndex, text: string): Promise<string[]> {
  return (await find(index, text, 100)).hits.map(({ articleId }) => articleId);
}
