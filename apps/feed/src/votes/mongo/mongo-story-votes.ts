import { randomBytes } from 'node:crypto';
import { isDuplicateKey, migrateMongo, retryDuplicateKey } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { feedCollections } from '../../read-model/mongo/collections.ts';
import {
  mostVotes,
  StoryVotes,
  voteLifeMs,
  type Tally,
  type Vote,
  type VoteKeys,
} from '../story-votes.ts';
import { dayOf, hourOf, isTimeToForget } from '../vote-time.ts';

/** `_id` is the voter. */
export type VoteRecord = Omit<Vote, 'voter'> & { readonly _id: string; readonly at: Date };
/** Both base64; the day's alone has a day. */
export type VoteKeyRecord = {
  readonly _id: 'lasting' | 'daily';
  readonly key: string;
  readonly day?: string;
};

/** Readers' votes in MongoDB: one document each. MongoDB itself deletes them when they count no more. */
export class MongoStoryVotes extends StoryVotes {
  readonly #votes;
  readonly #keys;
  readonly #now: () => Date;
  readonly #most: number;
  #forgotAt: Date | null = null;

  private constructor(connection: Connection, now: () => Date, most: number) {
    super();
    this.#votes = connection.collection<VoteRecord>('feed_votes');
    this.#keys = connection.collection<VoteKeyRecord>('feed_vote_keys');
    this.#now = now;
    this.#most = most;
  }

  /** @param connection from `openMongo`, closed by the caller
   *  @param most how many votes are kept */
  static async open(
    connection: Connection,
    now: () => Date = () => new Date(),
    most: number = mostVotes,
  ): Promise<MongoStoryVotes> {
    await migrateMongo(connection, 'feed', feedCollections);
    return new MongoStoryVotes(connection, now, most);
  }

  async put(
    vote: Vote,
    { perNetwork, instead = [] }: { perNetwork: number; instead?: readonly string[] },
  ): Promise<boolean> {
    await this.#forget();
    if (!(await this.#change(vote)) && !(await this.#add(vote, perNetwork))) return false;
    await this.takeBack(instead);
    return true;
  }

  async #change({ voter, useful }: Vote): Promise<boolean> {
    const update = { $set: { useful, at: new Date(hourOf(this.#now())) } };
    return (await this.#votes.updateOne({ _id: voter }, update)).matchedCount === 1;
  }

  /** Counts again when the vote is there: of several that come at once too many may turn back, but never
   *  too many stay. */
  async #add(vote: Vote, perNetwork: number): Promise<boolean> {
    const { voter, ...what } = vote;
    const { network } = vote;
    if ((await this.#votes.countDocuments({ network })) >= perNetwork) return false;
    try {
      await this.#votes.insertOne({ _id: voter, ...what, at: new Date(hourOf(this.#now())) });
    } catch (error) {
      if (isDuplicateKey(error)) return this.#change(vote);
      throw error;
    }
    if ((await this.#votes.countDocuments({ network })) <= perNetwork) return true;
    await this.takeBack([voter]);
    return false;
  }

  async takeBack(voters: readonly string[]): Promise<void> {
    if (voters.length > 0) await this.#votes.deleteMany({ _id: { $in: [...voters] } });
  }

  async tallies(limit: number): Promise<readonly Tally[]> {
    await this.#forget();
    return this.#votes
      .aggregate<Tally>([
        { $match: { at: { $gt: new Date(this.#now().getTime() - voteLifeMs) } } },
        {
          $group: {
            _id: '$storyId',
            useful: { $sum: { $cond: ['$useful', 1, 0] } },
            votes: { $sum: 1 },
          },
        },
        { $sort: { useful: -1, _id: 1 } },
        { $limit: limit },
        { $project: { _id: 0, storyId: '$_id', useful: 1, votes: 1 } },
      ])
      .toArray();
  }

  async keys(): Promise<VoteKeys> {
    await this.#renewDaily();
    const lasting = await this.#keep({ _id: 'lasting', key: newKey() });
    const daily = await this.#keep({ _id: 'daily', key: newKey(), day: dayOf(this.#now()) });
    return { lasting, daily };
  }

  /** @returns the key that is kept: this one, unless there was one */
  async #keep({ _id, ...made }: VoteKeyRecord): Promise<Buffer> {
    const kept = await retryDuplicateKey(() =>
      this.#keys.findOneAndUpdate(
        { _id },
        { $setOnInsert: made },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    return Buffer.from(kept?.key ?? made.key, 'base64');
  }

  async #renewDaily(): Promise<void> {
    const day = dayOf(this.#now());
    const change = { $set: { day, key: newKey() } };
    await this.#keys.updateOne({ _id: 'daily', day: { $lt: day } }, change);
  }

  /** MongoDB deletes by its own clock; what is too many is left to us. */
  async #forget(): Promise<void> {
    if (!isTimeToForget(this.#forgotAt, this.#now())) return;
    this.#forgotAt = this.#now();
    await this.#renewDaily();
    const tooMany = (await this.#votes.estimatedDocumentCount()) - this.#most;
    if (tooMany <= 0) return;
    const oldest = this.#votes
      .find()
      .sort({ at: 1 })
      .limit(tooMany)
      .project<{ _id: string }>({ _id: 1 });
    for await (const { _id } of oldest) await this.#votes.deleteOne({ _id });
  }
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}
