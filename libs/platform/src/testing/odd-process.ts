/** Runs in a process of its own: tasks that end in every way. */
import { spawnSync } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { answerTasks } from '../answer-tasks.ts';

const recurse = (): number => 1 + recurse();

answerTasks({
  echo: (input: unknown) => input,
  busy: (ms: number) => {
    for (const until = performance.now() + ms; performance.now() < until;);
    return ms;
  },
  loop: () => {
    for (;;);
  },
  throwError: () => {
    throw new TypeError('odd');
  },
  throwNull: () => {
    throw null;
  },
  throwUncloneable: () => {
    throw Object.assign(new Error('odd'), { of: () => {} });
  },
  throwLong: () => {
    throw new Error('x'.repeat(10_000_000));
  },
  throwLater: async () => {
    setTimeout(() => {
      throw new Error('later');
    }, 0);
    await new Promise(() => {});
  },
  recurse,
  giveUncloneable: () => () => {},
  exit: () => process.exit(3),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  environment: () => ({ ...process.env }),
  niceness: () => getPriority(),
  pid: () => process.pid,
  /** Native code that nothing interrupts, for some minutes. */
  getStuck: () => void pbkdf2Sync('', '', 2 ** 30, 64, 'sha512'),
  write: (file: string) => writeFileSync(file, ''),
  spawn: () => spawnSync('true'),
  signal: () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.kill(process.pid, signal);
    return new Promise((resolve) => setTimeout(resolve, 100, 'alive'));
  },
  fill: () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(10_000).fill(kept.length));
  },
});
