/** Which processes work on a data folder, in a file there. They outlive whoever started them where that
 *  is killed, and two brokers on one folder would ruin it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class ProcessList {
  #file;
  #pids = new Set();

  constructor(file) {
    this.#file = file;
  }

  /** Those of a start before that are still there.
   *  @returns {number[]} */
  leftovers() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')).filter(isRunning);
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  }

  /** @param {import('node:child_process').ChildProcess} child is on the list until it ends */
  add(child) {
    this.#pids.add(child.pid);
    this.#write();
    child.once('exit', () => {
      this.#pids.delete(child.pid);
      this.#write();
    });
  }

  #write() {
    if (this.#pids.size === 0) return rmSync(this.#file, { force: true });
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify([...this.#pids]));
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
