import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeSqlite, openSqlite } from './sqlite.ts';

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
