import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqlite } from '@newsline/platform';
import { describeOn, eventually } from '@newsline/platform/testing';
import { testStreams, type TestStreams } from '../testing/jetstream.ts';
import { effectsTable, tick, Ticked, type Tick } from '../testing/ticks.ts';
import type { JetStreamEventBus } from './jetstream-event-bus.ts';
import { openNats } from './nats.ts';

const worker = fileURLToPath(new URL('../testing/crash-worker.ts', import.meta.url));
const config = fileURLToPath(new URL('../../../../deploy/nats/nats-server.conf', import.meta.url));

describeOn('NATS_URL', 'JetStreamEventBus, when a listener is killed', (url) => {
  let folder: string;
  let file: string;
  let streams: TestStreams;
  let bus: JetStreamEventBus;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-crash-'));
    file = join(folder, 'effects.sqlite');
    streams = testStreams(url);
    bus = await streams.open();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await streams.stop();
    rmSync(folder, { recursive: true });
  });

  async function startWorker(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--conditions=@newsline/source', worker, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NATS_URL: url, NAMESPACE: streams.namespace },
    });
    children.push(child);
    await once(child.stdout ?? child, 'data');
    return child;
  }
  const effects = (): number => {
    const database = openSqlite(file);
    try {
      database.exec(effectsTable);
      return Number(database.prepare('SELECT count(*) AS n FROM effects').get()?.['n']);
    } finally {
      database.close();
    }
  };

  it('loses nothing, killed again and again in mid-flow', async () => {
    const count = 600;
    await bus.publish(Array.from({ length: count }, (_, n) => tick(n)));
    for (let round = 0; round < 3; round += 1) {
      const before = effects();
      const child = await startWorker();
      await eventually(() => expect(effects()).toBeGreaterThan(before));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(effects()).toBeLessThan(count);
    }
    await startWorker();
    await eventually(() => expect(effects()).toBe(count));
    expect(await bus.deadLetters.count()).toBe(0);
  }, 40_000);

  it('puts an event that kills its process aside, and no other with it', async () => {
    await bus.publish([
      ...Array.from({ length: 10 }, (_, n) => tick(n)),
      tick(99, 'poison'),
      tick(11),
    ]);
    for (let starts = 0; starts < 10 && (await bus.deadLetters.count()) === 0; starts += 1) {
      const child = await startWorker();
      await Promise.race([
        once(child, 'exit'),
        eventually(async () => expect(await bus.deadLetters.count()).toBe(1)),
      ]);
      child.kill('SIGKILL');
    }
    const [letter] = await bus.deadLetters.list({ limit: 2 });
    expect(letter).toMatchObject({ event: tick(99, 'poison'), deliveries: 3 });
    expect(letter?.reason).toContain('died');
    await startWorker();
    await eventually(() => expect(effects()).toBe(11));
    expect(await bus.deadLetters.count()).toBe(1);
  }, 40_000);
});

describeOn('NATS_SERVER', 'JetStreamEventBus, when the broker is killed', (program) => {
  let folder: string;
  let port: number;
  let server: ChildProcess;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-broker-'));
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    ({ port } = probe.address() as AddressInfo);
    probe.close();
    server = await start();
  });
  afterEach(() => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  async function start(): Promise<ChildProcess> {
    const args = ['-c', config, '-a', '127.0.0.1', '-p', String(port), '-m', '0', '-sd', folder];
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    await eventually(() => expect(said).toContain('Server is ready'));
    return child;
  }

  it('goes on by itself where it stopped, and says what could not be kept', async () => {
    const streams = testStreams(`nats://127.0.0.1:${port}`);
    const bus = await streams.open();
    const heard = new Set<number>();
    await bus.subscribe<Tick>({
      group: 'survivor',
      contract: Ticked,
      batchSize: 10,
      handle: async (events) => events.forEach(({ data }) => heard.add(data.n)),
    });
    await bus.publish([tick(1)]);
    await eventually(() => expect([...heard]).toEqual([1]));

    await bus.subscribe<Tick>({
      group: 'sleeper',
      contract: Ticked,
      batchSize: 1,
      handle: () => Promise.reject(new Error('not today')),
    });
    server.kill('SIGKILL');
    await once(server, 'exit');
    const publishing = bus.publish([tick(2)]).catch((error: unknown) => error);
    server = await start();
    if ((await publishing) instanceof Error) await eventually(() => bus.publish([tick(2)]));
    await bus.publish([tick(3)]);
    await eventually(() => expect([...heard].sort()).toEqual([1, 2, 3]));
    await eventually(async () => expect(await bus.deadLetters.count()).toBe(3));
    await streams.stop();
  }, 40_000);

  it('refuses a server that is known to lose streams', async () => {
    const ancient = createServer((socket) => {
      socket.write('INFO {"server_id":"x","version":"2.9.10","proto":1,"max_payload":1048576}\r\n');
      socket.on('data', (chunk) => {
        if (String(chunk).includes('PING')) socket.write('PONG\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(ancient, 'listening');
    const url = `nats://127.0.0.1:${(ancient.address() as AddressInfo).port}`;
    await expect(openNats({ url, name: 'spec' })).rejects.toThrow(/is 2\.9\.10; before 2\.10\.23/);
    const allowed = await openNats({ url, name: 'spec', allowOldServer: true });
    await allowed.close();
    ancient.close();
  });
});
