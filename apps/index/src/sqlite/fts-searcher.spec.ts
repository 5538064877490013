import { DatabaseSync } from 'node:sqlite';
import { FtsSearcher } from './fts-searcher.ts';

describe('FtsSearcher', () => {
  const tableOf = (...texts: string[]) => {
    const db = new DatabaseSync(':memory:');
    db.exec(
      `CREATE VIRTUAL TABLE index_words USING fts5 (text, content = '', contentless_delete = 1)`,
    );
    const insert = db.prepare('INSERT INTO index_words (rowid, text) VALUES (?, ?)');
    texts.forEach((text, i) => insert.run(i + 1, text));
    return { db, searcher: new FtsSearcher(db, 'index_words') };
  };

  it('brings what it knows up to what has come, and lets go of what went', () => {
    const { db, searcher } = tableOf('bão', 'lũ', 'bão lũ');
    expect([...searcher.docs('"bão"', 3).list()]).toEqual([1, 3]);
    db.exec(`INSERT INTO index_words (rowid, text) VALUES (4, 'bão lớn')`);
    expect([...searcher.docs('"bão"', 4).list()]).toEqual([1, 3, 4]);
    searcher.forget(1);
    expect([...searcher.docs('"bão"', 4).list()]).toEqual([3, 4]);
  });

  it('keeps no more than it has room for, also of what finds nothing', () => {
    const { db, searcher } = tableOf('bão');
    expect(searcher.docs('"bão"', 1).size).toBe(1);
    db.exec('DELETE FROM index_words WHERE rowid = 1');
    expect(searcher.docs('"bão"', 1).size).toBe(1);
    for (let i = 0; i < 10_000; i++) searcher.docs(`"nothing ${i}"`, 1);
    expect(searcher.docs('"bão"', 1).size).toBe(0);
  });

  it('counts many by where the last of some of them stands', () => {
    const { searcher } = tableOf(
      ...Array.from({ length: 6_000 }, (_, i) => (i % 2 ? 'bão' : 'lũ')),
    );
    expect(searcher.count('"bão"', 6_000)).toBe(3_000);
    expect(searcher.count('"gió"', 6_000)).toBe(0);
  });
});
