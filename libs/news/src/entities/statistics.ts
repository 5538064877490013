import { joinHash, nextHash, nonZero, offsetBasis } from '../tokenize.ts';
import { gaps } from './scan.ts';

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
  /** How much likelier each kind is where a word stands than it is anywhere; `evidenceColumns` a word, in
   *  units of 1/`evidenceUnit` nats. */
  readonly evidence: Int8Array;
};

export const evidenceUnit = 16;
const mostEvidence = 127;
/** Counts below this many say little: they are drawn towards what all names are. */
const doubt = 3;

const noStatistics: WordStatistics = {
  words: new Int32Array(0),
  capitalShares: new Uint8Array(0),
  evidence: new Int8Array(0),
};

const space = 0x20;
/** The letter of the first column of evidence. */
const firstColumn = 'C'.charCodeAt(0);
const kinds = nameKinds.length;
/** Figures are below: they are in base 36. */
const mostFigures = 36;
/** What a figure counts. */
const countOf = Float64Array.from({ length: mostFigures }, (_, figure) => 2 ** (figure / 2) - 1);
const figureOf = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const figure = Number.parseInt(String.fromCharCode(unit), mostFigures);
  return Number.isNaN(figure) ? 0 : figure;
});

/**
 * Reads a table that tools/build-name-counts.ts made: "word:codes" parted by white space, a code being
 * a letter for what was counted and a figure in base 36 for how often, in half octaves. "A" and "B" count
 * the word with and without a capital inside sentences, the letters from "C" on the columns of evidence,
 * in their order. The first row has all names.
 */
export function readStatistics(table: string): WordStatistics {
  if (table === '') return noStatistics;
  let rows = 0;
  for (let at = 0; at < table.length; at++) if (table.charCodeAt(at) <= space) rows++;
  const words = new Int32Array(rows);
  const capitalShares = new Uint8Array(rows);
  const evidence = new Int8Array(rows * evidenceColumns);
  const weights = weightsOf(table);
  const figures = new Uint8Array(evidenceColumns);
  let at = table.indexOf(':') + 1;
  while (at < table.length && table.charCodeAt(at) > space) at++;
  for (let row = 0; ++at < table.length; row++) {
    const colon = table.indexOf(':', at);
    words[row] = hashOf(table, at, colon);
    let capital = 0;
    let small = 0;
    figures.fill(0);
    for (at = colon + 1; at < table.length && table.charCodeAt(at) > space; at += 2) {
      const figure = figureOf[table.charCodeAt(at + 1)] as number;
      const column = table.charCodeAt(at) - firstColumn;
      if (column === -2) capital = countOf[figure] as number;
      else if (column === -1) small = countOf[figure] as number;
      else figures[column] = figure;
    }
    if (capital + small > 0) {
      capitalShares[row] = Math.max(1, Math.round((255 * capital) / (capital + small)));
    }
    for (let column = 0; column < evidenceColumns; column += kinds) {
      weigh(figures, column, weights, evidence, row * evidenceColumns);
    }
  }
  return { words, capitalShares, evidence };
}

/** By column and figure: the log of the count, drawn towards the share of the kind among all names, less
 *  the log of this share. */
function weightsOf(table: string): Float64Array {
  const totals = new Float64Array(evidenceColumns).fill(1);
  for (
    let at = table.indexOf(':') + 1;
    at < table.length && table.charCodeAt(at) > space;
    at += 2
  ) {
    totals[table.charCodeAt(at) - firstColumn] = countOf[
      figureOf[table.charCodeAt(at + 1)] as number
    ] as number;
  }
  const weights = new Float64Array(evidenceColumns * mostFigures);
  for (let column = 0; column < evidenceColumns; column++) {
    const position = column - (column % kinds);
    let all = 0;
    for (let kind = 0; kind < kinds; kind++) all += totals[position + kind] as number;
    const share = (totals[column] as number) / all;
    for (let figure = 0; figure < mostFigures; figure++) {
      const count = countOf[figure] as number;
      weights[column * mostFigures + figure] = Math.log(count + doubt * share) - Math.log(share);
    }
  }
  return weights;
}

/** Fills in the evidence of one position of a word. */
function weigh(
  figures: Uint8Array,
  position: number,
  weights: Float64Array,
  evidence: Int8Array,
  row: number,
): void {
  let all = 0;
  for (let column = position; column < position + kinds; column++) {
    all += countOf[figures[column] as number] as number;
  }
  if (all === 0) return;
  const rest = Math.log(all + doubt);
  for (let column = position; column < position + kinds; column++) {
    const weight = weights[column * mostFigures + (figures[column] as number)] as number;
    const nats = Math.round((weight - rest) * evidenceUnit);
    evidence[row + column] = Math.max(-mostEvidence, Math.min(mostEvidence, nats));
  }
}

/** Of a word of the table, which is in small letters. A context that is no word stands there as "#" and
 *  its number, one behind a comma as ",word". */
function hashOf(table: string, from: number, to: number): number {
  if (table[from] === '#') return Number(table.slice(from + 1, to));
  const isBehindComma = table[from] === ',';
  let hash: number = offsetBasis;
  for (let at = isBehindComma ? from + 1 : from; at < to; at++) {
    hash = nextHash(hash, table.charCodeAt(at));
  }
  return isBehindComma ? joinHash(gaps.comma + 1, nonZero(hash)) : nonZero(hash);
}
