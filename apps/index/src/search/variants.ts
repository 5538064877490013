import { decodeKeys, fold, inflections, isVietnameseSyllable, otherSpelling } from '@newsline/news';
import type { Acronym } from './acronyms.ts';
import type { Clause, Query, QueryWord } from './query.ts';
import type { Form } from './query-plan.ts';
import { parseQuery } from './query.ts';
import { diacriticsOf, inCapitals, withoutDiacritics } from './word-spelling.ts';

/** Another way to write words of the query. */
export type Variant = Form & {
  readonly kind: 'spelling' | 'acronym' | 'split' | 'cut' | 'inflection' | 'keys' | 'unaccented';
  /** What keystrokes mean. */
  readonly shown?: string;
};

/** What they count beside what was typed. */
const worth = {
  spelling: 0.9,
  acronym: 0.8,
  split: 0.8,
  cut: 0.8,
  inflection: 0.6,
  keys: 0.95,
  unaccented: 0.5,
} as const;
const longestJoined = 24;
/** Neighbours are put together, and looked for without diacritics, in queries of so many words. */
const mostJoined = { withDiacritics: 3, without: 6 } as const;
const shortestSplit = 4;
const longestSplit = 14;
const shortestInflected = 4;
const longestSpelled = 5;
/** A pasted text has more; those of its beginning are enough. */
const mostVariants = 200;

/** Ways to write words of the query that an index may hold; which of them it does is to be counted. None of
 *  what is quoted. */
export function variantsOf(query: Query, acronyms: readonly Acronym[]): Variant[] {
  const open = query.clauses.filter(({ quoted }) => !quoted);
  return [
    ...open.flatMap((clause) => ofClause(query, clause)),
    ...joinedPairs(query, open),
    ...ofAcronyms(query, acronyms).filter((one) => !touchesQuoted(query, one)),
    ...unaccentedRuns(query, open),
  ].slice(0, mostVariants);
}

function ofClause(query: Query, { from, to }: Clause): Variant[] {
  const words = query.words.slice(from, to);
  const [word] = words;
  if (!word) return [];
  if (words.length > 1) {
    const joined = words.map(({ folded }) => folded).join('');
    const isWhole =
      joined.length <= longestJoined && words.every(isUnmarked) && !hasFraction(words);
    const apart = words.flatMap(({ folded }) => atDigits(folded)[0] ?? [folded]);
    return [...(isWhole ? [[joined]] : []), ...(apart.length > words.length ? [apart] : [])].map(
      (tokens) => variant([from, to], 'spelling', tokens),
    );
  }
  const span = [from, to] as const;
  return [
    ...[...atDigits(word.folded), ...lettersOf(word)].map((tokens) =>
      variant(span, 'spelling', tokens),
    ),
    ...splitsOf(word).map((parts) => written(parts, span, 'split')),
    ...cutsOf(word).map((parts) => written(parts, span, 'cut')),
    ...inflected(word, query).map((form) => variant(span, 'inflection', [form])),
    ...listOf(otherSpelling(word.typed)).map((other) => written([other], span, 'spelling')),
    ...listOf(decodeKeys(word.typed)).map((meant) => written([meant], span, 'keys')),
  ];
}

/** Digits behind digits are more of them in groups of three alone: 3.5 is not 35. */
function hasFraction(words: readonly QueryWord[]): boolean {
  const isNumber = (word: QueryWord | undefined) => /^\d+$/u.test(word?.folded ?? '');
  const isGrouped = words.slice(1).every(({ folded }) => /^\d{3}$/u.test(folded));
  const isOneNumber = words.every(isNumber) && (words[0]?.folded.length ?? 0) <= 3 && isGrouped;
  return !isOneNumber && pairs(words).some(([one, next]) => isNumber(one) && isNumber(next));
}

/** "US" as "U.S." */
function lettersOf({ folded, preferred }: QueryWord): string[][] {
  const isAcronym = preferred === inCapitals(folded) && folded.length <= longestSpelled;
  return isAcronym ? [[...folded]] : [];
}

