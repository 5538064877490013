/** What Newsline is held to while servers are hostile. */
import type { Attack } from './attack.ts';
import type { Memory, Stalls } from './newsline.ts';
import type { Reading } from './readers.ts';
import type { Target } from './report.ts';
import { decideWithinS } from './verdict.ts';

const mostGrowthMb = 100;
const mostStallMs = 50;
const mostSlowdown = 3;
/** SHUTDOWN_TIMEOUT. */
const mostStopS = 10;
/** No answer is longer. */
const mostMegabytes = 4;

export type Phase = {
  readonly reading: Reading;
  readonly stalls: Stalls;
  readonly memory: Memory;
};

export type Measured = Phase & {
  readonly idle: Phase;
  readonly attack: Attack;
  /** Null: it had to be killed. */
  readonly stoppedAfterS: number | null;
};

/** @param expected how many articles the good sources have */
export function targetsOf(measured: Measured, expected: number): Target[] {
  const { idle, attack, reading, stalls, memory, stoppedAfterS } = measured;
  const { listed, forged, completeAfterS, problem } = attack.good;
  const wrong = attack.rows.filter(({ wrongs }) => wrongs.length > 0).length;
  const growth = memory.peak - idle.memory.now;
  const slowdown = reading.p99Ms / idle.reading.p99Ms;
  const megabytes = reading.largestBytes / 1e6;
  return [
    {
      name: 'articles of good sources',
      wanted: `${expected} of ${expected}`,
      got:
        problem ??
        `${listed}, ${forged} of them forged${completeAfterS === null ? '' : `; all after ${completeAfterS.toFixed(1)} s`}`,
      isMet: listed === expected && forged === 0 && problem === null,
    },
    {
      name: 'hostile sources decided and named',
      wanted: `all within ${decideWithinS} s`,
      got: `${attack.rows.length - wrong} of ${attack.rows.length}`,
      isMet: wrong === 0,
    },
    {
      name: 'growth of memory',
      wanted: `≤ ${mostGrowthMb} MB`,
      got: `${growth.toFixed(0)} MB`,
      isMet: growth <= mostGrowthMb,
    },
    {
      name: 'longest stall of the event loop',
      wanted: `≤ ${mostStallMs} ms`,
      got: `${stalls.ownMs.toFixed(0)} ms (idle ${idle.stalls.ownMs.toFixed(0)} ms)`,
      isMet: stalls.ownMs <= mostStallMs,
    },
    {
      name: '99th percentile of pages',
      wanted: `≤ ${mostSlowdown} × idle`,
      got: `${slowdown.toFixed(1)} × (${reading.p99Ms.toFixed(0)} ms, idle ${idle.reading.p99Ms.toFixed(0)} ms)`,
      isMet: slowdown <= mostSlowdown,
    },
    {
      name: 'pages that fail',
      wanted: 'none',
      got: `${reading.failed} of ${reading.requests}`,
      isMet: reading.failed === 0,
    },
    {
      name: 'largest answer',
      wanted: `≤ ${mostMegabytes} MB`,
      got: `${megabytes.toFixed(2)} MB`,
      isMet: megabytes <= mostMegabytes,
    },
    {
      name: 'articles from the future',
      wanted: 'none',
      got: String(attack.fromTheFuture ?? 'not answered'),
      isMet: attack.fromTheFuture === 0,
    },
    {
      name: 'dead letters',
      wanted: 'none',
      got: String(attack.deadLetters ?? 'not answered'),
      isMet: attack.deadLetters === 0,
    },
    {
      name: 'SIGTERM amid the attack',
      wanted: `ends it in ${mostStopS} s`,
      got: stoppedAfterS === null ? 'it had to be killed' : `${stoppedAfterS.toFixed(1)} s`,
      // Looking at the clock and ending take a moment, too.
      isMet: stoppedAfterS !== null && stoppedAfterS <= mostStopS + 1,
    },
  ];
}
