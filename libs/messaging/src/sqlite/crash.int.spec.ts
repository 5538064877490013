import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { tick } from '../testing/ticks.ts';
import { SqliteEventBus } from './sqlite-event-bus.ts';

const worker = fileURLToPath(new URL('../testing/crash-worker.ts', import.meta.url));

describe.each([
  { what: 'what was published', direct: [], blamed: 'crash.effects' },
  // On record is the event whose handler said what killed.
  { what: 'what its handlers publish', direct: ['direct'], blamed: 'crash.clock' },
])('SqliteEventBus, on $what, when its process is killed', ({ direct, blamed }) => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-crash-'));
    file = join(folder, 'bus.sqlite');
  });
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  async function startWorker(): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      ['--conditions=@newsline/source', worker, file, ...direct],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    children.push(child);
    await once(child.stdout ?? child, 'data');
    return child;
  }
  async function publish(events: Parameters<SqliteEventBus['publish']>[0]): Promise<void> {
    const database = openSqlite(file);
    const bus = new SqliteEventBus(database);
    await bus.publish(events);
    await bus.close();
    database.close();
  }
  const read = (sql: string): Record<string, unknown>[] => {
    const database = openSqlite(file);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };

  it('loses nothing and leaves each effect once, killed again and again in mid-flow', async () => {
    const count = 1_500;
    await publish(Array.from({ length: count }, (_, n) => tick(n)));
    let killedInMidFlow = 0;
    for (let round = 0; round < 4; round += 1) {
      const child = await startWorker();
      await new Promise((resolve) => setTimeout(resolve, 120));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const [{ n } = { n: 0 }] = read('SELECT count(*) AS n FROM effects');
      if (Number(n) > 0 && Number(n) < count) killedInMidFlow += 1;
    }
    expect(killedInMidFlow).toBeGreaterThan(0);
    const last = await startWorker();
    await eventually(() =>
      expect(read('SELECT count(*) AS n FROM effects')).toEqual([{ n: count }]),
    );
    last.kill('SIGKILL');
    await once(last, 'exit');
    expect(read('SELECT count(*) AS n FROM bus_dead_letters')).toEqual([{ n: 0 }]);
  }, 30_000);

  it('puts an event that kills its process aside, and no other with it', async () => {
    await publish([...Array.from({ length: 10 }, (_, n) => tick(n)), tick(99, 'poison'), tick(11)]);
    let starts = 0;
    for (; starts < 10 && read('SELECT * FROM bus_dead_letters').length === 0; starts += 1) {
      const child = await startWorker();
      await Promise.race([
        once(child, 'exit'),
        eventually(() => expect(read('SELECT * FROM bus_dead_letters')).toHaveLength(1)),
      ]);
      child.kill('SIGKILL');
    }
    const [letter] = read('SELECT event_id, group_name, reason, deliveries FROM bus_dead_letters');
    expect(letter).toMatchObject({ event_id: tick(99).id, group_name: blamed, deliveries: 3 });
    expect(letter?.['reason']).toContain('died');
    const final = await startWorker();
    await eventually(() => expect(read('SELECT n FROM effects')).toHaveLength(11));
    final.kill('SIGKILL');
    await once(final, 'exit');
  }, 30_000);
});