/** "f16" as "f 16", "covid19" as "covid 19", "5000" as "5 000". */
function atDigits(folded: string): string[][] {
  const parts = folded.match(/\d+|\D+/gu) ?? [];
  if (parts.length === 2 || parts.length === 3) return [parts];
  if (/^\d{4,15}$/u.test(folded)) return [folded.split(/(?=(?:\d{3})+$)/u)];
  return [];
}

/** Every way to take a word for syllables of Vietnamese: "vietnam", "hochiminh", "ôtô". */
function splitsOf(word: QueryWord): string[][] {
  const { folded, typed, diacritics } = word;
  if (!maySplit(word)) return [];
  if (diacritics !== null) return inTwo(typed).filter((parts) => parts.every(isVietnameseSyllable));
  if (folded.length < shortestSplit) return [];
  return syllablesOf(folded, 4).filter((parts) => parts.length > 1);
}

/** Every other way to take a word for two: "wifi", "worldcup". */
function cutsOf(word: QueryWord): string[][] {
  const { folded, diacritics } = word;
  if (!maySplit(word) || diacritics !== null || folded.length < shortestSplit) return [];
  return inTwo(folded).filter(
    ([start = '', end = '']) =>
      end.length > 1 && !(isVietnameseSyllable(start) && isVietnameseSyllable(end)),
  );
}

/** A syllable of Vietnamese is one word. */
function maySplit({ folded, typed }: QueryWord): boolean {
  const { length } = folded;
  if (isVietnameseSyllable(typed)) return false;
  return length <= longestSplit && /^[a-z]+$/u.test(folded) && typed.length === length;
}

function inTwo(word: string): [string, string][] {
  return Array.from({ length: word.length - 1 }, (_, i) => [
    word.slice(0, i + 1),
    word.slice(i + 1),
  ]);
}

function syllablesOf(folded: string, most: number): string[][] {
  if (folded === '') return [[]];
  if (most === 0) return [];
  return Array.from({ length: Math.min(7, folded.length) }, (_, i) => folded.slice(0, i + 1))
    .filter((start) => start.length > 1 && isVietnameseSyllable(start))
    .flatMap((start) =>
      syllablesOf(folded.slice(start.length), most - 1).map((rest) => [start, ...rest]),
    );
}

function inflected({ folded, typed }: QueryWord, { hasDiacritics }: Query): string[] {
  if (hasDiacritics || typed !== folded || folded.length < shortestInflected) return [];
  return /^[a-z]+$/u.test(folded) ? inflections(folded) : [];
}

/** Of a sentence none: names stand in short queries. */
function joinedPairs(query: Query, open: readonly Clause[]): Variant[] {
  const most = query.hasDiacritics ? mostJoined.withDiacritics : mostJoined.without;
  if (query.words.length > most) return [];
  return pairs(open).flatMap(([one, next]) => joinedPair(query, one, next));
}

/** Neighbours as one word: "viet nam", "world cup", "tp hcm", "f 16". */
function joinedPair(query: Query, one: Clause, next: Clause): Variant[] {
  const words = query.words.slice(one.from, next.to);
  if (one.choice === next.choice || words.length !== 2) return [];
  const joined = words.map(({ folded }) => folded).join('');
  if (joined.length > longestJoined || !/^[a-z0-9]+$/u.test(joined)) return [];
  return [variant([one.from, next.to], 'spelling', [joined])];
}

function touchesQuoted({ clauses }: Query, { from, to }: Form): boolean {
  return clauses.some((clause) => clause.quoted && clause.from < to && from < clause.to);
}

