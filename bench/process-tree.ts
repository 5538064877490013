/** What a Newsline takes of the machine: the process that was started and those that it starts. Linux. */
import { readFileSync } from 'node:fs';

/** Megabytes: the resident set of process `pid`, and what its children have besides, as the files of
 *  the program are in memory once. */
export function residentMegabytes(pid: number): number {
  const own = statusOf(pid, 'VmRSS') ?? 0;
  return (
    childrenOf(pid).reduce((sum, child) => sum + (statusOf(child, 'RssAnon') ?? 0), own) / 1024
  );
}

/** Seconds of all threads, children and those that have ended included: fields 14 to 17 of
 *  proc_pid_stat(5), in hundredths. */
export function processorSeconds(pid: number): number {
  const own = timesOf(pid);
  const children = childrenOf(pid).map((child) => timesOf(child));
  return [own, ...children].flat().reduce((sum, hundredths) => sum + hundredths, 0) / 100;
}

/** Looks at `residentMegabytes` every so often, as Linux keeps the peak of one process only. */
export class MemoryWatch {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  #peak = 0;

  constructor(pid: number) {
    this.#pid = pid;
    this.#timer = setInterval(() => this.#look(), 50).unref();
  }

  /** Megabytes at the most since it was asked last. */
  peak(): number {
    this.#look();
    const peak = this.#peak;
    this.#peak = 0;
    return peak;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    this.#peak = Math.max(this.#peak, residentMegabytes(this.#pid));
  }
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .flatMap((child) => (child === '' ? [] : Number(child)));
}

/** In kilobytes. */
function statusOf(pid: number, field: string): number | null {
  const value = new RegExp(`${field}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`))?.[1];
  return value === undefined ? null : Number(value);
}

function timesOf(pid: number): number[] {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is a name, which may have blanks and parentheses.
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
}

/** Empty where the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
