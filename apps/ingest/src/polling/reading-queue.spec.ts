import { ReadingQueue } from './reading-queue.ts';

type Job = { readonly of: string | null; readonly length: number; readonly name: string };

/** A queue that has read a document of "quick" and one of "slow" before. */
function queueOf(processes: number): ReadingQueue<Job> {
  const queue = new ReadingQueue<Job>({ slowMs: 1_000, processes });
  for (const [of, tookMs] of [
    ['quick', 10],
    ['slow', 1_000],
  ] as const)
    read(queue, of, tookMs);
  return queue;
}

function read(queue: ReadingQueue<Job>, of: string, tookMs: number): void {
  const job = { of, length: 1, name: of };
  queue.add(job);
  queue.begin(job);
  queue.done(job, tookMs);
}

/** The names of those that begin, as long as processes are free. */
function begun(queue: ReadingQueue<Job>, processes: number): string[] {
  const names: string[] = [];
  for (let job = queue.next(); job && names.length < processes; job = queue.next()) {
    queue.begin(job);
    names.push(job.name);
  }
  return names;
}

describe('ReadingQueue', () => {
  it.each([
    ['first come, first served', 2, ['new a', 'new b'], ['new a', 'new b']],
    ['a new source behind one known to be quick', 2, ['new', 'quick'], ['quick', 'new']],
    ['a slow source at the back', 2, ['slow', 'new', 'quick'], ['quick', 'new']],
    ['what an operator waits for in front', 2, ['new', 'operator', 'quick'], ['operator', 'quick']],
    ['slow sources leave one thread free', 3, ['slow 1', 'slow 2', 'slow 3'], ['slow 1', 'slow 2']],
    ['a slow source has its turn on one thread', 1, ['slow'], ['slow']],
    ['one long document at a time', 2, ['a long', 'quick long', 'new'], ['new', 'a long']],
  ])('%s', (_, processes, waiting, expected) => {
    const queue = queueOf(processes);
    for (const name of waiting) {
      const [of = ''] = /^(?:quick|slow|operator)|.*/.exec(name) ?? [];
      const length = name.endsWith('long') ? 5_000_000 : 1;
      queue.add({ of: of === 'operator' ? null : of, length, name });
    }
    expect(begun(queue, processes)).toEqual(expected);
  });

  it('takes the next slow one when one is done', () => {
    const queue = queueOf(2);
    const [first, second] = ['1', '2'].map((name) => ({ of: 'slow', length: 1, name }));
    if (!first || !second) throw new Error('none');
    queue.add(first);
    queue.add(second);
    expect(begun(queue, 2)).toEqual(['1']);
    queue.done(first, 5_000);
    expect(begun(queue, 2)).toEqual(['2']);
  });

  it('trusts a source again that is quick', () => {
    const queue = queueOf(2);
    read(queue, 'slow', 10);
    queue.add({ of: 'new', length: 1, name: 'new' });
    queue.add({ of: 'slow', length: 1, name: 'slow' });
    expect(begun(queue, 2)).toEqual(['slow', 'new']);
  });

  it('forgets what is removed', () => {
    const queue = queueOf(1);
    const job = { of: 'a', length: 1, name: 'a' };
    queue.add(job);
    expect([queue.remove(job), queue.remove(job)]).toEqual([true, false]);
    expect(queue.next()).toBeNull();
  });
});
