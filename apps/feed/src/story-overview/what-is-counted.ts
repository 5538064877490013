import { numberScales } from '@newsline/news';
import {
  attachedUnit,
  breaks,
  currencies,
  magnitudeAfter,
  magnitudeBefore,
  times,
  tolls,
  tollsBefore,
} from './number-words.ts';

/** What a number counts, and from where to where that stands in the text. */
export type Counted = {
  readonly from: number;
  /** Where it surely ends. */
  readonly to: number;
  /** Where it ends together with words behind that may belong to it. */
  readonly mayEnd: number;
  /** For comparing: `dead`, `%`, `₫`, else the first word behind. */
  readonly unit: string;
  /** What the number is to be multiplied by: a million, a billion. */
  readonly scale: number;
  /** How much, and not of what: money, shares and measures. */
  readonly isBare: boolean;
  readonly isToll: boolean;
};

/** A number in its line. */
export type Place = {
  readonly line: string;
  readonly from: number;
  readonly to: number;
  /** "$2.4" */
  readonly sign: string | undefined;
};

type Word = { readonly word: string; readonly end: number };

const wordsBehind = 5;
const phraseWords = 4;
const charactersBefore = 40;

/** Null where it is a time, an age, or a number by itself. */
export function whatIsCounted(place: Place): Counted | null {
  const { line, from, to } = place;
  const glued = attachedUnit.exec(line.slice(to, to + 10))?.[0] ?? '';
  if (glued === '' && /^[\p{L}\p{M}]/u.test(line.slice(to, to + 2))) return null;
  const behind = wordsAfter(line, to + glued.length);
  const scaleWord = numberScales.has(glued) ? glued : (behind[0]?.word ?? '');
  const scale = numberScales.get(scaleWord);
  const rest = scale === undefined || glued !== '' ? behind : behind.slice(1);
  const end = scale === undefined || glued !== '' ? to + glued.length : (behind[0]?.end ?? to);
  const isUnit = glued !== '' && scale === undefined;
  const found = place.sign
    ? { to: end, unit: place.sign, isBare: true }
    : isUnit
      ? { to: end, unit: glued, isBare: true }
      : (moneyOrShare(rest) ?? toll(place, rest) ?? thing(rest) ?? unnamedMoney(scaleWord, end));
  if (found === null) return null;
  return { from, mayEnd: found.to, isBare: false, isToll: false, ...found, scale: scale ?? 1 };
}

type Found = Pick<Counted, 'to' | 'unit'> &
  Partial<Pick<Counted, 'from' | 'mayEnd' | 'isBare' | 'isToll'>>;

function moneyOrShare([first, second]: readonly Word[]): Found | null {
  if (!first) return null;
  if (first.word === '%' || first.word === 'percent')
    return { to: first.end, unit: '%', isBare: true };
  if (first.word === 'phần' && second?.word === 'trăm')
    return { to: second.end, unit: '%', isBare: true };
  const currency = currencies.get(first.word);
  if (currency === undefined) return null;
  const isDola = first.word === 'đô' && second?.word === 'la';
  return { to: isDola ? second.end : first.end, unit: currency, isBare: true };
}

/** "12 người chết", "12 people were killed", "killed at least 12 people", "magnitude 7.4". */
function toll({ line, from, to }: Place, behind: readonly Word[]): Found | null {
  const before = line.slice(Math.max(0, from - charactersBefore), from);
  const spaces = before.length - before.trimEnd().length;
  const quake = magnitudeBefore.exec(before.trimEnd())?.[0];
  if (quake) return { from: from - spaces - quake.length, to, unit: 'magnitude', isToll: true };
  const after = tollBehind(line, behind);
  if (after) return { ...after, isToll: true };
  const [first] = behind;
  if (!first || breaks.has(first.word) || times.has(first.word)) return null;
  for (const [unit, words] of tollsBefore) {
    const verb = words.exec(before.trimEnd())?.[0];
    if (verb) return { from: from - spaces - verb.length, to: first.end, unit, isToll: true };
  }
  return null;
}

function tollBehind(line: string, behind: readonly Word[]): Found | null {
  for (const [index, { word, end }] of behind.entries()) {
    if (breaks.has(word)) return null;
    const start = end - word.length;
    const here = line.slice(start, start + 30).toLowerCase();
    const richter = index < 2 ? magnitudeAfter.exec(here)?.[0] : undefined;
    if (richter) return { to: start + richter.length, unit: 'magnitude' };
    for (const [unit, words] of tolls) {
      const said = words.exec(here)?.[0];
      if (said) return { to: start + said.length, unit };
    }
  }
  return null;
}

/** Whatever else is counted: "1.000 nạn nhân", "48 flights". */
function thing(behind: readonly Word[]): Found | null {
  const end = behind.findIndex(({ word }) => breaks.has(word));
  const phrase = behind.slice(0, Math.min(phraseWords, end < 0 ? phraseWords : end));
  const [first] = phrase;
  if (!first || times.has(first.word)) return null;
  return { to: first.end, mayEnd: phrase.at(-1)?.end ?? first.end, unit: first.word };
}

/** In Vietnamese "50 tỷ" is money. */
function unnamedMoney(scaleWord: string, to: number): Found | null {
  return /^(?:triệu|tr|tỷ|tỉ)$/u.test(scaleWord) ? { to, unit: '₫', isBare: true } : null;
}

/** The words behind a number, up to the first sign that parts: a hyphen binds, as in "7.4-magnitude". */
function wordsAfter(line: string, from: number): Word[] {
  const found: Word[] = [];
  const word =
    /[ \u00a0-]?([\p{L}\p{M}’']{1,40}(?![\p{L}\p{M}\p{N}’'])(?:\.\p{L}(?![\p{L}\p{M}]))?|%)/uy;
  word.lastIndex = from;
  while (found.length < wordsBehind) {
    const match = word.exec(line);
    if (!match) break;
    found.push({ word: (match[1] ?? '').toLowerCase(), end: word.lastIndex });
  }
  return found;
}
