import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SearchArticles } from '@newsline/contracts';
import { describeSearchIndex } from '../search/search-index.conformance.ts';
import { article, plain } from '../search/search-test.conformance.ts';
import { SqliteSearchIndex } from './sqlite-search-index.ts';

const now = () => new Date('2026-03-01T00:00:00Z');

describeSearchIndex('SqliteSearchIndex', async () => {
  const db = new DatabaseSync(':memory:');
  return { index: new SqliteSearchIndex(db, { now }), close: async () => db.close() };
});

describe('SqliteSearchIndex', () => {
  const find = async (index: SqliteSearchIndex, text: string, cursor?: string, limit = 10) => {
    const request = { text, limit, ...(cursor && { cursor }) };
    const answer = await index.search(SearchArticles.request.parse(request));
    if (answer.kind !== 'found') throw new Error(answer.reason);
    return answer;
  };

  it('goes on after a restart: articles, typos, cursors', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsline-index-'));
    try {
      const open = () => new DatabaseSync(join(folder, 'news.db'));
      let db = open();
      let index = new SqliteSearchIndex(db, { now });
      const titles = Array.from({ length: 150 }, (_, i) => `Chiến sự Ukraine ngày ${i}`);
      await index.put(titles.map((title, i) => article({ id: `n${i}`, title })));
      const first = await find(index, 'ukrane');
      const second = await find(index, 'ukrane', first.next ?? '');
      await index.withdraw([{ articleId: 'n149', version: 1 }]);
      db.close();

      db = open();
      index = new SqliteSearchIndex(db, { now });
      await index.put([article({ id: 'new', title: 'Ukraine' })]);
      expect(await index.count()).toBe(150);
      const again = await find(index, 'ukrane', first.next ?? '');
      expect(again.hits).toEqual(second.hits);
      expect((await find(index, 'ukrane')).correctedTo).toBe('ukraine');
      db.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes a batch whole or not at all, and goes on after a failure', async () => {
    const db = new DatabaseSync(':memory:');
    const index = new SqliteSearchIndex(db, { now });
    const broken = article({ id: 'b', title: 'Ukraine', sourceId: 's2' });
    Object.assign(broken.article, { url: Symbol('cannot be stored') });
    const good = article({ id: 'a', title: 'Beckham', sourceId: 's2', topics: ['t'] });
    await expect(index.put([good, broken])).rejects.toThrow();
    expect(await index.count()).toBe(0);

    await index.put([good]);
    const { hits, facets } = await find(new SqliteSearchIndex(db, { now }), 'bekcham');
    expect(hits.map(({ articleId }) => articleId)).toEqual(['a']);
    expect(facets.sources).toEqual([{ value: 's2', count: 1 }]);
  });

  it('puts the same diacritics first among more matches than it scores', async () => {
    const index = new SqliteSearchIndex(new DatabaseSync(':memory:'), { now });
    const days = Array.from({ length: 400 }, (_, i) => i);
    await index.put(
      days.map((i) =>
        article({
          id: `n${i}`,
          title: i % 40 === 0 ? `Người bạn thứ ${i}` : `Bán nhà số ${i}`,
          publishedAt: new Date(Date.UTC(2026, 0, 1, i)).toISOString(),
        }),
      ),
    );
    const { hits, total } = await find(index, 'bạn ', undefined, 20);
    expect(total).toBe(400);
    expect(hits.slice(0, 10).every(({ title }) => plain(title).includes('bạn'))).toBe(true);
  });

  it('refuses a file of a newer version, and says what to do', () => {
    const db = new DatabaseSync(':memory:');
    new SqliteSearchIndex(db);
    db.exec(`UPDATE schema_versions SET version = 99 WHERE owner = 'index'`);
    expect(() => new SqliteSearchIndex(db)).toThrow('run a newer Newsline');
  });
});
