/** Runs in a thread: tasks that end in every way. */
import { answerTasks } from '../thread-tasks.ts';

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
  fill: () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(10_000).fill(kept.length));
  },
});
