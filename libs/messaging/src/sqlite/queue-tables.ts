/** The tables of the embedded bus, as migration steps. A group's place in a channel is one number;
 *  only batches in work (`bus_leases`) and events that failed (`bus_redeliveries`) cost rows, so an
 *  event that goes well is written once however many groups hear it. */
export const queueTables: readonly string[] = [
  `
  CREATE TABLE bus_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX bus_events_by_channel ON bus_events (channel, seq);

  CREATE TABLE bus_groups (
    group_name TEXT NOT NULL,
    channel TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (group_name, channel)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE bus_leases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_name TEXT NOT NULL,
    channel TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE bus_redeliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_name TEXT NOT NULL,
    channel TEXT NOT NULL,
    event_id TEXT NOT NULL,
    body TEXT NOT NULL,
    deliveries INTEGER NOT NULL,
    due INTEGER NOT NULL,
    owner TEXT,
    until INTEGER,
    UNIQUE (group_name, channel, event_id)
  ) STRICT;
  CREATE INDEX bus_redeliveries_due ON bus_redeliveries (group_name, channel, due);

  CREATE TABLE bus_dead_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_name TEXT NOT NULL,
    channel TEXT NOT NULL,
    event_id TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    deliveries INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  `,
  // An index over whole ids took a third of the time that publishing took.
  `
  CREATE TABLE bus_events_by_hash (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    id_hash INTEGER NOT NULL,
    channel TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  INSERT INTO bus_events_by_hash
    SELECT seq, id, 0, channel, at, body FROM bus_events;
  DELETE FROM sqlite_sequence WHERE name = 'bus_events_by_hash';
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'bus_events_by_hash', seq FROM sqlite_sequence WHERE name = 'bus_events';
  DROP TABLE bus_events;
  ALTER TABLE bus_events_by_hash RENAME TO bus_events;
  CREATE INDEX bus_events_by_channel ON bus_events (channel, seq);
  CREATE INDEX bus_events_by_id_hash ON bus_events (id_hash);
  `,
  // Repeats are recognised in memory.
  `
  DROP INDEX bus_events_by_id_hash;
  ALTER TABLE bus_events DROP COLUMN id_hash;
  `,
  `
  CREATE TABLE bus_turns (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
