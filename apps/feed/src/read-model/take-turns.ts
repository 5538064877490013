import { setImmediate } from 'node:timers/promises';

/** Long enough to get something done, short enough for nobody to notice. */
const turnMs = 10;

/** For work in many steps: awaited after each of them, lets everybody else have the event loop where
 *  this work has held it for a while. */
export function takeTurns(): () => Promise<void> | void {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
