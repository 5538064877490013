import type { DatabaseSync } from 'node:sqlite';

/** What of the embedded queue is not settled, as queries that give the same rows in the same order as
 *  long as nothing changes. Nobody is at work: leases are of a process that is gone. */

/** Events that every group of their channel is to hear, be it the first that ever subscribes. A repeat
 *  of an id is left out, as the broker would drop it. */
export const waitingForAll = `
  SELECT min(e.seq) AS seq, e.body FROM bus_events e
  WHERE e.seq >
    coalesce((SELECT max(position) FROM bus_groups g WHERE g.channel = e.channel), 0)
  GROUP BY e.id ORDER BY min(e.seq)`;

/** Events that one group has not settled: that others have gone on beyond, that it held when its
 *  process died, or that it failed on. */
export const waitingForOne = `
  SELECT 'behind' AS kind, e.seq, g.group_name, e.channel, e.body, 0 AS deliveries, 0 AS due
  FROM bus_events e JOIN bus_groups g ON g.channel = e.channel AND g.position < e.seq
  WHERE e.seq <= (SELECT max(position) FROM bus_groups o WHERE o.channel = e.channel)
  UNION ALL
  SELECT 'held', e.seq, l.group_name, e.channel, e.body, 1, 0
  FROM bus_leases l JOIN bus_events e
    ON e.channel = l.channel AND e.seq BETWEEN l.first_seq AND l.last_seq
  UNION ALL
  SELECT 'failed', id, group_name, channel, body, deliveries, due FROM bus_redeliveries
  ORDER BY kind, group_name, seq`;

/** Dead letters, oldest first. */
export const letters = `
  SELECT 'letter' AS kind, id AS seq, group_name, channel, body, reason, deliveries, at
  FROM bus_dead_letters ORDER BY id`;

/** Changes with everything that is said or settled: numbers are never given twice. */
export function readQueueStamp(database: DatabaseSync): string {
  const given = database.prepare(`SELECT name, seq FROM sqlite_sequence ORDER BY name`).all();
  const groups = database.prepare('SELECT * FROM bus_groups ORDER BY group_name, channel').all();
  return JSON.stringify([given, groups]);
}
