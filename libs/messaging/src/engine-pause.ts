import { setTimeout as sleep } from 'node:timers/promises';
import { gaugeOf, type Report } from '@newsline/platform';
import { awayEngineOf } from './errors.ts';
import type { GroupChannel } from './event-bus.ts';

const firstWaitMs = 500;
const longestWaitMs = 15_000;

type Pause = GroupChannel & { readonly engine: string; readonly since: Date };
const pauses = new Set<Pause>();

gaugeOf(
  'newsline_bus_paused',
  'Whether a group waits for an engine that is away: it goes on by itself',
  ['group', 'channel', 'engine'],
  (gauge) => {
    for (const { group, channel, engine } of pauses) gauge.set({ group, channel, engine }, 1);
  },
);

/** The groups of this process that wait for an engine that is away, for people; empty where none does. */
export function pauseNotes(): string[] {
  const first = new Map<string, Pause>();
  for (const pause of pauses) {
    const about = `${pause.group} ${pause.engine}`;
    if (!first.has(about)) first.set(about, pause);
  }
  return [...first.values()].map(
    ({ group, engine, since }) =>
      `${group} waits for ${engine}, which is away since ${since.toISOString()}; it goes on by itself`,
  );
}

/** Does a group's work, and does it again for as long as the engine that it needs is away, after waits that
 *  grow to 15 s: nothing is given up, and no delivery is counted. Says once that the group waits, and once
 *  that it goes on, however many batches of it are in work.
 *  @throws what `work` throws besides, and what it threw last where `stopping` aborts meanwhile */
export async function untilAvailable<Result>(
  work: () => Promise<Result>,
  about: GroupChannel,
  { stopping, onProblem }: { readonly stopping: AbortSignal; readonly onProblem: Report },
): Promise<Result> {
  let pause: Pause | null = null;
  try {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        const result = await work();
        if (pause) pauses.delete(pause);
        if (pause && !isPaused(pause))
          onProblem(`${about.group} goes on: ${pause.engine} is back`, undefined);
        return result;
      } catch (error) {
        const engine = awayEngineOf(error);
        if (engine === null || stopping.aborted) throw error;
        if (!pause) {
          pause = { ...about, engine, since: new Date() };
          if (!isPaused(pause))
            onProblem(`${about.group} waits for ${engine}, which is away`, error);
          pauses.add(pause);
        }
        await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
        if (stopping.aborted) throw error;
      }
    }
  } finally {
    if (pause) pauses.delete(pause);
  }
}

/** Whether another batch of the group waits for the same. */
function isPaused({ group, channel, engine }: Pause): boolean {
  return [...pauses].some(
    (other) => other.group === group && other.channel === channel && other.engine === engine,
  );
}
