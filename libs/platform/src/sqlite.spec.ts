import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { closeSqlite, migrate, openSqlite } from './sqlite.ts';

describe('closeSqlite', () => {
  it('leaves everything in the one file, also what a tag store wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsline-sqlite-'));
    const [file, copy] = [join(folder, 'news.sqlite'), join(folder, 'backup.sqlite')];
    const database = openSqlite(file);
    database.exec('CREATE TABLE article (title TEXT)');
    const sql = database.createTagStore(4);
    sql.run`INSERT INTO article VALUES (${'Tin một'})`;
    closeSqlite(database);
    copyFileSync(file, copy);
    const backup = openSqlite(copy);
    expect(backup.prepare('SELECT title FROM article').all()).toEqual([{ title: 'Tin một' }]);
    backup.close();
    rmSync(folder, { recursive: true });
  });
});

describe('openSqlite', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-sqlite-'));
    file = join(folder, 'newsline.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A file as somebody else wrote it. */
  function written(sql: string): void {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  }

  it('opens what it wrote, whatever steps came since', () => {
    const before = openSqlite(file);
    migrate(before, 'bus', ['CREATE TABLE bus_events (id TEXT)']);
    closeSqlite(before);
    const now = openSqlite(file);
    migrate(now, 'bus', ['CREATE TABLE bus_events (id TEXT)', 'CREATE TABLE bus_groups (id TEXT)']);
    expect(now.prepare('SELECT count(*) AS n FROM bus_groups').get()).toEqual({ n: 0 });
    closeSqlite(now);
  });

  it.each([
    ['before 0.1', 'CREATE TABLE bus_events (id TEXT)', /before 0\.1.*DATA_DIR.*OPML/],
    ['a newer version', 'PRAGMA user_version = 2', /newer Newsline/],
  ])('says in one sentence what to do with data of %s, and leaves it', (_, sql, sentence) => {
    written(sql);
    expect(() => openSqlite(file)).toThrow(sentence);
    expect(() => openSqlite(file)).toThrow(sentence);
  });

  it('says what to do with a file that is no database', () => {
    writeFileSync(file, 'Tin một, tin hai, tin ba\n'.repeat(100));
    expect(() => openSqlite(file)).toThrow(/is it a Newsline database/);
  });
});
