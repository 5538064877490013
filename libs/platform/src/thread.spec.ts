import { eventually } from './testing/eventually.ts';
import { Thread } from './thread.ts';

describe('Thread', () => {
  let stuck = 0;
  let threads: Thread[] = [];
  function start(resourceLimits = {}): Thread {
    const onStuck = () => void (stuck += 1);
    const thread = new Thread(import.meta.url, './testing/odd-thread', {
      resourceLimits,
      onStuck,
      onEnd: () => {},
    });
    threads.push(thread);
    return thread;
  }
  afterEach(async () => {
    await Promise.all(threads.map((thread) => thread.stop()));
    [threads, stuck] = [[], 0];
  });
  const timeoutMs = 10_000;

  it('runs tasks, one after the other', async () => {
    const thread = start();
    for (const input of ['a', 'b'])
      expect(await thread.run({ name: 'echo', input }, timeoutMs)).toMatchObject({
        kind: 'done',
        result: input,
      });
    expect(thread.isOver).toBe(false);
  });

  it.each([
    ['throws', 'throwError', false, { name: 'TypeError', message: 'odd' }],
    ['throws what is no error', 'throwNull', false, { message: 'null' }],
    ['throws what can’t be cloned', 'throwUncloneable', false, { message: 'odd' }],
    ['throws a whole document', 'throwLong', false, { message: 'x'.repeat(1_000) }],
    ['overflows the stack', 'recurse', false, { name: 'RangeError' }],
    ['gives what can’t be cloned', 'giveUncloneable', false, { name: 'DataCloneError' }],
    ['is unknown', 'noSuchTask', false, { message: expect.stringContaining('noSuchTask') }],
    ['exits', 'exit', true, { message: 'The thread ended with code 3' }],
    ['throws where nobody catches it', 'throwLater', true, { message: 'later' }],
    ['takes too much memory', 'fill', true, { code: 'ERR_WORKER_OUT_OF_MEMORY' }],
  ])('says so where a task %s', async (_, name, isOver, error) => {
    const thread = start({ maxOldGenerationSizeMb: 32 });
    const outcome = await thread.run({ name, input: null }, timeoutMs);
    expect(outcome).toMatchObject({ kind: 'failed', error });
    await eventually(() => expect(thread.isOver).toBe(isOver));
  });

  it('says so where an input can’t be cloned', async () => {
    const outcome = await start().run({ name: 'echo', input: () => {} }, timeoutMs);
    expect(outcome).toMatchObject({ kind: 'failed', error: { name: 'DataCloneError' } });
  });

  it('is stopped when a task is late', async () => {
    const thread = start();
    expect(await thread.run({ name: 'loop', input: null }, 100)).toMatchObject({ kind: 'late' });
    await eventually(() => expect(thread.hasEnded).toBe(true));
    expect(stuck).toBe(0);
  });

  it('counts from when the task begins: it may be that the thread must start first', async () => {
    const began = performance.now();
    const outcome = await start().run({ name: 'busy', input: 50 }, 400);
    expect(outcome).toMatchObject({ kind: 'done', result: 50 });
    const startMs = performance.now() - began - 50;
    const late = await start().run({ name: 'busy', input: startMs + 2_000 }, startMs + 1_000);
    expect(late).toMatchObject({ kind: 'late' });
  });

  it('takes a result that came while the event loop stood still', async () => {
    const thread = start();
    await thread.run({ name: 'echo', input: null }, timeoutMs);
    const running = thread.run({ name: 'busy', input: 100 }, 150);
    await new Promise(setImmediate);
    for (const until = performance.now() + 600; performance.now() < until;);
    expect(await running).toMatchObject({ kind: 'done', result: 100 });
  });
});
