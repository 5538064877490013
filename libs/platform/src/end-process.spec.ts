import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from './testing/eventually.ts';

const program = fileURLToPath(new URL('./testing/stuck-process.ts', import.meta.url));

describe('a process with a thread that can’t be stopped', () => {
  let child: ChildProcess;
  let output = '';

  function start(closing: string): void {
    output = '';
    const args = ['--conditions=@newsline/source', program, closing];
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout?.on('data', (text) => (output += String(text)));
  }
  afterEach(() => child.kill('SIGKILL'));

  it.each([
    ['it is closed', 'in order', 0],
    ['closing never ends', 'never ends', 0],
    ['closing fails', 'fails', 1],
  ])('ends on SIGTERM in time where %s', async (_, closing, code) => {
    start(closing);
    await eventually(() => expect(output).toContain('stuck'));
    const ended = once(child, 'close');
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([code, null]);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(output).toContain(`exit ${code}`);
  });

  it('ends by itself', async () => {
    start('by itself');
    expect(await once(child, 'close')).toEqual([4, null]);
  });
});