function ofAcronyms(query: Query, acronyms: readonly Acronym[]): Variant[] {
  const typed = query.words.map(({ folded }) => folded);
  const found: Variant[] = [];
  for (const { short, long } of acronyms) {
    const name = parsed(short);
    const joined = name.map(({ folded }) => folded).join('');
    const longs = long.map(parsed);
    for (const [at, length] of placesOf(typed, joined)) {
      const words = query.words.slice(at, at + length);
      if (!mayBeAcronym(words, joined)) continue;
      for (const meant of longs) found.push(inFull([at, at + length], meant));
    }
    for (const meant of longs) {
      const tokens = meant.map(({ folded }) => folded);
      for (let at = 0; at + tokens.length <= typed.length; at++) {
        const span = [at, at + tokens.length] as const;
        const words = query.words.slice(...span);
        if (!words.every((word, i) => isSame(word, meant[i]))) continue;
        const isShort = joined.length <= 3 || isVietnameseSyllable(joined);
        const capitals = isShort ? [inCapitals(joined)] : [null];
        found.push({ ...variant(span, 'acronym', [joined]), spellings: capitals });
        found.push(...longs.filter((other) => other !== meant).map((other) => inFull(span, other)));
      }
    }
  }
  return found;
}

/** Where up to three words of the query make up a name when put together. */
function placesOf(typed: readonly string[], joined: string): [at: number, length: number][] {
  return typed.flatMap((_, at) =>
    [1, 2, 3]
      .filter((length) => typed.slice(at, at + length).join('') === joined)
      .filter((length) => at + length <= typed.length)
      .map((length): [number, number] => [at, length]),
  );
}

/** Short ones, and those that are words as well, have to be in capitals: "who", "us", "mu". */
function mayBeAcronym(words: readonly QueryWord[], joined: string): boolean {
  if (words.length > 1) return joined.length > 3 || words.every(isInCapitals);
  const isPlain = joined.length <= 2 || isVietnameseSyllable(joined) || alsoWords.has(joined);
  return !isPlain || words.every(isInCapitals);
}
const alsoWords = new Set(['who']);

function isInCapitals({ folded, preferred }: QueryWord): boolean {
  return preferred === inCapitals(folded) || folded.length === 1;
}

function isSame(word: QueryWord, meant: QueryWord | undefined): boolean {
  if (!meant || word.folded !== meant.folded) return false;
  return word.diacritics === null || word.diacritics === meant.diacritics;
}

function inFull(span: Span, meant: readonly QueryWord[]): Variant {
  const tokens = meant.map(({ folded }) => folded);
  return {
    ...variant(span, 'acronym', tokens),
    spellings: meant.map(({ diacritics }) => diacritics),
  };
}

/** Words typed with diacritics, side by side, in a text that has none: "Hà Nội" as "Ha Noi". */
function unaccentedRuns(query: Query, open: readonly Clause[]): Variant[] {
  if (query.words.length > mostJoined.withDiacritics) return [];
  const marked = open.filter(({ from }) => query.words[from]?.diacritics != null);
  return pairs(marked)
    .filter(([one, next]) => one.to === next.from)
    .map(([one, next]) => {
      const tokens = query.words.slice(one.from, next.to).map(({ folded }) => folded);
      const spellings = tokens.map(withoutDiacritics);
      return { ...variant([one.from, next.to], 'unaccented', tokens), spellings };
    });
}

type Span = readonly [from: number, to: number];

function variant([from, to]: Span, kind: Variant['kind'], tokens: readonly string[]): Variant {
  const none = tokens.map(() => null);
  return {
    ...{ from, to, tokens, spellings: none, preferred: none },
    ...{ prefix: false, worth: worth[kind], kind },
  };
}

/** As it is written, diacritics and all. */
function written(words: readonly string[], span: Span, kind: Variant['kind']): Variant {
  const spelt = { ...variant(span, kind, words.map(fold)), spellings: words.map(diacriticsOf) };
  return kind === 'keys' ? { ...spelt, shown: words.join(' ') } : spelt;
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}

function isUnmarked({ diacritics }: QueryWord): boolean {
  return diacritics === null;
}

function pairs<Value>(values: readonly Value[]): [Value, Value][] {
  return values.slice(1).map((value, i) => [values[i] as Value, value]);
}

const parsedNames = new Map<string, readonly QueryWord[]>();
function parsed(name: string): readonly QueryWord[] {
  const known = parsedNames.get(name) ?? parseQuery(name).words;
  parsedNames.set(name, known);
  return known;
}
