import type { LogEntry } from './newsline.ts';
import type { Reading } from './readers.ts';

const mostLogKinds = 12;

/** A target, and what came of it. */
export type Target = {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  readonly isMet: boolean;
};

export type KindRow = {
  readonly name: string;
  readonly named: string;
  readonly decidedAfterS: number | null;
  readonly requests: readonly number[];
  readonly articles: number;
  readonly said: string;
  readonly wrongs: readonly string[];
};

export function printKinds(rows: readonly KindRow[]): void {
  console.log(
    `\n${'kind of server'.padEnd(45)} ${'named'.padEnd(19)} ${'after'.padStart(7)} ${'asked'.padStart(8)} articles  verdict`,
  );
  for (const { name, named, decidedAfterS, requests, articles, said, wrongs } of rows) {
    const after = decidedAfterS === null ? 'never' : `${decidedAfterS.toFixed(1)} s`;
    console.log(
      `${name.padEnd(45)} ${named.padEnd(19)} ${after.padStart(7)} ${requests.join('+').padStart(8)} ${String(articles).padStart(8)}  ${wrongs.length === 0 ? 'right' : `WRONG: ${wrongs.join('; ')}`}`,
    );
    if (said !== '') console.log(`    ${shortened(said)}`);
  }
}

export function printReading(name: string, reading: Reading): void {
  const { requests, failed, p50Ms, p99Ms, longestMs, largestBytes, slowestPath } = reading;
  console.log(
    `${name.padEnd(8)} ${requests} requests of readers: median ${p50Ms.toFixed(1)} ms, 99th percentile ${p99Ms.toFixed(0)} ms, slowest ${longestMs.toFixed(0)} ms (${slowestPath}); largest answer ${(largestBytes / 1e6).toFixed(2)} MB; ${failed} failed`,
  );
}

export function printTargets(targets: readonly Target[]): void {
  console.log('');
  for (const { name, wanted, got, isMet } of targets)
    console.log(`${isMet ? 'met   ' : 'MISSED'} ${name.padEnd(34)} ${wanted.padEnd(22)} ${got}`);
}

/** In one line of a terminal. */
function shortened(text: string): string {
  const shown = text.replaceAll(/\p{C}/gu, '·');
  return shown.length <= 140 ? shown : `${shown.slice(0, 139)}…`;
}

/** Warnings and errors, those that differ in addresses and numbers alone together. */
export function printLog(entries: readonly LogEntry[]): void {
  const serious = entries.filter(({ level }) => level >= 40);
  const counts = new Map<string, number>();
  for (const { level, msg } of serious) {
    const kind = `${level >= 50 ? 'error' : 'warn '} ${msg.replaceAll(/https?:\S+|\d[\d.:]*/g, '…')}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  console.log(`log      ${entries.length} entries, ${serious.length} of them warnings or errors`);
  const often = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostLogKinds);
  for (const [kind, count] of often)
    console.log(`         ${String(count).padStart(6)} × ${shortened(kind)}`);
}
