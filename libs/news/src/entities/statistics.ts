import { joinHash } from '../tokenize.ts';
import { gaps, emptyScan, scan } from './scan.ts';

/** What names are told apart by; "other" is none of the kinds. */
export const nameKinds = ['person', 'organisation', 'place', 'other'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Where a word stood when it was counted: as a whole name, as the first or last word of one, right
 *  before or behind one. */
export const positions = { sole: 0, first: 1, last: 2, before: 3, behind: 4 } as const;

export const evidenceColumns = 5 * nameKinds.length;

export type WordStatistics = {
  readonly words: Int32Array;
  /** In 1/255; 0 where nothing was counted. */
  readonly capitalShares: Uint8Array;
  /** `evidenceColumns` a word. */
  readonly evidence: Int8Array;
};

/** Counts below this many say little: they are drawn towards what all names are. */
const doubt = 3;
/** The Int8 of a log ratio is in 1/16 nats. */
export const evidenceUnit = 16;

const noStatistics: WordStatistics = {
  words: new Int32Array(0),
  capitalShares: new Uint8Array(0),
  evidence: new Int8Array(0),
};

/**
 * Reads a table that tools/build-name-counts.ts made: "word:codes" parted by spaces, a code being a letter
 * for what was counted and a figure in base 36 for how often, in half octaves. "A" and "B" count the
 * word with and without a capital inside sentences, the letters from "C" on the columns of evidence.
 */
export function readStatistics(table: string): WordStatistics {
  if (table === '') return noStatistics;
  const rows = table.split(/\s+/u);
  const words = new Int32Array(rows.length);
  const capitalShares = new Uint8Array(rows.length);
  const counts = new Float32Array(rows.length * evidenceColumns);
  rows.forEach((row, index) => {
    const colon = row.lastIndexOf(':');
    words[index] = hashOf(row.slice(0, colon));
    let capital = 0;
    let small = 0;
    for (let at = colon + 1; at + 1 < row.length; at += 2) {
      const count = 2 ** (Number.parseInt(row[at + 1] as string, 36) / 2) - 1;
      const column = row.charCodeAt(at) - 0x43;
      if (column === -2) capital = count;
      else if (column === -1) small = count;
      else counts[index * evidenceColumns + column] = count;
    }
    if (capital + small > 0) capitalShares[index] = Math.max(1, Math.round((255 * capital) / (capital + small)));
  });
  return { words, capitalShares, evidence: logRatios(counts) };
}

/** How much likelier each kind is where a word stands than it is anywhere. */
function logRatios(counts: Float32Array): Int8Array {
  const kinds = nameKinds.length;
  const shares = new Float64Array(evidenceColumns);
  counts.forEach((count, at) => (shares[at % evidenceColumns] = (shares[at % evidenceColumns] as number) + count));
  for (let from = 0; from < evidenceColumns; from += kinds) {
    const all = shares.subarray(from, from + kinds).reduce((sum, count) => sum + count, 0);
    for (let kind = from; kind < from + kinds; kind++) shares[kind] = ((shares[kind] as number) + 1) / (all + kinds);
  }
  const ratios = new Int8Array(counts.length);
  for (let from = 0; from < counts.length; from += kinds) {
    let all = 0;
    for (let at = from; at < from + kinds; at++) all += counts[at] as number;
    if (all === 0) continue;
    for (let at = from; at < from + kinds; at++) {
      const share = shares[at % evidenceColumns] as number;
      const ratio = Math.log(((counts[at] as number) + doubt * share) / (all + doubt) / share);
      ratios[at] = Math.max(-127, Math.min(127, Math.round(ratio * evidenceUnit)));
    }
  }
  return ratios;
}

const word = emptyScan(4);

/** A context that is no word stands in the table as "#" and its number, one behind a comma as ",word". */
function hashOf(text: string): number {
  if (text.startsWith('#')) return Number(text.slice(1));
  const hash = scan(text, word).hashes[0] as number;
  return text.startsWith(',') ? joinHash(gaps.comma + 1, hash) : hash;
}
