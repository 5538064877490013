import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openSqlite } from '@newsline/platform';
import { describeStoryStore, member } from '../stories/story-store.conformance.ts';
import { SqliteStoryStore, storyTables } from './sqlite-story-store.ts';

describeStoryStore('SqliteStoryStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteStoryStore(database), stop: () => database.close() };
});

describe('SqliteStoryStore', () => {
  it('goes on with the file of an earlier version', async () => {
    const database = openSqlite(':memory:');
    migrate(database, 'classify.stories', storyTables.slice(0, 1));
    const insert = database.prepare('INSERT INTO classify_members VALUES (?, ?, ?, ?, ?)');
    const [a, b] = [member('a', 's', 1), member('b', 's', 0)];
    for (const one of [a, b])
      insert.run(one.articleId, one.entry.sequence, 's', one.publishedAt, JSON.stringify(one));
    database.exec(`INSERT INTO classify_stories VALUES ('s', 3), ('over', 2);
      INSERT INTO classify_withdrawn VALUES ('gone', 1)`);
    const store = new SqliteStoryStore(database);
    expect(await store.stories(['s'])).toEqual(new Map([['s', [b, a]]]));
    expect(await store.revisions(['s', 'over'])).toEqual(
      new Map([
        ['s', 3],
        ['over', 2],
      ]),
    );
    expect(await store.withdrawn(['gone'])).toEqual(new Map([['gone', 1]]));
    expect(await store.latestEntries(1)).toEqual([a.entry]);
  });

  it('shows what another process has written meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsline-stories-'));
    const files = [1, 2].map(() => openSqlite(join(folder, 'newsline.sqlite')));
    const [here, there] = files.map((file) => new SqliteStoryStore(file));
    const [a, b] = [member('a', 's', 0), member('b', 's', 1)];
    await here!.save({ members: [a], withdrawn: [], revisions: new Map([['s', 1]]) });
    expect((await here!.stories(['s'])).get('s')).toEqual([a]);
    await there!.save({ members: [b], withdrawn: [], revisions: new Map([['s', 2]]) });
    expect((await here!.stories(['s'])).get('s')).toEqual([a, b]);
    for (const file of files) file.close();
    rmSync(folder, { recursive: true });
  });
});
