/** People who read while sources are hostile. They come at fixed times, whether or not those before
 *  them were served: waiting for slow answers would hide them ("coordinated omission"). */
import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 50;
const limitMs = 30_000;
/** More would measure this program. Who comes later waits, and the wait counts. */
const mostAtOnce = 100;

/** `n` makes an address that no cache knows. */
const paths: readonly ((n: number) => string)[] = [
  () => '/',
  () => '/sources',
  () => '/feeds/latest.rss',
  () => '/v1/timeline?limit=50',
  (n) => `/search?q=council+${n}`,
  (n) => `/?language=en&n=${n}`,
  (n) => `/v1/search?q=said+${n}`,
  (n) => `/v1/stories?limit=${1 + (n % 100)}&order=hot`,
  (n) => `/feeds/latest.rss?limit=${1 + (n % 100)}`,
];

export type Reading = {
  readonly requests: number;
  /** Not answered 200. */
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  readonly largestBytes: number;
  readonly slowestPath: string;
};

type Answer = { path: string; ms: number; bytes: number; ok: boolean };

/** Reads until `done`, and until everybody is served. */
export async function readUntil(origin: string, done: AbortSignal): Promise<Reading> {
  const answers: Answer[] = [];
  const waiting = new Set<Promise<void>>();
  const began = performance.now();
  for (let n = 0; !done.aborted; n += 1) {
    const due = began + n * everyMs;
    await sleep(Math.max(0, due - performance.now()));
    while (waiting.size >= mostAtOnce) await Promise.race(waiting);
    const path = paths[n % paths.length]?.(n) ?? '/';
    const one = read(origin + path).then((answer) => {
      answers.push({ path, ms: performance.now() - due, ...answer });
      waiting.delete(one);
    });
    waiting.add(one);
  }
  await Promise.all(waiting);
  return summaryOf(answers);
}

async function read(url: string): Promise<{ bytes: number; ok: boolean }> {
  let bytes = 0;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    for await (const part of response.body ?? []) bytes += part.length;
    return { bytes, ok: response.ok };
  } catch {
    return { bytes, ok: false };
  }
}

function summaryOf(answers: readonly Answer[]): Reading {
  const byTime = [...answers].sort((a, b) => a.ms - b.ms);
  const at = (share: number) => byTime[Math.ceil(byTime.length * share) - 1]?.ms ?? Infinity;
  return {
    requests: answers.length,
    failed: answers.filter(({ ok }) => !ok).length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    longestMs: at(1),
    largestBytes: Math.max(0, ...answers.map(({ bytes }) => bytes)),
    slowestPath: byTime.at(-1)?.path ?? '',
  };
}
