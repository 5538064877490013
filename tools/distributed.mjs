/** `npm run distributed [-- --replicas classify=2,ingest=2]`: the four services as processes of their
 *  own, over the servers that NATS_URL, MONGODB_URL and MEILI_URL name, or over such as are brought
 *  and started here, with their data under data/distributed (DATA_DIR). One log: each line begins
 *  with the service's name. Ctrl-C stops everything. Settings of the services are passed on to them.
 *  Where MongoDB is started here, the first start adds the demonstration feeds, as `npm start` does;
 *  with DEMONSTRATION=false they are neither added nor served. `--servers-only` starts the servers alone: for `newsline transfer`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findMongodbEngine, findNatsServer, startMongodb, startNats } from './engines.mjs';
import { build, fail, install, node24, nodeArguments, root, say } from './prepare.mjs';
import { ProcessList } from './process-list.mjs';

const services = ['index', 'feed', 'classify', 'ingest'];
/** A replica that ran so long once is started again whenever it ends. */
const firmAfterMs = 10_000;
const pauseMs = 1_000;
/** As many of one service can be asked for. */
const mostReplicas = 99;
// Further replicas have the ports that follow, and then the demonstration site; 0: any free ones.
const firstPort = Number(process.env.PORT || 3000);
const firstHealthPort = Number(process.env.HEALTH_PORT || 9090);

const { values: options } = parseArgs({
  options: {
    replicas: { type: 'string', default: '' },
    'servers-only': { type: 'boolean', default: false },
  },
});
const replicas = readReplicas(options.replicas);
install();
build();
const data = resolve(process.env.DATA_DIR || join(root, 'data', 'distributed'));
const processes = new ProcessList(join(data, 'processes.json'));
const leftovers = processes.leftovers();
if (leftovers.length > 0)
  fail(
    `A Newsline is running on ${data} already, or was killed and left its processes behind. End them first: kill ${leftovers.join(' ')}`,
  );
let stopping = false;
/** The running servers, by name. */
const servers = new Map();
/** The running process of each replica, by its name. */
const children = new Map();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
const environment = {};
if (!process.env.NATS_URL) {
  const found = findNatsServer();
  const nats = await serve('nats', found, (before) =>
    startNats({ ...found, folder: join(data, 'nats'), ...before }),
  );
  environment.NATS_URL = nats.url;
  environment.NATS_MONITOR_URL = nats.monitorUrl;
}
if (!process.env.MONGODB_URL) {
  const found = findMongodbEngine();
  const mongodb = await serve('mongodb', found, () =>
    startMongodb({ ...found, folder: join(data, 'mongodb') }),
  );
  environment.MONGODB_URL = mongodb.url;
}
const addresses = ['MONGODB_URL', 'NATS_URL'].filter((name) => name in environment);
if (addresses.length > 0)
  say(
    `Operators' commands work on these services with ${addresses.map((name) => `${name}='${environment[name]}'`).join(' ')}`,
  );
if (!options['servers-only']) {
  if (firstPort) say(`Pages and API will be at http://localhost:${firstPort}`);
  const isWanted = process.env.DEMONSTRATION !== 'false';
  const isOurs = 'MONGODB_URL' in environment;
  if (isWanted && !isOurs)
    say('No demonstration news is added: MONGODB_URL names a server of your own.');
  const site = isWanted && isOurs ? await serveDemonstration() : null;
  for (const [n, service] of services.entries())
    for (let replica = 0; replica < replicas[service]; replica += 1)
      start(service, replica, firstHealthPort && firstHealthPort + n * 20 + replica, site);
}

/** Starts a server that was not named, and starts it again, where it was, when it ends by itself. */
async function serve(name, found, launch) {
  if ('problem' in found)
    fail(`${found.problem}. Name a server of your own: see docs/configuration.md.`);
  const server = await launch();
  servers.set(name, server);
  processes.add(server.child);
  const ports = server.monitorUrl && {
    port: Number(new URL(server.url).port),
    monitor: Number(new URL(server.monitorUrl).port),
  };
  void server.ended.then(async (how) => {
    if (stopping) return;
    say(`${name} ended (${how}); it is started again.`);
    await serve(name, found, () => launch(ports)).catch((error) => {
      say(error.message);
      process.exitCode = 1;
      return stop();
    });
  });
  return server;
}

