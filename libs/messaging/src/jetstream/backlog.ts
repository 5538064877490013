import type { DatabaseSync } from 'node:sqlite';

/** Rows of the embedded queue that are not settled, the same in the same order as long as nothing changes. `rows` has two
 *  parameters, how many and after how many; what it sorts has no bodies, which may be many and large. */
export type Backlog = { readonly count: string; readonly rows: string };

const unheard = `
  SELECT min(e.seq) AS seq FROM bus_events e
  WHERE e.seq >
    coalesce((SELECT max(position) FROM bus_groups g WHERE g.channel = e.channel), 0)
  GROUP BY e.id ORDER BY min(e.seq)`;

/** Events that every group of their channel is to receive, and the first that ever subscribes. A repeat
 *  of an id is left out, as the broker would drop it. */
export const channelBacklog: Backlog = {
  count: `SELECT count(*) AS n FROM (${unheard})`,
  rows: `SELECT seq, body FROM bus_events JOIN (${unheard} LIMIT ? OFFSET ?) USING (seq) ORDER BY seq`,
};

const unsettled = `
  SELECT 'behind' AS kind, e.seq, g.group_name, g.channel, 0 AS deliveries, 0 AS due
  FROM bus_events e JOIN bus_groups g ON g.channel = e.channel AND g.position < e.seq
  WHERE e.seq <= (SELECT max(position) FROM bus_groups o WHERE o.channel = e.channel)
  UNION ALL
  SELECT 'held', e.seq, l.group_name, l.channel, 1, 0
  FROM bus_leases l JOIN bus_events e
    ON e.channel = l.channel AND e.seq BETWEEN l.first_seq AND l.last_seq
  UNION ALL
  SELECT 'failed', id, group_name, channel, deliveries, due FROM bus_redeliveries
  ORDER BY kind, group_name, seq`;

/** Events that one group has not settled: that others have gone on beyond, that it held when its
 *  process died (no process is at work now), or that it failed on. */
export const groupBacklog: Backlog = {
  count: `SELECT count(*) AS n FROM (${unsettled})`,
  rows: `
    SELECT w.*, coalesce(r.body, e.body) AS body FROM (${unsettled} LIMIT ? OFFSET ?) w
      LEFT JOIN bus_redeliveries r ON w.kind = 'failed' AND r.id = w.seq
      LEFT JOIN bus_events e ON w.kind <> 'failed' AND e.seq = w.seq
    ORDER BY w.kind, w.group_name, w.seq`,
};

/** Oldest first. */
export const deadLetterBacklog: Backlog = {
  count: 'SELECT count(*) AS n FROM bus_dead_letters',
  rows: `
    SELECT 'letter' AS kind, id AS seq, group_name, channel, body, reason, deliveries, at
    FROM bus_dead_letters ORDER BY id LIMIT ? OFFSET ?`,
};

/** Changes with everything that is published or settled: numbers are never given twice. */
export function readQueueStamp(database: DatabaseSync): string {
  const given = database.prepare(`SELECT name, seq FROM sqlite_sequence ORDER BY name`).all();
  const groups = database.prepare('SELECT * FROM bus_groups ORDER BY group_name, channel').all();
  return JSON.stringify([given, groups]);
}
