/** Runs the cases of one target, in a process of its own: a thread that hangs in native code, as
 *  normalising may, cannot be stopped, a process can always be killed. */
import { writeSync } from 'node:fs';
import { BrokenPromise } from './checks/broken-promise.ts';
import type { CaseError, Ended, Order, ProcessSettings } from './protocol.ts';
import { Random } from './random.ts';
import type { Input, OpenTarget } from './target.ts';

const settings = JSON.parse(process.argv[2] ?? '') as ProcessSettings;
const { open } = (await import(settings.target)) as { readonly open: OpenTarget };
const target = await open({ from: settings.from });
const longestMessage = 500;

process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function obey(order: Order): Promise<void> {
  if (order.kind === 'make') process.send?.(made(order.index));
  else if (order.kind === 'input') tell(await run(-1, order.input));
  else for (let at = order.from; at < order.to; at += 1) tell(await run(at, made(at)));
}

function made(index: number): Input {
  return target.make(new Random(`${settings.seed} ${index}`));
}

/** On its way before the next case begins, whatever that does. */
function tell(ended: Ended): void {
  writeSync(3, `${JSON.stringify(ended)}\n`);
}

async function run(index: number, input: Input): Promise<Ended> {
  const began = process.threadCpuUsage();
  const ended = (outcome: Ended['outcome'], error?: CaseError): Ended => {
    const { user, system } = process.threadCpuUsage(began);
    const cpuMs = (user + system) / 1000;
    return { index, outcome, ...(error && { error }), cpuMs, bytes: input.bytes.length };
  };
  try {
    return ended(await target.run(input));
  } catch (error) {
    return ended(error instanceof BrokenPromise ? 'invalid' : 'threw', described(error));
  }
}

function described(error: unknown): CaseError {
  if (!Error.isError(error)) return { name: 'no error', message: String(error), place: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const place = frames.find((line) => !line.includes('node:')) ?? '';
  const message = error.message.slice(0, longestMessage);
  return {
    name: error.name,
    message,
    place: place
      .trim()
      .replace(/(?:file:\/\/)?\/[^\s()]*?\/(?=(?:apps|libs|bench|node_modules)\/)/, ''),
  };
}
