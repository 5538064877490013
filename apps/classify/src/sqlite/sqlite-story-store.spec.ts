import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@newsline/platform';
import { failCommitOf } from '@newsline/platform/testing';
import { describeStoryStore, member } from '../stories/story-store.conformance.ts';
import { SqliteStoryStore } from './sqlite-story-store.ts';

describeStoryStore('SqliteStoryStore', async () => {
  const database = openSqlite(':memory:');
  return { store: new SqliteStoryStore(database), stop: () => database.close() };
});

describe('SqliteStoryStore', () => {
  it('shows nothing of what could not be committed', async () => {
    const database = openSqlite(':memory:');
    const store = new SqliteStoryStore(database);
    const [a, b] = [member('a', 's', 0), member('b', 's', 1)];
    await store.save({ members: [a], withdrawn: [], revisions: new Map([['s', 1]]) });
    const save = () => store.save({ members: [b], withdrawn: [], revisions: new Map([['s', 2]]) });
    expect((await store.stories(['s'])).get('s')).toEqual([a]);
    expect(await failCommitOf(database, save)).toBe('rejected');
    expect((await store.stories(['s'])).get('s')).toEqual([a]);
    await save();
    expect((await store.stories(['s'])).get('s')).toEqual([a, b]);
    database.close();
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
