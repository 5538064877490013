/** `npm run distributed [-- --replicas classify=2,ingest=2]`: the four services as processes of their
 *  own, over the servers that NATS_URL, MONGODB_URL and MEILI_URL name, or over such as are brought
 *  and started here, with their data under data/distributed (DATA_DIR). One log: each line begins
 *  with the service's name. Ctrl-C stops everything. Settings of the services are passed on to them. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findMongodbEngine, findNatsServer, startMongodb, startNats } from './engines.mjs';
import { build, fail, install, node24, root, say } from './prepare.mjs';

const services = ['index', 'feed', 'classify', 'ingest'];
/** One that ran so long is started again when it ends. */
const firmAfterMs = 10_000;
/** 0: any free ones. */
const firstHealthPort = Number(process.env.HEALTH_PORT || 9090);

const replicas = readReplicas();
install();
build();
const data = resolve(process.env.DATA_DIR || join(root, 'data', 'distributed'));
const servers = [];
const environment = {};
if (!process.env.NATS_URL) {
  const found = findNatsServer();
  const nats = await begin(found, () => startNats({ ...found, folder: join(data, 'nats') }));
  environment.NATS_URL = nats.url;
  environment.NATS_MONITOR_URL = nats.monitorUrl;
}
if (!process.env.MONGODB_URL) {
  const found = findMongodbEngine();
  const mongodb = await begin(found, () =>
    startMongodb({ ...found, folder: join(data, 'mongodb') }),
  );
  environment.MONGODB_URL = mongodb.url;
}
let stopping = false;
/** The running process of each replica, by its name. */
const children = new Map();
for (const [n, service] of services.entries())
  for (let replica = 0; replica < replicas[service]; replica += 1)
    start(service, replica, firstHealthPort && firstHealthPort + n * 20 + replica);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

/** Starts a server that was not named. */
async function begin(found, launch) {
  if ('problem' in found)
    fail(`${found.problem}. Name a server of your own: see docs/configuration.md.`);
  const server = await launch();
  servers.push(server);
  return server;
}

/** Starts a replica, and starts it again where it ended by itself after a while; one that ends at once
 *  would do so again, and stops everything. */
function start(service, replica, healthPort) {
  const startedAt = Date.now();
  const name = replicas[service] > 1 ? `${service}-${replica + 1}` : service;
  const child = spawn(
    node24(),
    ['--disable-warning=ExperimentalWarning', join(root, 'apps', service, 'dist', 'main.js')],
    {
      // Not Ctrl-C: services are told to stop before the servers are.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...environment,
        ...(service === 'feed' && replica > 0 && { PORT: '0' }),
        HEALTH_PORT: String(healthPort),
        DATA_DIR: join(data, service),
      },
    },
  );
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) =>
      process.stdout.write(`${name.padEnd(11)} ${line}\n`),
    );
  child.on('exit', (code, signal) => {
    if (stopping) return;
    const goesOn = Date.now() - startedAt >= firmAfterMs;
    say(
      `${name} ended (${signal ?? code}); ${goesOn ? 'it is started again' : 'all are stopped'}.`,
    );
    if (goesOn) return start(service, replica, healthPort);
    process.exitCode = 1;
    void stop();
  });
  children.set(name, child);
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
  await Promise.all(servers.map((server) => server.stop()));
  process.exit(process.exitCode);
}

function readReplicas() {
  const { values } = parseArgs({ options: { replicas: { type: 'string', default: '' } } });
  const counts = Object.fromEntries(services.map((service) => [service, 1]));
  for (const part of values.replicas.split(',').filter(Boolean)) {
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
