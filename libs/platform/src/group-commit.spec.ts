import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inGroupCommit } from './group-commit.ts';
import { failCommitOf } from './testing/fail-commit.ts';
import { closeSqlite, inReading, inTransaction, openSqlite } from './sqlite.ts';

describe('inGroupCommit', () => {
  let folder: string;
  let database: DatabaseSync;
  let other: DatabaseSync;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-group-commit-'));
    database = openSqlite(join(folder, 'news.sqlite'));
    database.exec("CREATE TABLE article (title TEXT CHECK (title <> 'bad'))");
    other = openSqlite(join(folder, 'news.sqlite'));
  });
  afterEach(() => {
    if (database.isOpen) database.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (title: string) => () => {
    database.prepare('INSERT INTO article VALUES (?)').run(title);
    return title;
  };
  const titles = (through: DatabaseSync) =>
    through
      .prepare('SELECT title FROM article ORDER BY title')
      .all()
      .map(({ title }) => title);

  it('resolves when others see what it wrote, and this process sees it at once', async () => {
    const written = inGroupCommit(database, insert('one'));
    expect(titles(database)).toEqual(['one']);
    expect(titles(other)).toEqual([]);
    expect(await written).toBe('one');
    expect(titles(other)).toEqual(['one']);
  });

  it('commits once what comes in turns of the event loop that follow each other', async () => {
    const versionOf = () => Number(other.prepare('PRAGMA data_version').get()?.['data_version']);
    const before = versionOf();
    const first = inGroupCommit(database, insert('one'));
    await nextTurn();
    await Promise.all([first, inGroupCommit(database, insert('two'))]);
    expect(titles(other)).toEqual(['one', 'two']);
    expect(versionOf()).toBe(before + 1);
  });

  it('commits in the end, however much keeps coming', async () => {
    let isCommitted = false;
    const first = inGroupCommit(database, insert('first')).then(() => (isCommitted = true));
    for (let turn = 0; !isCommitted && turn < 100_000; turn += 1) {
      void inGroupCommit(database, insert('more'));
      await nextTurn();
    }
    expect(await first).toBe(true);
    expect(titles(other)).toContain('first');
  });

  it('keeps the others where one throws, and tells that one to forget', async () => {
    const forgotten: string[] = [];
    const forget = (title: string) => () => forgotten.push(title);
    const outcomes = await Promise.allSettled([
      inGroupCommit(database, insert('one'), forget('one')),
      inGroupCommit(
        database,
        () => {
          insert('half')();
          insert('bad')();
        },
        forget('bad'),
      ),
      inGroupCommit(database, insert('two'), forget('two')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(titles(other)).toEqual(['one', 'two']);
    expect(forgotten).toEqual(['bad']);
  });

  it('begins anew after the first of a group threw', async () => {
    await expect(inGroupCommit(database, insert('bad'))).rejects.toThrow('CHECK');
    expect(database.isTransaction).toBe(false);
    await inGroupCommit(database, insert('one'));
    expect(titles(other)).toEqual(['one']);
  });

  it('rejects all, and has all forgotten, where SQLite rolls back by itself', async () => {
    const forgotten: string[] = [];
    const forget = (title: string) => () => forgotten.push(title);
    const full = () => {
      database.exec('PRAGMA max_page_count = 4');
      insert('x'.repeat(200_000))();
    };
    const outcomes = await Promise.allSettled([
      inGroupCommit(database, insert('one'), forget('one')),
      inGroupCommit(database, full, forget('full')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(forgotten.sort()).toEqual(['full', 'one']);
    expect(titles(database)).toEqual([]);
    database.exec('PRAGMA max_page_count = 100000');
    await inGroupCommit(database, insert('two'));
    expect(titles(other)).toEqual(['two']);
  });

  it('rejects all where the commit fails, and has them forgotten', async () => {
    const forgotten: string[] = [];
    const write = () => inGroupCommit(database, insert('one'), () => forgotten.push('one'));
    expect(await failCommitOf(database, write)).toBe('rejected');
    expect(forgotten).toEqual(['one']);
    expect(titles(database)).toEqual([]);
  });

  it('is committed before a transaction of its own begins, and when the file is closed', async () => {
    const one = inGroupCommit(database, insert('one'));
    expect(() =>
      inTransaction(database, () => {
        insert('two')();
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(titles(other)).toEqual(['one']);
    const three = inGroupCommit(database, insert('three'));
    closeSqlite(database);
    await Promise.all([one, three]);
    expect(titles(other)).toEqual(['one', 'three']);
  });

  it('lets a reading see what is not on record, and stays open', async () => {
    const one = inGroupCommit(database, insert('one'));
    expect(inReading(database, () => titles(database))).toEqual(['one']);
    expect(titles(other)).toEqual([]);
    await one;
    expect(titles(other)).toEqual(['one']);
  });

  it('ends nothing where the file was closed under it', async () => {
    const lost = inGroupCommit(database, insert('one'));
    database.close();
    await expect(lost).rejects.toThrow('not open');
  });
});
