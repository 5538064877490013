import { fold } from '../fold.ts';
import { monthNamed } from '../months.ts';
import { words } from '../text.ts';
import { wordHash } from './term-hash.ts';

const dayMs = 86_400_000;

/** What comes back under nearly the same title: prices, weather, lotteries, horoscopes, digests. */
export type Series = {
  /** A hash of the title's words without those with digits. */
  readonly skeleton: number;
  /** The day of its publication by its own title ("giá vàng hôm nay 20/11"), in days since 1970; null:
   *  the title says none. */
  readonly day: number | null;
  /** Which one of a row it is about, by what is counted: "round 4" is `['round', 4]`. */
  readonly counters: readonly (readonly [noun: string, number: number])[];
  /** Whether it gathers what has nothing in common. */
  readonly isDigest: boolean;
};

/** Longer than any title. */
const mostCharacters = 1_000;

/** Of an article that an earlier version stored. */
export const noSeries: Series = { skeleton: 0, day: null, counters: [], isDigest: false };

/** @param publishedAt milliseconds since 1970; null when unknown */
export function seriesOf(title: string, publishedAt: number | null): Series {
  const beginning = title.slice(0, mostCharacters);
  const folded = fold(beginning);
  const day = publishedAt === null || !/\d/u.test(folded) ? null : dayNamed(folded, publishedAt);
  return {
    skeleton: wordHash(
      words(beginning)
        .filter((word) => !/\d/u.test(word))
        .join(' '),
    ),
    day,
    counters: countersIn(beginning),
    isDigest: isDigest(folded, day),
  };
}

const numericDay =
  /(?<![\d.,:/-])(\d{1,2})([/.-])(\d{1,2})(?:\2(?:\d{4}|\d\d))?(?![\d/-]|[.,]\d)/gu;
const dayAndMonth = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)? (\p{L}{3,9})(?!\p{L})/gu;
const monthAndDay = /(?<!\p{L})(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d)/gu;
/** Titles name the day, the evening before, or the day after in other zones. */
const nearDays = 1.5;

/** A day that the title names and the article is of: "3-2" is a result, and "9/11" a subject, on any other. */
function dayNamed(folded: string, publishedAt: number): number | null {
  const found = [
    ...[...folded.matchAll(numericDay)].flatMap(([, a, , b]) => [
      [Number(a), Number(b)],
      [Number(b), Number(a)],
    ]),
    ...[...folded.matchAll(dayAndMonth)].map(([, day, month = '']) => [
      Number(day),
      monthNamed(month),
    ]),
    ...[...folded.matchAll(monthAndDay)].map(([, month = '', day]) => [
      Number(day),
      monthNamed(month),
    ]),
  ];
  const year = new Date(publishedAt).getUTCFullYear();
  for (const [day, month] of found) {
    if (!day || !month || day > 31 || month > 12) continue;
    for (const its of [year, year - 1, year + 1]) {
      const noon = Date.UTC(its, month - 1, day, 12);
      if (Math.abs(noon - publishedAt) <= nearDays * dayMs) return Math.floor(noon / dayMs);
    }
  }
  return null;
}

/** What comes in rows: rounds, days of a trial, episodes, parts, storms of a season. With their marks, or
 *  "ký 5 hợp đồng" would be a fifth "kỳ"; and no number by itself, as players are numbers one and two. */
const counter =
  /(?<!\p{L})(day|round|week|matchday|stage|episode|part|chapter|vòng|lượt|kỳ|kì|tập|phần|chặng|đợt|tuần|bão số|ngày thứ) (\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d/]|[.,-]\d)/gu;
const numberWords = 'one two three four five six seven eight nine ten'.split(' ');

function countersIn(title: string): Series['counters'] {
  const counters = [...title.toLowerCase().matchAll(counter)].map(([, noun = '', number = '']) => {
    const word = numberWords.indexOf(number);
    return [noun, word < 0 ? Number(number) : word + 1] as const;
  });
  return counters.length > 0 ? counters : noSeries.counters;
}

/** What newspapers call their digests, folded. */
const digestNames =
  /^(?:diem tin|tin tuc|ban tin|toan canh|tin (?:sang|trua|chieu|toi)|(?:the |your )?(?:(?:morning|evening|daily|weekly|news) )?(?:in brief|briefing|digest|roundup|headlines))(?!\p{L})/u;
const live = /(?<!\p{L})(?:live|truc tiep|truc tuyen)(?!\p{L})/u;
const fewestWords = 3;

function isDigest(folded: string, day: number | null): boolean {
  if (!/[;|•]/u.test(folded) || live.test(folded)) return false;
  const parts = folded.split(/[;|•]/u).filter((part) => words(part).length >= fewestWords).length;
  return parts >= 3 || (parts === 2 && (day !== null || digestNames.test(folded)));
}

/** Days between editions at the least. */
const leastApart = 0.75;

/** Whether two articles are no story together however alike they are: editions of one series of different
 *  days, others of a row, and digests, which are a story by themselves.
 *  @param one, other with a hash of their outlets, and when they were published */
export function areApart(one: Edition, other: Edition): boolean {
  if (one.series.isDigest || other.series.isDigest) return true;
  const [day, itsDay] = [one.series.day, other.series.day];
  if (day !== null && itsDay !== null && day !== itsDay) return true;
  if (countOtherwise(one.series, other.series)) return true;
  return (
    one.series.skeleton === other.series.skeleton &&
    one.outlet !== null &&
    one.outlet === other.outlet &&
    one.publishedAt !== null &&
    other.publishedAt !== null &&
    Math.abs(one.publishedAt - other.publishedAt) >= leastApart * dayMs
  );
}

function countOtherwise(one: Series, other: Series): boolean {
  return one.counters.some(([noun, number]) => {
    const its = other.counters.filter(([itsNoun]) => itsNoun === noun);
    return its.length > 0 && !its.some(([, itsNumber]) => itsNumber === number);
  });
}

export type Edition = {
  readonly series: Series;
  /** Null when unknown. */
  readonly outlet: number | null;
  /** Milliseconds since 1970; null when unknown. */
  readonly publishedAt: number | null;
};