/** Starts the site of the demonstration news, and starts it again, where it was, when it ends by itself.
 *  The services wait for it: it adds its feeds where there are no sources yet.
 *  @returns its host and port; null where there is nothing for it to serve */
async function serveDemonstration(port = firstPort && firstPort + mostReplicas) {
  const name = 'demonstration';
  const home = firstPort ? [`http://localhost:${firstPort}`] : [];
  const child = run(name, ['newsline', 'dist', 'demonstration', 'main.js'], {
    args: [String(port), ...home],
    settings: { DATA_DIR: join(data, name) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => []),
  ]);
  if (!message) {
    if (child.exitCode === 0 || stopping) return null;
    say(
      `The demonstration news is not served: ${name} ended (${child.signalCode ?? child.exitCode}).`,
    );
    return null;
  }
  child.on('exit', (code, signal) => {
    if (stopping) return;
    say(`${name} ended (${signal ?? code}); it is started again.`);
    setTimeout(() => void serveDemonstration(message.port), pauseMs);
  });
  return `127.0.0.1:${message.port}`;
}

/** Starts a replica, and starts it again where it ended by itself after a while; one that never ran
 *  would end at once again, and stops everything.
 *  @param site a host that may be a source although it is this machine; or null */
function start(service, replica, healthPort, site, ranBefore = false) {
  if (stopping) return;
  const startedAt = Date.now();
  const name = replicas[service] > 1 ? `${service}-${replica + 1}` : service;
  const allowed = [process.env.ALLOWED_PRIVATE_HOSTS, site].filter(Boolean).join(',');
  const child = run(name, [service, 'dist', 'main.js'], {
    settings: {
      ...(service === 'feed' && { PORT: String(firstPort && firstPort + replica) }),
      ...(service === 'ingest' && { ALLOWED_PRIVATE_HOSTS: allowed }),
      HEALTH_PORT: String(healthPort),
      DATA_DIR: join(data, service),
    },
  });
  child.on('exit', (code, signal) => {
    if (stopping) return;
    const goesOn = ranBefore || Date.now() - startedAt >= firmAfterMs;
    say(
      `${name} ended (${signal ?? code}); ${goesOn ? 'it is started again' : 'all are stopped'}.`,
    );
    if (goesOn) return setTimeout(start, pauseMs, service, replica, healthPort, site, true);
    process.exitCode = 1;
    void stop();
  });
}

/** Runs a built program of `apps`, with its output in the log.
 *  @returns its process */
function run(name, program, { args = [], settings, stdio = ['ignore', 'pipe', 'pipe'] }) {
  const child = spawn(node24(), [...nodeArguments, join(root, 'apps', ...program), ...args], {
    // Not Ctrl-C: services are told to stop before the servers are.
    detached: true,
    stdio,
    env: { ...process.env, ...environment, ...settings },
  });
  processes.add(child);
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) =>
      process.stdout.write(`${name.padEnd(13)} ${line}\n`),
    );
  children.set(name, child);
  return child;
}

async function stop() {
  if (stopping) return;
  stopping = true;
  await Promise.all(
    [...children.values()].map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    }),
  );
  await Promise.all([...servers.values()].map((server) => server.stop()));
  process.exit(process.exitCode);
}

function readReplicas(text) {
  const counts = Object.fromEntries(services.map((service) => [service, 1]));
  for (const part of text.split(',').filter(Boolean)) {
    const [, service, count] = /^([a-z]+)=([1-9]\d?)$/.exec(part) ?? [];
    if (!services.includes(service))
      fail(
        `--replicas is given as in "classify=2,ingest=2"; the services are ${services.join(', ')}.`,
      );
    counts[service] = Number(count);
  }
  if (counts.index > 1 && !process.env.MEILI_URL)
    fail('Without MEILI_URL each index replica has an index of its own, so there can be only one.');
  return counts;
}
