import { monthNamed } from '../../months.ts';
import { numberScales, numberValue } from '../../number-value.ts';
import type { BridgedLanguage, BridgeWord } from './bridge-words.ts';

/** "1.5bn", "20m", "100k". */
const withSuffix = /^(?<digits>[\d.,]{1,16})(?<suffix>k|mn?|bn|tn)$/u;
const suffixes: ReadonlyMap<string, number> = new Map([
  ...numberScales,
  ['k', 1e3],
  ['m', 1e6],
  ['tn', 1e12],
]);
/** With "-" or "/" between them two numbers are a score, a date, a share. */
const oneNumber = /^\d{1,12}(?:[.,]\d{1,12}){0,4}$/u;
const ordinal = /^(?<digits>\d{1,6})(?:st|nd|rd|th)$/u;
/** Day and month. With "-" and "." it may be a score, or a decimal fraction as others write it. */
const vietnameseDate = /^(?<day>\d{1,2})[/\-.](?<month>\d{1,2})$/u;
const beforeDate = new Set('ngày hôm sáng trưa chiều tối đêm khuya'.split(' '));
/** Without "năm", which is a year as well. */
const written: Readonly<Record<BridgedLanguage, ReadonlyMap<string, number>>> = {
  vi: new Map(
    Object.entries({ một: 1, hai: 2, ba: 3, bốn: 4, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 }),
  ),
  en: new Map(
    'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((word, at) => [word, at + 1]),
  ),
};
const year = /^(?:19|20)\d\d$/u;
const digits = 4;

/** A number or a date in one spelling for both languages, "n:1500000" or "d:3-29"; 'year': one of our time,
 *  which says little; null: something else, as "F-35", "2-1". */
export function numberAt(
  words: readonly BridgeWord[],
  at: number,
  language: BridgedLanguage,
): string | null {
  const { lower, hasDigit } = words[at] as BridgeWord;
  const inWords = written[language].get(lower);
  if (!hasDigit && inWords === undefined) return null;
  if (year.test(lower)) return 'year';
  const date = language === 'vi' ? vietnameseDateAt(words, at) : englishDateAt(words, at);
  if (date !== null) return date;
  const value = inWords ?? valueOf(lower, language);
  if (value === null) return null;
  const times = numberScales.get(words[at + 1]?.lower ?? '') ?? 1;
  // A small number in words is an article, or part of an idiom.
  if (inWords !== undefined && inWords < 3 && times === 1) return null;
  return `n:${Number((value * times).toPrecision(digits))}`;
}

function vietnameseDateAt(words: readonly BridgeWord[], at: number): string | null {
  const { lower } = words[at] as BridgeWord;
  const { day, month } = vietnameseDate.exec(lower)?.groups ?? {};
  if (!lower.includes('/') && !beforeDate.has(words[at - 1]?.lower ?? '')) return null;
  const isDate = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isDate ? `d:${Number(month)}-${Number(day)}` : null;
}

/** "March 29", "29 March". */
function englishDateAt(words: readonly BridgeWord[], at: number): string | null {
  const { lower } = words[at] as BridgeWord;
  if (!/^\d{1,2}$/u.test(lower) || Number(lower) > 31) return null;
  for (const beside of [words[at - 1], words[at + 1]]) {
    const month = beside && beside.hasCapital ? monthNamed(beside.lower) : null;
    if (month !== null) return `d:${month}-${Number(lower)}`;
  }
  return null;
}

function valueOf(written: string, language: BridgedLanguage): number | null {
  const suffixed = withSuffix.exec(written)?.groups ?? ordinal.exec(written)?.groups;
  const number = suffixed?.['digits'] ?? written;
  if (!oneNumber.test(number)) return null;
  const value = numberValue(number, language) * (suffixes.get(suffixed?.['suffix'] ?? '') ?? 1);
  return Number.isNaN(value) ? null : value;
}
