import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeStoryVotes } from '../story-votes.conformance.ts';
import { MongoStoryVotes } from './mongo-story-votes.ts';

describeOn('MONGODB_URL', 'MongoStoryVotes', (url) => {
  describeStoryVotes('MongoStoryVotes', async (most) => {
    const { connection, stop } = await emptyMongo(url);
    let now = Date.UTC(2026, 1, 1, 12);
    // MongoDB deletes by its own clock what is old there, and specs have theirs.
    const open = () => MongoStoryVotes.open(connection, () => new Date(now), most);
    const votes = await open();
    await connection.collection('feed_votes').dropIndex('at_1');
    return {
      votes,
      reopen: open,
      wait: (ms) => {
        now += ms;
      },
      stored: async () => {
        const names = ['feed_votes', 'feed_vote_keys'];
        const all = names.map((name) => connection.collection(name).find().toArray());
        return JSON.stringify(await Promise.all(all));
      },
      close: stop,
    };
  });

  it('has MongoDB delete votes when they count no more', async () => {
    const { connection, stop } = await emptyMongo(url);
    await MongoStoryVotes.open(connection);
    const indexes = await connection.collection('feed_votes').indexes();
    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: 14 * 24 * 3600 }),
    );
    await stop();
  });
});
