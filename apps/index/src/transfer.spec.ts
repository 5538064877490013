import { openSqlite } from '@newsline/platform';
import { transferAll } from '@newsline/platform/testing';
import { SearchArticles } from '@newsline/contracts';
import { article } from './search/search-test.conformance.ts';
import { SqliteSearchIndex } from './sqlite/sqlite-search-index.ts';
import { indexParts } from './transfer.ts';

it('takes along the stories that articles came to later, and how often they moved', async () => {
  const [from, to] = [openSqlite(':memory:'), openSqlite(':memory:')];
  const [before, after] = [new SqliteSearchIndex(from), new SqliteSearchIndex(to)];
  const move = (id: string, times: number, storyId: string) => ({
    ...{ articleId: id, version: 2, move: times, storyId },
  });
  await before.put(['a', 'b'].map((id) => article({ id, version: 2, storyId: 'own' })));
  await before.move([move('a', 5, 'later')]);
  const counts = await transferAll(indexParts(from, after));
  expect(counts['index other stories']?.here).toBe(1);
  await after.move([move('a', 4, 'too-late'), move('b', 4, 'in-time')]);
  const answer = await after.search(SearchArticles.request.parse({ text: '' }));
  if (answer.kind !== 'found') throw new Error(answer.reason);
  expect(answer.hits.map(({ storyId }) => storyId).sort()).toEqual(['in-time', 'later']);
  from.close();
  to.close();
});

it('takes along the topics that articles got later, and their revision', async () => {
  const [from, to] = [openSqlite(':memory:'), openSqlite(':memory:')];
  const [before, after] = [new SqliteSearchIndex(from), new SqliteSearchIndex(to)];
  const relabelling = (id: string, revision: number, topic: string) => ({
    ...{ articleId: id, version: 2, revision },
    topics: [{ topic }],
  });
  await before.put(['a', 'b'].map((id) => article({ id, version: 2, topics: ['own'] })));
  await before.relabel([relabelling('a', 5, 'later')]);
  const counts = await transferAll(indexParts(from, after));
  expect(counts['index other topics']?.here).toBe(1);
  await after.relabel([relabelling('a', 4, 'too-late'), relabelling('b', 4, 'in-time')]);
  const answer = await after.search(SearchArticles.request.parse({ text: '' }));
  expect(answer).toMatchObject({
    total: 2,
    facets: {
      topics: [
        { value: 'in-time', count: 1 },
        { value: 'later', count: 1 },
      ],
    },
  });
  from.close();
  to.close();
});
