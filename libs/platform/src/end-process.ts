import { setTimeout as sleep } from 'node:timers/promises';

/** Told to stop, and still running. */
const unstopped = new Set<Promise<unknown>>();

/** A thread that runs JavaScript ends within milliseconds, also on a busy machine. */
const patienceMs = 1_000;

/** Waits until a thread has stopped, for a second at the longest: native code can't be interrupted,
 *  and `terminate()` waits for as long as it takes.
 *  @returns whether it has stopped */
export async function stoppedInTime(stopping: Promise<unknown>): Promise<boolean> {
  unstopped.add(stopping);
  const stopped = stopping.finally(() => unstopped.delete(stopping));
  await Promise.race([stopped, sleep(patienceMs, undefined, { ref: false })]);
  return !unstopped.has(stopping);
}

/** Ends the process now. `process.exit` waits for every thread, so a thread that can't be stopped would
 *  keep the process for as long as it likes.
 *  @param isStuck something did not end in time, whatever it was: nothing is waited for */
export function endProcess(code: number, isStuck = false): void {
  if (!isStuck && unstopped.size === 0) process.exit(code);
  process.emit('exit', code);
  // The one way out that waits for no thread, gives an exit code, and is open to process 1 of a
  // container, which no signal of its own ends: becoming a program that ends at once.
  process.execve?.(process.execPath, [process.execPath, '-e', `process.exit(${code})`], {});
  process.kill(process.pid, 'SIGKILL');
}
