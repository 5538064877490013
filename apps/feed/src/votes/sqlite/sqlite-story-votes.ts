import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { inGroupCommit } from '@newsline/platform';
import { migrateFeed } from '../../read-model/sqlite/schema.ts';
import {
  mostVotes,
  StoryVotes,
  voteLifeMs,
  type Tally,
  type Vote,
  type VoteKeys,
} from '../story-votes.ts';
import { dayOf, hourOf, isTimeToForget } from '../vote-time.ts';

/** Votes that are deleted at once. */
const portion = 2_000;

/** Readers' votes in the SQLite file. */
export class SqliteStoryVotes extends StoryVotes {
  readonly #db: DatabaseSync;
  readonly #now: () => Date;
  readonly #most: number;
  readonly #change;
  readonly #ofNetwork;
  readonly #insert;
  readonly #delete;
  readonly #tallies;
  readonly #kept;
  readonly #deleteOldest;
  readonly #keys;
  readonly #renewKey;
  #forgotAt: Date | null = null;

  /** @param db from `openSqlite`, closed by the caller
   *  @param most how many votes are kept */
  constructor(db: DatabaseSync, now: () => Date = () => new Date(), most: number = mostVotes) {
    super();
    migrateFeed(db);
    this.#db = db;
    this.#now = now;
    this.#most = most;
    this.#change = db.prepare('UPDATE feed_vote SET useful = ?, at = ? WHERE voter = ?');
    this.#ofNetwork = db.prepare('SELECT count(*) AS n FROM feed_vote WHERE network = ?');
    this.#insert = db.prepare(
      'INSERT INTO feed_vote (voter, story, network, useful, at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#delete = db.prepare(
      'DELETE FROM feed_vote WHERE voter IN (SELECT value FROM json_each(?))',
    );
    this.#tallies = db.prepare(
      `SELECT story AS storyId, useful, votes FROM feed_vote_tally
       ORDER BY useful DESC, story LIMIT ?`,
    );
    this.#kept = db.prepare('SELECT total(votes) AS n FROM feed_vote_tally');
    this.#deleteOldest = db.prepare(
      `DELETE FROM feed_vote WHERE voter IN
         (SELECT voter FROM feed_vote WHERE at <= ? ORDER BY at LIMIT ?)`,
    );
    this.#keys = db.prepare('SELECT lasting, day, daily FROM feed_vote_keys');
    this.#renewKey = db.prepare('UPDATE feed_vote_keys SET day = ?, daily = ? WHERE day < ?');
  }

  put(
    vote: Vote,
    { perNetwork, instead = [] }: { perNetwork: number; instead?: readonly string[] },
  ): Promise<boolean> {
    const at = hourOf(this.#now());
    const useful = Number(vote.useful);
    return inGroupCommit(this.#db, () => {
      this.#forget();
      const isNew = this.#change.run(useful, at, vote.voter).changes === 0;
      if (isNew && Number(this.#ofNetwork.get(vote.network)?.['n']) >= perNetwork) return false;
      if (isNew) this.#insert.run(vote.voter, vote.storyId, vote.network, useful, at);
      this.#delete.run(JSON.stringify(instead));
      return true;
    });
  }

  takeBack(voters: readonly string[]): Promise<void> {
    return inGroupCommit(this.#db, () => void this.#delete.run(JSON.stringify(voters)));
  }

  async tallies(limit: number): Promise<readonly Tally[]> {
    while (isTimeToForget(this.#forgotAt, this.#now()))
      await inGroupCommit(this.#db, () => this.#forget());
    const rows = this.#tallies.all(limit);
    return rows.map(({ storyId, useful, votes }) => ({
      storyId: String(storyId),
      useful: Number(useful),
      votes: Number(votes),
    }));
  }

  keys(): Promise<VoteKeys> {
    return inGroupCommit(this.#db, () => {
      this.#renewDaily();
      const { lasting, daily } = this.#keys.get() ?? this.#makeKeys();
      return { lasting: bytes(lasting), daily: bytes(daily) };
    });
  }

  #makeKeys(): Readonly<Record<'lasting' | 'daily', Buffer>> {
    const made = { lasting: randomBytes(32), daily: randomBytes(32) };
    this.#db
      .prepare('INSERT INTO feed_vote_keys (only, lasting, day, daily) VALUES (1, ?, ?, ?)')
      .run(made.lasting, dayOf(this.#now()), made.daily);
    return made;
  }

  #renewDaily(): void {
    const today = dayOf(this.#now());
    this.#renewKey.run(today, randomBytes(32), today);
  }

  /** Deletes what has had its time, and the oldest of too many: a portion, so that nobody waits long after
   *  a long pause. */
  #forget(): void {
    if (!isTimeToForget(this.#forgotAt, this.#now())) return;
    this.#renewDaily();
    const now = this.#now();
    const over = this.#deleteOldest.run(now.getTime() - voteLifeMs, portion).changes;
    const tooMany = Number(this.#kept.get()?.['n']) - this.#most;
    if (tooMany > 0) this.#deleteOldest.run(now.getTime(), Math.min(tooMany, portion));
    if (over < portion && tooMany <= portion) this.#forgotAt = now;
  }
}

function bytes(value: unknown): Buffer {
  return Buffer.from(value as Uint8Array);
}
