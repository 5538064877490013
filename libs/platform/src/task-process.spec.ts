import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './testing/eventually.ts';
import { TaskProcess } from './task-process.ts';

const matching = (text: string): unknown => expect.stringContaining(text);

describe('TaskProcess', () => {
  let processes: TaskProcess[] = [];
  function start(): TaskProcess {
    const process = new TaskProcess(import.meta.url, './testing/odd-process', {
      maxHeapMb: 64,
      onEnd: () => {},
    });
    processes.push(process);
    return process;
  }
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    processes = [];
  });
  const timeoutMs = 10_000;

  it('runs tasks, one after the other', async () => {
    const process = start();
    for (const input of ['a', new Uint8Array([1, 2]), new Date(0), { n: [undefined, NaN] }])
      expect(await process.run({ name: 'echo', input }, timeoutMs)).toMatchObject({
        kind: 'done',
        result: input,
      });
    expect(process.isOver).toBe(false);
  });

  it.each<[what: string, name: string, isOver: boolean, error: object]>([
    ['throws', 'throwError', false, { name: 'TypeError', message: 'odd' }],
    ['throws what is no error', 'throwNull', false, { message: 'null' }],
    ['throws what can’t be cloned', 'throwUncloneable', false, { message: 'odd' }],
    ['throws a whole document', 'throwLong', false, { message: 'x'.repeat(1_000) }],
    ['overflows the stack', 'recurse', false, { name: 'RangeError' }],
    ['gives what can’t be cloned', 'giveUncloneable', false, { message: matching('cloned') }],
    ['is unknown', 'noSuchTask', false, { message: matching('noSuchTask') }],
    ['writes a file', 'write', false, { code: 'ERR_ACCESS_DENIED' }],
    ['starts a program', 'spawn', false, { code: 'ERR_ACCESS_DENIED' }],
    ['exits', 'exit', true, { message: 'The process ended with code 3' }],
    ['crashes', 'crash', true, { message: 'The process ended by SIGSEGV' }],
    ['throws where nobody catches it', 'throwLater', true, { message: 'later' }],
  ])('says so where a task %s', async (_, name, isOver, error) => {
    const process = start();
    const outcome = await process.run({ name, input: join(tmpdir(), 'written') }, timeoutMs);
    expect(outcome).toMatchObject({ kind: 'failed', error });
    await eventually(() => expect(process.isOver).toBe(isOver));
  });

  it('says why where its module can’t be loaded', async () => {
    const process = new TaskProcess(import.meta.url, './testing/no-such-module', {
      maxHeapMb: 64,
      onEnd: () => {},
    });
    const outcome = await process.run({ name: 'echo', input: null }, timeoutMs);
    expect(outcome).toHaveProperty('error.message', matching('no-such-module'));
  });

  it('says so where a task takes too much memory', async () => {
    const outcome = await start().run({ name: 'fill', input: null }, timeoutMs);
    expect(outcome).toMatchObject({ kind: 'out-of-memory' });
  });

  it('says so where an input can’t be cloned', async () => {
    const outcome = await start().run({ name: 'echo', input: () => {} }, timeoutMs);
    expect(outcome).toMatchObject({ kind: 'failed', error: { message: matching('cloned') } });
  });

  it.each([
    ['JavaScript', 'loop'],
    ['native code', 'getStuck'],
  ])('is stopped when a task is late: %s', async (_, name) => {
    const process = start();
    expect(await process.run({ name, input: null }, 100)).toMatchObject({ kind: 'late' });
    expect(process.isOver).toBe(true);
    await process.stop();
  });

  it('counts from when the task begins: it may be that the process must start first', async () => {
    const began = performance.now();
    const outcome = await start().run({ name: 'busy', input: 50 }, 400);
    expect(outcome).toMatchObject({ kind: 'done', result: 50 });
    const startMs = performance.now() - began - 50;
    const late = await start().run({ name: 'busy', input: startMs + 2_000 }, startMs + 1_000);
    expect(late).toMatchObject({ kind: 'late' });
  });

  it('takes a result that came while the event loop stood still', async () => {
    const process = start();
    await process.run({ name: 'echo', input: null }, timeoutMs);
    const running = process.run({ name: 'busy', input: 100 }, 150);
    await new Promise(setImmediate);
    for (const until = performance.now() + 600; performance.now() < until;);
    expect(await running).toMatchObject({ kind: 'done', result: 100 });
  });

  it('knows no setting of the process that started it', async () => {
    process.env['SPEC_SECRET'] = 'secret';
    const outcome = await start().run({ name: 'environment', input: null }, timeoutMs);
    delete process.env['SPEC_SECRET'];
    expect(outcome).toHaveProperty(
      'result',
      expect.not.objectContaining({ SPEC_SECRET: 'secret' }),
    );
  });

  it('gives way to others', async () => {
    const outcome = await start().run({ name: 'niceness', input: null }, timeoutMs);
    expect(outcome).toMatchObject({ result: 10 });
  });

  it('leaves signals to whoever started it: a terminal sends them to both', async () => {
    const outcome = await start().run({ name: 'signal', input: null }, timeoutMs);
    expect(outcome).toMatchObject({ result: 'alive' });
  });

  it('ends with the process that started it, and keeps none from ending', async () => {
    const program = fileURLToPath(new URL('./testing/task-process-owner.ts', import.meta.url));
    const owner = spawn(process.execPath, ['--conditions=@newsline/source', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    owner.stdout.on('data', (text) => (output += String(text)));
    expect(await once(owner, 'close')).toEqual([0, null]);
    const pid = Number(output);
    expect(pid).toBeGreaterThan(0);
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });
});
