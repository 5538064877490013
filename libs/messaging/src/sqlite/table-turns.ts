import type { DatabaseSync } from 'node:sqlite';
import type { TurnLedger } from '../turn.ts';

/** Turns in the queue's file, for processes that share it. The tables are the queue's: open a `Queue`
 *  on the database first. */
export function tableTurns(database: DatabaseSync, owner: string, now: () => number): TurnLedger {
  const claim = database.prepare(
    `INSERT INTO bus_turns (name, owner, until) VALUES (?1, ?2, ?3)
     ON CONFLICT (name) DO UPDATE SET owner = ?2, until = ?3 WHERE owner = ?2 OR until <= ?4`,
  );
  const release = database.prepare('DELETE FROM bus_turns WHERE name = ? AND owner = ?');
  return {
    claim: async (name, ms) => claim.run(name, owner, now() + ms, now()).changes > 0,
    release: async (name) => void release.run(name, owner),
  };
}
