/** The tables of the embedded bus, as steps of `migrate`. A group's place in a channel is one number;
 *  only batches in work (`bus_leases`) and events that failed (`bus_redeliveries`) cost rows, so an
 *  event that goes well is written once however many groups hear it. */
export const queueTables: readonly string[] = [
  `
  CREATE TABLE bus_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,            -- without an index: repeats are recognised in memory
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

  CREATE TABLE bus_turns (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
