/** The servers of a distributed Newsline, for tests, benchmarks and `npm run distributed`: found on
 *  the machine, or brought from npm and Debian, and started without a container. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unpackDebian } from './debian.mjs';
import { node24, root, say } from './prepare.mjs';

/** The first that does not lose streams in a crash. */
const oldestNats = [2, 10, 23];
/** The Debian whose nats-server is new enough, and whose C library the MongoDB engine needs. */
const suite = 'trixie';

/** @returns {{ path: string } | { problem: string }} NATS_SERVER, the machine's own, or Debian's */
export function findNatsServer() {
  const given = process.env.NATS_SERVER ?? 'nats-server';
  if (isNewEnough(given)) return { path: given };
  if (process.env.NATS_SERVER !== undefined)
    return {
      problem: `NATS_SERVER is ${given}, which is not a nats-server ${oldestNats.join('.')} or later`,
    };
  sayOnce('nats-server', 'Fetching nats-server (first time only) …');
  const unpacked = unpackDebian('nats-server', { packages: ['nats-server'], suite });
  if ('problem' in unpacked) return { problem: `nats-server: ${unpacked.problem}` };
  const path = join(unpacked.folder, 'usr', 'sbin', 'nats-server');
  return isNewEnough(path) ? { path } : { problem: `${path} does not run here` };
}

function isNewEnough(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const version = /v(\d+)\.(\d+)\.(\d+)/
    .exec(stdout ?? '')
    ?.slice(1)
    .map(Number);
  if (!version) return false;
  const at = version.findIndex((part, n) => part !== oldestNats[n]);
  return at < 0 || version[at] > oldestNats[at];
}

/** @returns {{ command: string, args: string[] } | { problem: string }} runs a script with the
 *  MongoDB engine */
export function findMongodbEngine() {
  if (
    !existsSync(
      join(root, 'node_modules', '@0q', `embedded-mongodb-${process.platform}-${process.arch}-gnu`),
    )
  )
    return { problem: `npm has no MongoDB engine for ${process.platform} on ${process.arch}` };
  const node = node24();
  if (hasGlibc(2, 38)) return { command: node, args: [] };
  sayOnce('glibc', 'Fetching the C library that the MongoDB engine needs (first time only) …');
  const unpacked = unpackDebian('glibc', { packages: ['libc6', 'libstdc++6', 'libgcc-s1'], suite });
  if ('problem' in unpacked)
    return { problem: `the MongoDB engine's C library: ${unpacked.problem}` };
  const triple = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const libraries = join(unpacked.folder, 'usr', 'lib', triple);
  const loader = process.arch === 'arm64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2';
  // A script that starts Node can't be run by the loader; Node itself can.
  const { stdout } = spawnSync(node, ['-p', 'process.execPath'], { encoding: 'utf8' });
  return { command: join(libraries, loader), args: ['--library-path', libraries, stdout.trim()] };
}

function hasGlibc(major, minor) {
  const { stdout } = spawnSync('ldd', ['--version'], { encoding: 'utf8' });
  const found = /(\d+)\.(\d+)\s*$/m.exec((stdout ?? '').split('\n')[0]);
  return (
    found !== null &&
    (Number(found[1]) > major || (Number(found[1]) === major && Number(found[2]) >= minor))
  );
}

function sayOnce(name, text) {
  if (!existsSync(join(root, '.cache', name))) say(text);
}

/**
 * A server that runs. `ended` resolves with how it ended, by itself or stopped.
 * @typedef {{ url: string, child: import('node:child_process').ChildProcess,
 *   ended: Promise<string>, stop: () => Promise<void> }} Server
 */

/**
 * Starts a broker on loopback with the configuration that ships in deploy/, its streams in `folder`.
 * @param {{ path: string, folder: string, port?: number, monitor?: number }} options any free ports
 *   where none are named
 * @returns {Promise<Server & { monitorUrl: string }>}
 */
export async function startNats({ path, folder, port, monitor }) {
  mkdirSync(folder, { recursive: true });
  port ??= await freePort();
  monitor ??= await freePort();
  const config = join(root, 'deploy', 'nats', 'nats-server.conf');
  const child = spawn(
    path,
    ['-c', config, '-a', '127.0.0.1', '-p', String(port), '-m', String(monitor), '-sd', folder],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  await until(child, 'stderr', /Server is ready/, 'nats-server');
  return {
    url: `nats://127.0.0.1:${port}`,
    monitorUrl: `http://127.0.0.1:${monitor}`,
    child,
    ended: endOf(child),
    stop: () => stop(child),
  };
}

/**
 * Starts the MongoDB engine over the data in `folder`, whose path must be short: it answers on a socket
 * there, and a socket's path has 107 characters at the most.
 * @param {{ command: string, args: string[], folder: string }} options
 * @returns {Promise<Server>}
 */
export async function startMongodb({ command, args, folder }) {
  const socket = join(folder, 'mongodb.sock');
  const script = join(root, 'tools', 'mongodb-engine.mjs');
  const child = spawn(command, [...args, script, folder, socket], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  await until(child, 'stdout', /ready/, 'the MongoDB engine');
  return {
    url: `mongodb://${encodeURIComponent(socket)}/?directConnection=true`,
    child,
    ended: endOf(child),
    stop: () => stop(child),
  };
}

/** Waits until the output of a process says that it is ready.
 *  @throws Error with the output */
async function until(child, stream, pattern, name) {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  const ready = new Promise((resolve, reject) => {
    for (const from of ['stdout', 'stderr'])
      child[from]?.on('data', (chunk) => {
        output = (output + chunk).slice(-4_000);
        if (from === stream && pattern.test(output)) resolve();
      });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${name} ended at once: ${output.trim()}`)));
  });
  const late = sleep(30_000, undefined, { ref: false }).then(() => {
    throw new Error(`${name} was not ready within 30 s: ${output.trim()}`);
  });
  try {
    await Promise.race([ready, late]);
  } catch (error) {
    kill();
    throw error;
  }
}

async function endOf(child) {
  const [code, signal] = await once(child, 'exit');
  return String(signal ?? code);
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(5_000, undefined, { ref: false })]);
  child.kill('SIGKILL');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
