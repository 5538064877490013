/** Which processes work on a data folder, in a file there. They outlive whoever started them where that
 *  is killed, and two brokers on one folder would ruin it. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './prepare.mjs';

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
    // Whoever is killed meanwhile leaves the old list or the new one.
    writeFileSync(`${this.#file}.new`, JSON.stringify([...this.#pids]));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** After a restart of the machine its number may be another program's: each of ours names a file of this
 *  workspace. Where /proc does not tell, who has the number counts. */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(root);
  } catch {
    return false;
  }
}
