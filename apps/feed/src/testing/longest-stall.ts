/** How long the event loop was held at the longest while this was done, in ms of this thread's own
 *  work: what other programs take of the machine does not count. */
export async function longestStall<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly stallMs: number }> {
  let last = workedMs();
  let stallMs = 0;
  let isDone = false;
  const look = (): void => {
    const now = workedMs();
    stallMs = Math.max(stallMs, now - last);
    last = now;
    if (!isDone) setImmediate(look);
  };
  look();
  try {
    const result = await work();
    isDone = true;
    look();
    return { result, stallMs };
  } finally {
    isDone = true;
  }
}

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
