import { RelatedStories, type AnswerOf } from '@newsline/contracts';
import { NoAnswer, SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import type { DatabaseSync } from 'node:sqlite';
import { AskRelated } from './ask-related.ts';

describe('AskRelated', () => {
  let database: DatabaseSync;
  let bus: SqliteEventBus;
  let asked: string[];
  const found = { kind: 'related' as const, stories: [] };

  beforeEach(() => {
    database = openSqlite(':memory:');
    bus = new SqliteEventBus(database);
    asked = [];
  });
  afterEach(async () => {
    await bus.close();
    database.close();
  });

  const answer = (give: () => Promise<AnswerOf<typeof RelatedStories>>) =>
    bus.answer(RelatedStories, ({ storyId }) => {
      asked.push(storyId);
      return give();
    });

  it('asks once after a story that many read', async () => {
    const asking = new AskRelated(bus);
    await answer(async () => found);
    expect([await asking.ask('a'), await asking.askSoon('a')]).toEqual([found, found]);
    await asking.askSoon('b');
    expect(asked).toEqual(['a', 'b']);
  });

  it('asks again after a story that was unknown', async () => {
    const asking = new AskRelated(bus);
    const unknown = { kind: 'unknown-story' as const };
    const answers = [unknown, found];
    await answer(async () => answers.shift() ?? unknown);
    expect([await asking.ask('a'), await asking.ask('a')]).toEqual([unknown, found]);
  });

  it('says to programs that nobody answers, and lets pages go on at once', async () => {
    const asking = new AskRelated(bus);
    await expect(asking.ask('a')).rejects.toThrow(NoAnswer);
    await answer(async () => Promise.reject(new Error('the thread is gone')));
    expect(await asking.askSoon('a')).toBeNull();
    // Asked once: for some seconds no other page waits.
    expect(await asking.askSoon('b')).toBeNull();
    expect(asked).toEqual(['a']);
    await expect(asking.ask('b')).rejects.toThrow(NoAnswer);
  });

  it('waits a second for a page', async () => {
    const asking = new AskRelated(bus);
    await answer(() => new Promise(() => {}));
    const began = performance.now();
    expect(await asking.askSoon('a')).toBeNull();
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
