import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Ended, Order, ProcessSettings } from './protocol.ts';
import type { Input } from './target.ts';

/** How an order ended. `stuck`: nothing was heard for too long; `died`: the process ended by itself,
 *  `how` says with what. Either way that process is gone; `index` is the case that did it. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'stuck'; readonly index: number }
  | { readonly kind: 'died'; readonly index: number; readonly how: string };

/** How long a case may run without an end until its process is killed: by the processor time of its
 *  thread, and by the clock, for what only waits. */
export type Limits = { readonly spentMs: number; readonly waitedMs: number };

const watchEveryMs = 250;
/** The heap of Newsline's own readers, megabytes. */
const heapMb = 256;
/** Of what a process says before it ends, characters. */
const longestComplaint = 2000;
/** For loading the target, which compiles all that it tries. */
const startLimitMs = 60_000;

/** The parent's side of a case process. */
export class RunningCases {
  readonly #child: ChildProcess;
  #hear: (chunk: string) => void = () => {};

  private constructor(child: ChildProcess) {
    this.#child = child;
    const lines = child.stdio[3] as Readable;
    lines.setEncoding('utf8').on('data', (chunk: string) => this.#hear(chunk));
  }

  /** @param conditions of package exports: what Newsline is loaded from, sources or build
   *  @throws Error where the target can't be opened */
  static async start(
    settings: ProcessSettings,
    conditions: readonly string[],
  ): Promise<RunningCases> {
    const child = fork(
      fileURLToPath(new URL('./case-process.ts', import.meta.url)),
      [JSON.stringify(settings)],
      {
        execArgv: [
          '--disable-warning=ExperimentalWarning',
          `--max-old-space-size=${heapMb}`,
          ...conditions.map((condition) => `--conditions=${condition}`),
        ],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-longestComplaint);
    });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    const limit = AbortSignal.timeout(startLimitMs);
    const isReady = await Promise.race([
      once(child, 'message', { signal: limit }).then(() => true),
      once(child, 'exit', { signal: limit }).then(() => false),
    ]);
    if (!isReady) throw new Error(`The target ${settings.target} can't be opened: ${said}`);
    return new RunningCases(child);
  }

  run(order: Order, limits: Limits, onEnded: (ended: Ended) => void): Promise<Outcome> {
    const [from, to] = order.kind === 'cases' ? [order.from, order.to] : [-1, 0];
    let next = from;
    let rest = '';
    let [heardAt, spentBefore] = [performance.now(), this.#spentMs()];
    return new Promise((resolve) => {
      const finish = (outcome: Outcome): void => {
        clearInterval(watching);
        this.#child.off('exit', died);
        this.#hear = () => {};
        if (outcome.kind === 'stuck') this.stop();
        resolve(outcome);
      };
      const died = (code: number | null, signal: string | null) =>
        finish({ kind: 'died', index: next, how: signal ?? `code ${code}` });
      const watching = setInterval(() => {
        const waitedMs = performance.now() - heardAt;
        if (waitedMs < watchEveryMs) spentBefore = this.#spentMs();
        const spentMs = this.#spentMs() - spentBefore;
        if (spentMs > limits.spentMs || waitedMs > limits.waitedMs)
          finish({ kind: 'stuck', index: next });
      }, watchEveryMs);
      this.#child.once('exit', died);
      this.#hear = (chunk) => {
        heardAt = performance.now();
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const ended = JSON.parse(line) as Ended;
          next = ended.index + 1;
          onEnded(ended);
        }
        if (next >= to) finish({ kind: 'done' });
      };
      this.#child.send(order);
    });
  }

  /** Processor time of the thread that runs cases, where Linux tells it (sched-stats in its
   *  documentation): on a busy machine a case may wait long for its turn. Elsewhere, the clock. */
  #spentMs(): number {
    const { pid } = this.#child;
    try {
      const [ranNs] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
      return Number(ranNs) / 1e6;
    } catch {
      return performance.now();
    }
  }

  /** The input of a case. */
  async make(index: number): Promise<Input> {
    this.#child.send({ kind: 'make', index } satisfies Order);
    const [input] = (await once(this.#child, 'message')) as [Input];
    return input;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}
