import { openSqlite } from '@newsline/platform';
import { sourceNames } from './source-names.ts';
import { SqliteReadModel } from './sqlite/sqlite-read-model.ts';
import { articleUpdate } from './testing/sample-news.ts';

const polled = new Map([['lantern', { name: 'The Lantern' }]]);

it.each<[string, string[], [string, string][]]>([
  ['a polled source by its present name', ['lantern'], [['lantern', 'The Lantern']]],
  ['one of submitted articles by their name', ['portal'], [['portal', 'Cổng tin']]],
  ['neither for an unknown one', ['unknown'], []],
  ['neither for one whose articles are withdrawn', ['gone'], []],
  [
    'each once',
    ['portal', 'lantern', 'portal'],
    [
      ['portal', 'Cổng tin'],
      ['lantern', 'The Lantern'],
    ],
  ],
  ['none of none', [], []],
])('%s', async (_reason, ids, expected) => {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  await readModel.apply([
    articleUpdate({ id: 'a', sourceId: 'lantern', sourceName: 'Lantern, as it was' }),
    articleUpdate({ id: 'b', sourceId: 'portal', sourceName: 'Cổng tin' }),
    articleUpdate({ id: 'c', sourceId: 'gone', sourceName: 'Gone' }),
    { kind: 'withdrawn', articleId: 'c', version: 1 },
  ]);
  expect([...(await sourceNames(readModel, polled, ids))]).toEqual(expected);
  db.close();
});

it('takes the name from the story where one source has articles of several outlets', async () => {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  const submitted = { sourceId: 'submitted', publishedAt: '2026-02-01T08:00:00.000Z' };
  await readModel.apply([
    articleUpdate({ ...submitted, id: 'a', sourceName: 'Cổng tin' }, { storyId: 's' }),
    articleUpdate({
      ...submitted,
      id: 'b',
      sourceName: 'Other',
      publishedAt: '2026-02-02T08:00:00.000Z',
    }),
  ]);
  const name = async (storyId?: string) =>
    (await sourceNames(readModel, polled, ['submitted'], storyId)).get('submitted');
  expect([await name('s'), await name()]).toEqual(['Cổng tin', 'Other']);
  db.close();
});
