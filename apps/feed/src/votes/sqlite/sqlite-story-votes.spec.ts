import { openSqlite } from '@newsline/platform';
import { failCommitOf } from '@newsline/platform/testing';
import { describeStoryVotes } from '../story-votes.conformance.ts';
import { voteLifeMs } from '../story-votes.ts';
import { SqliteStoryVotes } from './sqlite-story-votes.ts';

describeStoryVotes('SqliteStoryVotes', async (most) => {
  const db = openSqlite(':memory:');
  let now = Date.UTC(2026, 1, 1, 12);
  const open = () => new SqliteStoryVotes(db, () => new Date(now), most);
  return {
    votes: open(),
    reopen: async () => open(),
    wait: (ms) => {
      now += ms;
    },
    stored: async () => {
      const rows = ['feed_vote', 'feed_vote_keys'].flatMap((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      );
      return JSON.stringify(rows, (_name, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      );
    },
    close: async () => db.close(),
  };
});

it('counts no vote that could not be committed', async () => {
  const db = openSqlite(':memory:');
  const votes = new SqliteStoryVotes(db);
  const vote = { storyId: 'a', voter: 'x', network: 'n', useful: true };
  const put = () => votes.put(vote, { perNetwork: 1 });
  expect(await failCommitOf(db, put)).toBe('rejected');
  expect(await votes.tallies(1)).toEqual([]);
  expect(await put()).toBe(true);
  expect(await votes.tallies(1)).toHaveLength(1);
  db.close();
});

it('has forgotten everything old before it tallies, however much that is', async () => {
  const db = openSqlite(':memory:');
  let now = Date.UTC(2026, 1, 1);
  const votes = new SqliteStoryVotes(db, () => new Date(now));
  const puts = Array.from({ length: 4_500 }, (_, n) =>
    votes.put({ storyId: 'a', voter: `${n}`, network: `${n}`, useful: true }, { perNetwork: 1 }),
  );
  await Promise.all(puts);
  expect(await votes.tallies(1)).toEqual([{ storyId: 'a', useful: 4_500, votes: 4_500 }]);
  now += voteLifeMs;
  expect(await votes.tallies(1)).toEqual([]);
  db.close();
});
