/** A Newsline for hostile sources: as an operator starts it, with an operator's key, and what is
 *  measured of its process. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, nodeArguments } from '../embedded/newsline.ts';
import { MemoryWatch, residentMegabytes } from '../process-tree.ts';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const startLimitMs = 60_000;
const requestLimitMs = 30_000;
/** Longer than SHUTDOWN_TIMEOUT by far. */
const stopLimitMs = 30_000;

/** `ownMs`: without the time for which the loop's thread was ready and had no processor. `over50`:
 *  how many of those were longer than 50 ms. */
export type Stalls = {
  readonly longestMs: number;
  readonly ownMs: number;
  readonly over50: number;
};
/** Megabytes: now, and at the most since it was asked last. */
export type Memory = { readonly now: number; readonly peak: number };
export type LogEntry = { readonly level: number; readonly msg: string };

export class AttackedNewsline {
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #output: string;
  readonly #kill: () => void;
  readonly #memory: MemoryWatch;
  #key = '';

  private constructor(origin: string, child: ChildProcess, output: string) {
    this.origin = origin;
    this.#child = child;
    this.#memory = new MemoryWatch(child.pid ?? 0);
    this.#output = output;
    this.#kill = () => child.kill('SIGKILL');
    process.prependOnceListener('exit', this.#kill);
  }

  /** Its settings are the defaults, but for folder and addresses. `hosts`: those that may be sources
   *  although they are this machine's.
   *  @returns once it answers and its threads are ready */
  static async start(folder: string, hosts: readonly string[]): Promise<AttackedNewsline> {
    const [port, healthPort] = [await freePort(), await freePort()];
    const output = join(folder, 'output');
    // A file: what is written to a pipe waits for whoever reads it, and this program is busy at times.
    const file = openSync(output, 'w');
    const child = fork(local('../../apps/newsline/dist/main.js'), ['start'], {
      execArgv: [...nodeArguments, '--import', local('./watch-loop.mjs')],
      stdio: ['ignore', file, file, 'ipc'],
      env: {
        ...process.env,
        DATA_DIR: folder,
        PORT: String(port),
        HEALTH_PORT: String(healthPort),
        SOURCES_OPML: 'none',
        DEMONSTRATION: 'false',
        LOG_FORMAT: 'json',
        ALLOWED_PRIVATE_HOSTS: hosts.join(','),
      },
    });
    closeSync(file);
    const newsline = new AttackedNewsline(`http://127.0.0.1:${port}`, child, output);
    await newsline.#untilReady(`http://127.0.0.1:${healthPort}/health/ready`);
    return newsline;
  }

  async #untilReady(health: string): Promise<void> {
    const deadline = Date.now() + startLimitMs;
    const isReady = () =>
      fetch(health).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isReady())) {
      if (Date.now() > deadline || this.#child.exitCode !== null)
        throw new Error(`Newsline does not start:\n${this.#lastWords()}`);
      await sleep(100);
    }
    this.#key = /Operator's key: (\S+)/.exec(readFileSync(this.#output, 'utf8'))?.[1] ?? '';
    if (this.#key === '') throw new Error('Newsline printed no operator’s key');
  }

  get #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @throws with the end of its output where it has ended by itself */
  checkIsRunning(): void {
    if (!this.#isRunning) throw new Error(`Newsline ended by itself:\n${this.#lastWords()}`);
  }

  #lastWords(): string {
    return readFileSync(this.#output, 'utf8').slice(-2_000);
  }

  /** What the API answers to the operator.
   *  @throws where it answers an error or not in time */
  async ask(path: string, method = 'GET', body?: object): Promise<unknown> {
    const request = fetch(this.origin + path, {
      method,
      signal: AbortSignal.timeout(requestLimitMs),
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { status, answer } = await request
      .then(async (response) => ({ status: response.status, answer: await response.text() }))
      .catch((cause: unknown) => {
        throw new Error(`${method} ${path} is not answered`, { cause });
      });
    if (status >= 400) throw new Error(`${method} ${path} is answered ${status}: ${answer}`);
    return JSON.parse(answer);
  }

  /** Since it was asked last. */
  async stalls(): Promise<Stalls> {
    this.#child.send({});
    const ended = once(this.#child, 'exit').then(() => null);
    const answer = await Promise.race([once(this.#child, 'message'), ended]);
    if (!answer) throw new Error(`Newsline ended by itself:\n${this.#lastWords()}`);
    return answer[0] as Stalls;
  }

  memory(): Memory {
    return { now: residentMegabytes(this.#child.pid ?? 0), peak: this.#memory.peak() };
  }

  /** Entries of the log so far. */
  log(): LogEntry[] {
    return readFileSync(this.#output, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as LogEntry);
  }

  /** SIGTERM.
   *  @returns seconds until it had ended by itself; null where it had to be killed */
  async stop(): Promise<number | null> {
    this.#memory.stop();
    if (!this.#isRunning) return 0;
    const began = Date.now();
    const ended = once(this.#child, 'exit').then(() => true);
    this.#child.kill('SIGTERM');
    const inTime = await Promise.race([ended, sleep(stopLimitMs, false)]);
    if (!inTime) this.#kill();
    await ended;
    process.off('exit', this.#kill);
    return inTime ? (Date.now() - began) / 1000 : null;
  }
}
