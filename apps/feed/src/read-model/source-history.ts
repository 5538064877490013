import type { SourceOutage, SourcePoll } from '@newsline/contracts';
import { boundedOutage, boundedPoll } from './bounds.ts';
import type { OutageOfSource, ProjectionUpdate } from './news-read-model.ts';

/** How a source has fared of late. */
export type SourceHistory = {
  /** Newest first. */
  readonly polls: readonly SourcePoll[];
  /** Newest first. */
  readonly outages: readonly SourceOutage[];
  /** When it was removed last: what was before then is over. Null: never. */
  readonly removedAt: string | null;
};

export const emptyHistory: SourceHistory = { polls: [], outages: [], removedAt: null };

const mostPolls = 20;
const mostOutages = 10;

export type HistoryUpdate = Extract<ProjectionUpdate, { kind: 'source' | 'source-removed' }>;

export function sourceOf(update: HistoryUpdate): string {
  return update.kind === 'source' ? update.source.id : update.sourceId;
}

/** What an update makes of its source's history, whenever it comes: the same object where it says
 *  nothing new. */
export function historyAfter(history: SourceHistory, update: HistoryUpdate): SourceHistory {
  if (update.kind === 'source-removed') return withoutBefore(history, update.asOf);
  const { poll = null, source } = update;
  const { outage } = source.health;
  const told = poll && !isOver(poll.at, history) ? withPoll(history, boundedPoll(poll)) : history;
  return outage && !isOver(outage.since, told) ? withOutage(told, boundedOutage(outage)) : told;
}

/** When the last outage began or ended, in milliseconds; null where there was none. */
export function lastOutageAt({ outages }: SourceHistory): number | null {
  if (outages.length === 0) return null;
  return Math.max(...outages.map(({ since, endedAt }) => Date.parse(endedAt ?? since)));
}

/** Those that began or ended last first. */
export function latestOutages(outages: readonly OutageOfSource[]): readonly OutageOfSource[] {
  const last = ({ since, endedAt }: OutageOfSource) => Date.parse(endedAt ?? since);
  return outages.toSorted((a, b) => last(b) - last(a) || (a.sourceId < b.sourceId ? -1 : 1));
}

function withoutBefore(history: SourceHistory, removedAt: string): SourceHistory {
  if (history.removedAt !== null && !isLater(removedAt, history.removedAt)) return history;
  return {
    polls: history.polls.filter(({ at }) => isLater(at, removedAt)),
    outages: history.outages.filter(({ since }) => isLater(since, removedAt)),
    removedAt,
  };
}

function withPoll(history: SourceHistory, poll: SourcePoll): SourceHistory {
  const { polls } = history;
  if (polls.some(({ at }) => at === poll.at)) return history;
  const oldest = polls.at(-1);
  if (oldest && polls.length === mostPolls && !isLater(poll.at, oldest.at)) return history;
  const kept = [...polls, poll].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  // A host may pause again and again: its pauses are not to drive out what was polled.
  const once = kept.filter(
    ({ outcome }, at) => outcome !== 'paused' || kept[at - 1]?.outcome !== 'paused',
  );
  if (!once.includes(poll)) return history;
  return { ...history, polls: once.slice(0, mostPolls) };
}

function withOutage(history: SourceHistory, outage: SourceOutage): SourceHistory {
  const { outages } = history;
  const known = outages.find(({ since }) => since === outage.since);
  if (known) {
    // It ends once; the state that says so first may come last.
    const { endedAt } = outage;
    if (endedAt === null || (known.endedAt !== null && !isLater(known.endedAt, endedAt)))
      return history;
    const ended = outages.map((one) => (one === known ? { ...known, endedAt } : one));
    return { ...history, outages: ended };
  }
  const oldest = outages.at(-1);
  if (oldest && outages.length === mostOutages && !isLater(outage.since, oldest.since))
    return history;
  const kept = [...outages, outage].toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
  return { ...history, outages: kept.slice(0, mostOutages) };
}

function isOver(at: string, { removedAt }: SourceHistory): boolean {
  return removedAt !== null && !isLater(at, removedAt);
}

function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
