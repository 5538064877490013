import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SearchArticles } from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { failCommitOf } from '@newsline/platform/testing';
import { describeSearchIndex } from '../search/search-index.conformance.ts';
import { article, plain } from '../search/search-test.conformance.ts';
import { SqliteSearchIndex } from './sqlite-search-index.ts';

const now = () => new Date('2026-03-01T00:00:00Z');

describeSearchIndex('SqliteSearchIndex', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-index-'));
  const opened: DatabaseSync[] = [];
  const open = () => {
    const db = openSqlite(join(folder, 'news.db'));
    opened.push(db);
    return new SqliteSearchIndex(db, { now });
  };
  return {
    index: open(),
    another: async () => open(),
    close: async () => {
      for (const db of opened) db.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('SqliteSearchIndex', () => {
  const find = async (index: SqliteSearchIndex, text: string, cursor?: string, limit = 10) => {
    const request = { text, limit, ...(cursor && { cursor }) };
    const answer = await index.search(SearchArticles.request.parse(request));
    if (answer.kind !== 'found') throw new Error(answer.reason);
    return answer;
  };

  it('finds nothing of what could not be committed, and takes it when it comes again', async () => {
    const db = openSqlite(':memory:');
    const index = new SqliteSearchIndex(db, { now });
    await index.put([article({ id: 'a', title: 'Bão số 5' })]);
    const put = () => index.put([article({ id: 'b', title: 'Động đất', topics: ['new-topic'] })]);
    expect(await failCommitOf(db, put)).toBe('rejected');
    expect((await find(index, 'động đất')).total).toBe(0);
    await put();
    expect((await find(index, 'động đất')).hits.map(({ articleId }) => articleId)).toEqual(['b']);
    expect((await find(index, 'bão')).total).toBe(1);
    const restarted = await find(new SqliteSearchIndex(db, { now }), 'động đất');
    expect(restarted.facets.topics).toEqual([{ value: 'new-topic', count: 1 }]);
    db.close();
  });

  it('opens what a version wrote that knew one source an article', async () => {
    const db = openSqlite(':memory:');
    await new SqliteSearchIndex(db, { now }).put([article({ id: 'a', title: 'Bão số 5' })]);
    db.exec(`
      DROP TABLE index_observed;
      DROP TABLE index_removed_sources;
      UPDATE index_values SET kind = 'source', value = value ->> 0 WHERE kind = 'sources';
      DROP TABLE index_spellings;
      DROP TABLE index_entities;
      ALTER TABLE index_facts DROP COLUMN entities;
      ALTER TABLE index_articles DROP COLUMN entities;
      ALTER TABLE index_facts ADD COLUMN marks BLOB NOT NULL DEFAULT x'';
      ALTER TABLE index_facts DROP COLUMN outlet;
      ALTER TABLE index_facts DROP COLUMN edited;
      DROP INDEX index_versions_relabelled;
      ALTER TABLE index_versions DROP COLUMN revision;
      DROP INDEX index_versions_moved;
      ALTER TABLE index_versions DROP COLUMN move;
      DELETE FROM index_meta WHERE key = 'analysis';
      UPDATE schema_versions SET version = 1 WHERE owner = 'index';
    `);
    const index = new SqliteSearchIndex(db, { now });
    expect((await find(index, 'bão')).facets.sources).toEqual([{ value: 's1', count: 1 }]);
    await index.observe([{ articleId: 'a', sourceId: 's2', asOf: now().toISOString() }]);
    expect((await find(index, 'bão')).facets.sources).toHaveLength(2);
    const topics = [{ topic: 'weather' }];
    await index.relabel([{ articleId: 'a', version: 1, revision: 1, topics }]);
    expect((await find(index, 'bão')).facets.topics).toHaveLength(1);
    await index.move([{ articleId: 'a', version: 1, move: 1, storyId: 'another' }]);
    expect((await find(index, 'bão')).hits[0]?.storyId).toBe('another');
    expect(await index.isOutdated()).toBe(true);
    expect((await find(index, 'bão')).facets.outlets).toEqual([]);
    await index.reindex();
    expect(await index.isOutdated()).toBe(false);
    const { facets } = await find(index, 'bão');
    expect([facets.outlets.length, facets.entities]).toEqual([1, []]);
    const again = { id: 'a', version: 2, title: 'Bão số 5', entities: ['country:VN=Việt Nam'] };
    await index.put([article(again)]);
    expect((await find(index, 'bão')).facets.entities).toHaveLength(1);
    db.close();
  });

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

  it('finds the same diacritics alone among more articles than it scores', async () => {
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
    expect(total).toBe(10);
    expect(hits.every(({ title }) => plain(title).includes('bạn'))).toBe(true);
  });

  describe('reindexing', () => {
    let folder: string;
    const opened: DatabaseSync[] = [];
    const open = () => {
      const db = openSqlite(join(folder, 'news.db'));
      opened.push(db);
      return db;
    };
    const flood = (count: number) =>
      Array.from({ length: count }, (_, i) => article({ id: `n${i}`, title: `Bão lũ ${i}` }));
    const tablesIn = (db: DatabaseSync) =>
      db.prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'index_%'`).all().length;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'newsline-index-'));
    });
    afterEach(() => {
      for (const db of opened.splice(0)) if (db.isOpen) db.close();
      rmSync(folder, { recursive: true });
    });

    it('leaves nothing behind, and what a killed one left goes with the next', async () => {
      const db = open();
      const index = new SqliteSearchIndex(db, { now });
      await index.put(flood(250));
      const tables = tablesIn(db);
      const killed = open();
      const kill = () => killed.close();
      await expect(new SqliteSearchIndex(killed).reindex(kill)).rejects.toThrow();
      expect(tablesIn(db)).toBeGreaterThan(tables);
      expect((await find(index, 'bão lũ')).total).toBe(250);

      await index.reindex();
      expect(tablesIn(db)).toBe(tables);
      expect((await find(index, 'bão lũ')).total).toBe(250);
    });

    it('gives up where another one begins', async () => {
      const index = new SqliteSearchIndex(open(), { now });
      await index.put(flood(250));
      const another = new SqliteSearchIndex(open());
      let second: Promise<void> | undefined;
      const first = index.reindex(() => (second ??= another.reindex()));
      await expect(first).rejects.toThrow(/Another reindex .* began/u);
      await second;
      expect((await find(index, 'bão lũ')).total).toBe(250);
    });

    it.each([
      ['index_facts', 'bão lũ'],
      ['index_values', 'bão lũ'],
      ['index_entities', 'bão lũ'],
      ['index_terms', 'bão lũ'],
      ['index_words_data', 'bao lu'],
      ['index_spellings_data', 'bão lũ'],
    ])('builds a damaged index anew: %s', async (table, text) => {
      let db = open();
      await new SqliteSearchIndex(db).put(flood(250));
      const page = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table);
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
      const file = openSync(join(folder, 'news.db'), 'r+');
      writeSync(
        file,
        Buffer.alloc(16384, 0xa5),
        0,
        16384,
        (Number(page?.['rootpage']) - 1) * 16384,
      );
      closeSync(file);

      db = open();
      const index = new SqliteSearchIndex(db, { now });
      await expect(find(index, text)).rejects.toThrow(/damaged.*newsline reindex/u);
      await index.reindex();
      expect((await find(index, 'bão lũ')).total).toBe(250);
      await index.reindex();
      await index.put([article({ id: 'new', title: 'Bão lũ' })]);
      expect((await find(new SqliteSearchIndex(open(), { now }), 'bão lũ')).total).toBe(251);
    });
  });

  it('refuses a file of a newer version, and says what to do', () => {
    const db = new DatabaseSync(':memory:');
    new SqliteSearchIndex(db);
    db.exec(`UPDATE schema_versions SET version = 99 WHERE owner = 'index'`);
    expect(() => new SqliteSearchIndex(db)).toThrow('run a newer Newsline');
  });
});
