import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type Row, type TransferPart } from '@newsline/platform';
import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { VoteKeyRecord, VoteRecord } from './mongo/mongo-story-votes.ts';

/** Readers' votes, and the keys that know a reader's vote again. */
export function transferVotes(
  database: DatabaseSync,
  connection: Connection,
): readonly TransferPart[] {
  const votes = connection.collection<VoteRecord>('feed_votes');
  const keys = connection.collection<VoteKeyRecord>('feed_vote_keys');
  return [
    // How many arrived can't be told: MongoDB deletes those that have had their time.
    transferRows(database, {
      name: 'feed votes',
      count: 'SELECT count(*) AS n FROM feed_vote',
      rows: `SELECT voter AS position, story, network, useful, at FROM feed_vote
        WHERE voter > ? ORDER BY voter`,
      first: '',
      write: (rows) => insertNew(votes, rows.map(toVote)),
    }),
    transferRows(database, {
      name: 'feed vote keys',
      count: 'SELECT count(*) AS n FROM feed_vote_keys',
      rows: 'SELECT only AS position, lasting, day, daily FROM feed_vote_keys WHERE only > ?',
      write: (rows) => insertNew(keys, rows.flatMap(toKeys)),
      arrived: () => keys.countDocuments({ _id: 'lasting' }),
    }),
  ];
}

function toVote(row: Row): VoteRecord {
  return {
    _id: String(row['position']),
    storyId: String(row['story']),
    network: String(row['network']),
    useful: row['useful'] === 1,
    at: new Date(Number(row['at'])),
  };
}

function toKeys({ lasting, day, daily }: Row): VoteKeyRecord[] {
  return [
    { _id: 'lasting', key: base64(lasting) },
    { _id: 'daily', key: base64(daily), day: String(day) },
  ];
}

function base64(bytes: Row[string] | undefined): string {
  return Buffer.from(bytes as Uint8Array).toString('base64');
}
