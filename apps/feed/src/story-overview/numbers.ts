import { isDotDecimal, numberValue } from '@newsline/news';
import { labels } from './number-words.ts';
import { whatIsCounted } from './what-is-counted.ts';

/** A number of a text with what it counts. */
export type CountedNumber = {
  /** As it stands: "12 người chết", "$2.4 billion". */
  readonly text: string;
  /** The same with words behind that may belong to it: "1.000 nạn nhân sập". */
  readonly mayBe: string;
  /** What stands before it in its clause, a few words: "giá giảm gần". */
  readonly before: string;
  readonly value: number;
  /** For comparing: `dead`, `%`, `₫`, else the first word behind. */
  readonly unit: string;
  /** How much, and not of what: money, shares and measures. */
  readonly isBare: boolean;
  /** Of what grows while an event goes on the newest number counts; others stand beside one another. */
  readonly isToll: boolean;
};

const mostCharacters = 1_200;
const mostNumbers = 30;
const charactersBefore = 80;
const wordsBefore = 5;

/** Not inside of words, dates, scores, codes and telephone numbers. */
const number =
  /(?<![\p{L}\p{N}.,:/+\\#–-]|\p{N}(?: [–-])? )(?:(?<sign>[$€£¥₫])\s?)?(?<digits>\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,3})?)(?!\p{N}|[.,:/–-]\p{N}| [–-] \p{N}| \p{N})/gu;

/** The numbers of a text that count something: no dates, times, ages, ranks, scores, codes or names. */
export function numbersIn(text: string, language: string): CountedNumber[] {
  const line = text.slice(0, mostCharacters);
  if (!/\d/u.test(line)) return [];
  return [...line.matchAll(number).take(mostNumbers)].flatMap(
    ({ index, groups, 0: { length } }) => {
      const { digits = '', sign } = groups ?? {};
      if (!sign && (isYear(digits) || /^0\d/u.test(digits) || isLabelled(line, index))) return [];
      const counted = whatIsCounted({ line, from: index, to: index + length, sign });
      if (!counted) return [];
      const { from, to, mayEnd, unit, scale, isBare, isToll } = counted;
      const isThing = !isBare && !isToll;
      if (isThing && (isDay(digits, language) || isName(line, index, index + length))) return [];
      return [
        {
          ...{ text: line.slice(from, to), mayBe: line.slice(from, mayEnd) },
          ...{ before: clauseBefore(line, from), value: numberValue(digits, language) * scale },
          ...{ unit, isBare, isToll },
        },
      ];
    },
  );
}

export function valueKey({ unit, value }: Pick<CountedNumber, 'unit' | 'value'>): string {
  return `${unit} ${value}`;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

/** "20.3" is the twentieth of March in Vietnamese. */
function isDay(digits: string, language: string): boolean {
  return !isDotDecimal(language) && /^\d{1,2}\.\d{1,2}$/u.test(digits);
}

/** Whether it is the number of something: "quận 1", "No. 5". */
function isLabelled(line: string, at: number): boolean {
  const before = line
    .slice(Math.max(0, at - 25), at)
    .trimEnd()
    .replace(/\.$/u, '');
  const word = before.split(/[^\p{L}\p{M}]/u).at(-1) ?? '';
  return labels.has(word.toLowerCase());
}

/** Whether it stands inside a name: "Snapdragon 8 Elite", "VF 3". */
function isName(line: string, from: number, to: number): boolean {
  const before = /(?<!\p{L})\p{Lu}[\p{L}\p{M}\p{N}]* $/u.exec(
    line.slice(Math.max(0, from - 25), from),
  );
  if (!before) return false;
  return /^ \p{Lu}/u.test(line.slice(to, to + 2)) || /^\p{Lu}{2,}\d* $/u.test(before[0]);
}

function clauseBefore(line: string, at: number): string {
  const text = line.slice(Math.max(0, at - charactersBefore), at);
  const clause = text.split(/[.,;:!?()[\]"“”‘’'…/\n]|\s[-–—]\s/u).at(-1) ?? '';
  // The first may be cut.
  const found = clause.trim().split(/\s+/u);
  const whole = clause.length < text.length || at <= charactersBefore ? found : found.slice(1);
  return whole.slice(-wordsBefore).join(' ');
}
