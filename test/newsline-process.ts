import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from '@newsline/platform/testing';

/** How long specs wait for what several processes do together. */
export const patienceMs = 60_000;

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const embedded = {
  command: [local('../apps/newsline/dist/main.js'), 'start'],
  isStarted: (output: string) => output.includes('Newsline is at'),
};
const distributed = {
  command: [local('../tools/distributed.mjs')],
  isStarted: (output: string) =>
    ['index', 'feed', 'classify', 'ingest'].every((name) => output.includes(`${name} is at work`)),
};

export type RunningNewsline = {
  readonly origin: string;
  /** What it has written so far. */
  readonly output: () => string;
  /** The operator's key where this start made it. */
  readonly key: () => string | undefined;
  /** Ends it; resolves with its exit code, null after SIGKILL. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts the built Newsline as a process of its own and waits until it answers. */
export function startNewsline(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningNewsline> {
  return start(embedded, dataDir, settings);
}

/** Starts four services, one replica each, and servers of their own, and waits until they answer. */
export function startDistributed(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningNewsline> {
  const own = { NATS_URL: '', MONGODB_URL: '', MEILI_URL: '', HEALTH_PORT: '0' };
  return start(distributed, dataDir, { ...own, ...settings });
}

async function start(
  { command, isStarted }: typeof embedded,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<RunningNewsline> {
  const port = settings['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SOURCES_OPML: 'none',
      DEMONSTRATION: 'false',
      ...settings,
      DATA_DIR: dataDir,
      PORT: port,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output += String(part)));
  const origin = `http://127.0.0.1:${port}`;
  let ending = false;
  child.on('exit', (code, signal) => {
    if (!ending) process.stderr.write(`Newsline ended by itself (${code ?? signal}):\n${output}\n`);
  });
  try {
    await answering(origin, child, () => output, isStarted);
  } catch (error) {
    ending = true;
    child.kill('SIGKILL');
    throw error;
  }
  return {
    origin,
    output: () => output,
    key: () => /Operator's key(?:, shown this once)?: (\S+)/.exec(output)?.[1],
    end: async (signal) => {
      ending = true;
      // A killed process has no exit code.
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

async function answering(
  origin: string,
  child: ChildProcess,
  output: () => string,
  isStarted: (output: string) => boolean,
): Promise<void> {
  await eventually(async () => {
    if (child.exitCode !== null) return;
    // Another program may answer there.
    if (!isStarted(output())) throw new Error(`Not started yet: ${output()}`);
    await getJson(`${origin}/v1/topics`);
  }, patienceMs);
  if (child.exitCode !== null) throw new Error(`Newsline ended: ${output()}`);
}

export async function getJson<Body>(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Body> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
