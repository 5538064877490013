import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { emptyMongo } from '@newsline/platform/testing';
import type { Connection } from 'mongoose';

export const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));

export type Target = {
  readonly connection: Connection;
  /** Names the database and the streams to Newsline. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** An empty database and streams of their own, on the servers that `npm test` brings. */
export async function emptyTarget(): Promise<Target> {
  const { MONGODB_URL: mongodb = '', NATS_URL: nats = '' } = process.env;
  const { connection, stop } = await emptyMongo(mongodb);
  const address = mongodb.replace(/\/(?:\?|$)/, `/${connection.name}?`);
  return {
    connection,
    environment: {
      MONGODB_URL: address,
      NATS_URL: nats,
      BUS_NAMESPACE: `test-${randomUUID()}`,
      MEILI_URL: '',
    },
    stop,
  };
}

export type Ended = {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
};

export type RunningTransfer = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts `newsline transfer` as a process of its own. */
export function startTransfer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  command = 'transfer',
): RunningTransfer {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, command, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, INIT_CWD: '', ...environment } },
  );
  const said = { output: '', errors: '' };
  child.stdout.on('data', (part) => (said.output += String(part)));
  child.stderr.on('data', (part) => (said.errors += String(part)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, ended };
}

export function runTransfer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  command?: string,
): Promise<Ended> {
  return startTransfer(args, environment, command).ended;
}
