/** Runs in a process in place of `read-worker`: feeds that say how reading them is to end. */
import { pbkdf2Sync } from 'node:crypto';
import { answerTasks } from '@newsline/platform/answer-tasks';
import type { FeedInput } from '../polling/reader.ts';
import type { DocumentInput } from '../pages/read-document.ts';

const recurse = (): number => 1 + recurse();

const grown: number[][] = [];

const odd: Readonly<Record<string, (argument: string) => unknown>> = {
  throw: (what) => {
    if (what === 'null') throw null;
    throw new TypeError('odd');
  },
  uncloneable: () => ({ of: () => {} }),
  exit: () => process.exit(3),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  date: () => new Date(NaN).toISOString(),
  recurse,
  fill: () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(kept.length));
  },
  loop: () => {
    for (;;);
  },
  slow: (ms) => {
    for (const until = performance.now() + Number(ms); performance.now() < until;);
  },
  grow: (megabytes) => {
    for (let n = 0; n < Number(megabytes); n += 1) grown.push(new Array<number>(125_000).fill(n));
  },
  /** Native code that nothing interrupts, for half a minute. */
  stuck: () => pbkdf2Sync('', '', 20_000_000, 64, 'sha512'),
};

async function read({ body }: FeedInput | DocumentInput): Promise<unknown> {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const [, name = '', argument = ''] = /@(\w+) ?(\w*)@/.exec(text) ?? [];
  if (argument === 'later') {
    setTimeout(() => {
      throw new Error('later');
    }, 0);
    await new Promise(() => {});
  }
  return (
    odd[name]?.(argument) ?? { kind: 'read', result: { head: { title: String(process.pid) } } }
  );
}

answerTasks({ readFeed: read, readDocument: read });
