/** Runs in a thread: native code that no `terminate()` interrupts, for some minutes. */
import { pbkdf2Sync } from 'node:crypto';

/** @param begun its first number is set to 1 before */
export function getStuck(begun: Int32Array): void {
  Atomics.store(begun, 0, 1);
  pbkdf2Sync('', '', 2 ** 30, 64, 'sha512');
}
