import { openSqlite } from '@newsline/platform';
import { describeOn, emptyMongo, transferAll } from '@newsline/platform/testing';
import { correction } from '../corrections/correction-store.conformance.ts';
import { SqliteCorrectionStore } from '../sqlite/sqlite-correction-store.ts';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import { SqliteTopicStore } from '../sqlite/sqlite-topic-store.ts';
import { definition, storedModel } from '../topics/topic-store.conformance.ts';
import { storyCorrection } from '../story-corrections/story-correction-store.conformance.ts';
import { member } from '../stories/story-store.conformance.ts';
import { MongoCorrectionStore } from './mongo-correction-store.ts';
import { MongoStoryCorrectionStore } from './mongo-story-correction-store.ts';
import { MongoStoryStore } from './mongo-story-store.ts';
import { MongoTopicStore } from './mongo-topic-store.ts';
import { classifyParts } from './transfer-to-mongo.ts';

const numbers = Array.from({ length: 600 }, (_, n) => n);
const ids = numbers.map((n) => `a${n}`);
const storyIds = Array.from({ length: 20 }, (_, n) => `s${n}`);

describeOn('MONGODB_URL', 'classify transferred to MongoDB', (url) => {
  it('goes on from the same stories and entries', async () => {
    const database = openSqlite(':memory:');
    const before = new SqliteStoryStore(database);
    const members = numbers.map((n) => member(`a${n}`, `s${n % 20}`, (n * 7) % 600));
    const revisions = new Map(storyIds.map((id, n) => [id, n + 1]));
    await before.save({ members, withdrawn: [], revisions });
    const withdrawn = [3, 4].map((n) => ({ articleId: `a${n}`, version: 1 }));
    const never = { articleId: 'never', version: 2 };
    await before.save({ members: [], withdrawn: [...withdrawn, never], revisions: new Map() });
    const back = member('a4', 's4', 601, { version: 2 });
    await before.save({ members: [back], withdrawn: [], revisions: new Map([['s4', 9]]) });

    const { connection, stop } = await emptyMongo(url);
    expect(await transferAll(await classifyParts(database, connection))).toEqual({
      'classify corrections': { here: 0, there: 0 },
      'classify revision of corrections': { here: 1, there: 1 },
      'classify topics': { here: 0, there: 0 },
      'classify adjustments': { here: 0, there: 0 },
      'classify models': { here: 0, there: 0 },
      'classify active model': { here: 1, there: 1 },
      'classify corrections of stories': { here: 0, there: 0 },
      'classify stories': { here: 20, there: 20 },
      'classify members': { here: 599, there: 599 },
      'classify withdrawn': { here: 3, there: 3 },
    });
    const after = await MongoStoryStore.open(connection);
    expect(await after.members(ids)).toEqual(await before.members(ids));
    expect(await after.stories(storyIds)).toEqual(await before.stories(storyIds));
    expect(await after.revisions(storyIds)).toEqual(await before.revisions(storyIds));
    expect(await after.withdrawn([...ids, 'never'])).toEqual(
      await before.withdrawn([...ids, 'never']),
    );
    expect(await after.latestEntries(50)).toEqual(await before.latestEntries(50));
    await stop();
    database.close();
  });

  it('goes on from the same corrections', async () => {
    const database = openSqlite(':memory:');
    const before = new SqliteCorrectionStore(database);
    for (const n of numbers) await before.save(correction(`a${n}`, 'sport', n % 60));
    await before.takeBack('a3', 'sport');
    const { connection, stop } = await emptyMongo(url);
    const counts = await transferAll(await classifyParts(database, connection));
    expect(counts['classify corrections']).toEqual({ here: 599, there: 599 });
    const after = await MongoCorrectionStore.open(connection);
    expect(await after.revision()).toBe(601);
    expect(await after.lessons(1_000)).toEqual(await before.lessons(1_000));
    expect(await after.takeBack('a4', 'sport')).toBe(602);
    await stop();
    database.close();
  });

  it('goes on from the same corrections of stories', async () => {
    const database = openSqlite(':memory:');
    const before = new SqliteStoryCorrectionStore(database);
    for (const n of numbers.slice(0, 30))
      await before.save(
        storyCorrection(`m${n}`, { kind: 'merge', storyId: `s${n}`, into: 't' }, n, `s${n}`),
      );
    await before.takeBack('m3');
    const { connection, stop } = await emptyMongo(url);
    const counts = await transferAll(await classifyParts(database, connection));
    expect(counts['classify corrections of stories']).toEqual({ here: 30, there: 30 });
    const after = await MongoStoryCorrectionStore.open(connection);
    const all = { limit: 50, after: null };
    expect(await after.list(all)).toEqual(await before.list(all));
    expect(await after.apart(['t'])).toEqual([['t', 's3']]);
    await stop();
    database.close();
  });

  it('goes on with the same topics of operators', async () => {
    const database = openSqlite(':memory:');
    const before = new SqliteTopicStore(database);
    for (const n of numbers.slice(0, 30)) await before.save(definition(`topic-${n}`));
    const { connection, stop } = await emptyMongo(url);
    const counts = await transferAll(await classifyParts(database, connection));
    expect(counts['classify topics']).toEqual({ here: 30, there: 30 });
    expect(await new MongoTopicStore(connection).definitions()).toEqual(await before.definitions());
    await stop();
    database.close();
  });

  it('goes on with the same models, and the same one is active', async () => {
    const database = openSqlite(':memory:');
    const before = new SqliteTopicStore(database);
    for (const number of [await before.addModel(storedModel()), null, 1, 2]) {
      if (number === 2) await before.addModel(storedModel({ encoders: { vi: 'e2' } }));
      await before.activate(number);
    }
    const { connection, stop } = await emptyMongo(url);
    await transferAll(await classifyParts(database, connection));
    const after = new MongoTopicStore(connection);
    expect(await after.models()).toEqual(await before.models());
    expect(await after.model(2)).toEqual(await before.model(2));
    expect(await after.active()).toBe(2);
    expect(await after.rollBack()).toEqual({ from: 2, to: 1 });
    expect(await after.addModel(storedModel())).toBe(3);
    await stop();
    database.close();
  });
});
