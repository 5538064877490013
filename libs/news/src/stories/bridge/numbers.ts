import { monthNamed } from '../../months.ts';
import type { BridgedLanguage, BridgeWord } from './bridge-words.ts';

const multiples: Readonly<Record<BridgedLanguage, Readonly<Record<string, number>>>> = {
  vi: { nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỉ: 1e9, tỷ: 1e9 },
  en: { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
};
/** "1.5bn", "20m", "100k". */
const suffixes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, tn: 1e12 };

const thousands: Readonly<Record<BridgedLanguage, RegExp>> = {
  vi: /^\d{1,3}(?:\.\d{3}){1,5}$/u,
  en: /^\d{1,3}(?:,\d{3}){1,5}$/u,
};
const decimal: Readonly<Record<BridgedLanguage, RegExp>> = {
  vi: /^\d{1,12},\d{1,4}$/u,
  en: /^\d{1,12}\.\d{1,4}$/u,
};
/** Also "44th". */
const whole = /^\d{1,12}(?:st|nd|rd|th)?$/u;
const withSuffix = /^(?<number>[\d.,]{1,16})(?<suffix>k|mn?|bn|tn)$/u;
/** Day and month. With "-" and "." it may be a score, or a decimal fraction as others write it. */
const vietnameseDate = /^(?<day>\d{1,2})[/\-.](?<month>\d{1,2})$/u;
const beforeDate = new Set('ngày hôm sáng trưa chiều tối đêm khuya'.split(' '));
/** Without those that are also other words: "năm" is a year, "hai" a part of many names. */
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
  const suffixed = language === 'en' ? withSuffix.exec(lower)?.groups : undefined;
  const value = inWords ?? valueOf(suffixed?.['number'] ?? lower, language);
  if (value === null) return null;
  const next = words[at + 1]?.lower ?? '';
  const multiple = multiples[language];
  const times =
    suffixes[suffixed?.['suffix'] ?? ''] ?? (Object.hasOwn(multiple, next) ? multiple[next] : 1);
  // A small number in words is an article, or part of an idiom.
  if (inWords !== undefined && inWords < 3 && times === 1) return null;
  return `n:${Number((value * (times ?? 1)).toPrecision(digits))}`;
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
  if (whole.test(written)) return Number.parseInt(written, 10);
  if (thousands[language].test(written)) return Number(written.replaceAll(/[.,]/gu, ''));
  if (decimal[language].test(written)) return Number(written.replace(',', '.'));
  return null;
}
