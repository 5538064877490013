import { editDistance, fold } from '@newsline/news';

/** A value of a filter, and what people call it. */
export type Named = {
  readonly value: string;
  /** As shown to readers; topics have an English and a Vietnamese one. None is the value itself. */
  readonly names: readonly [string, ...string[]];
};

export type NamedValues = {
  readonly all: readonly Named[];
  /** Besides the names: other words that mean it, such as a domain's first label. */
  readonly byKey: ReadonlyMap<string, readonly Named[]>;
  readonly byValue: ReadonlyMap<string, Named>;
  /** In the order of their keys. */
  readonly entries: readonly Entry[];
};

/** A name from one of its words on. */
type Entry = {
  readonly key: string;
  /** Which letters it has, see `lettersOf`. */
  readonly letters: number;
  readonly named: Named;
  readonly isWhole: boolean;
};

export type Lookup =
  /** One, or several that share this name. */
  | { readonly kind: 'exact'; readonly found: readonly Named[] }
  /** It is how these begin, the best first. */
  | { readonly kind: 'beginning'; readonly found: readonly Named[] }
  | { readonly kind: 'unknown' };

/** More would be no help. */
const mostNear = 10;
const mostEdits = 3;
/** A name is found by its first ones. */
const mostWords = 8;
/** Longer values are compared by their beginning. */
const comparedLetters = 40;

/** What names are compared by: letters and digits, without case and marks. */
export function keyOf(text: string): string {
  return fold(text).replaceAll(nothingOfAName, '');
}

const nothingOfAName = /[^\p{L}\p{N}]+/gu;

/** @param keysOf other words that mean a value */
export function namedValues(
  all: readonly Named[],
  keysOf: (named: Named) => readonly string[] = () => [],
): NamedValues {
  const byKey = new Map<string, Named[]>();
  for (const named of all) {
    const keys = [named.value, ...named.names, ...keysOf(named)].map(keyOf);
    for (const key of new Set(keys)) {
      if (key === '') continue;
      const same = byKey.get(key);
      if (same) same.push(named);
      else byKey.set(key, [named]);
    }
  }
  const byValue = new Map(all.map((named) => [named.value, named]));
  return { all, byKey, byValue, entries: entriesOf(byKey, all) };
}

function entriesOf(
  byKey: ReadonlyMap<string, readonly Named[]>,
  all: readonly Named[],
): readonly Entry[] {
  const whole = [...byKey].flatMap(([key, its]) =>
    its.map((named): Entry => ({ key, letters: lettersOf(key), named, isWhole: true })),
  );
  const inside = all.flatMap((named) =>
    named.names.flatMap((name) => {
      const words = fold(name).split(nothingOfAName);
      const rests = words.slice(1, mostWords).map((_, i) => words.slice(i + 1).join(''));
      return rests.map((key): Entry => ({ key, letters: 0, named, isWhole: false }));
    }),
  );
  return [...whole, ...inside].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

export function lookUp(values: NamedValues, typed: string): Lookup {
  const byValue = values.byValue.get(typed);
  if (byValue) return { kind: 'exact', found: [byValue] };
  const key = keyOf(typed);
  if (key === '') return { kind: 'unknown' };
  const exact = values.byKey.get(key);
  if (exact) return { kind: 'exact', found: exact };
  const found = beginningWith(values, typed);
  return found.length > 0 ? { kind: 'beginning', found } : { kind: 'unknown' };
}

/** What has a name that begins so: where a word ends there before where it goes on, shorter names
 *  before longer ones. */
export function beginningWith(values: NamedValues, typed: string): readonly Named[] {
  const folded = fold(typed.trim());
  return ranked(
    entriesFrom(values, keyOf(typed)).filter(({ isWhole }) => isWhole),
    ({ key, named }) => {
      const isWord = named.names.some((name) => fold(name).startsWith(`${folded} `));
      return (isWord ? 0 : 1000) + key.length;
    },
  );
}

/** What has a name in which some word begins so: the first words before others, shorter names before
 *  longer ones. All, for the empty text. */
export function holdingWord(values: NamedValues, typed: string): readonly Named[] {
  const key = keyOf(typed);
  if (key === '') return values.all;
  return ranked(entriesFrom(values, key), ({ key, isWhole }) => (isWhole ? 0 : 1000) + key.length);
}

function ranked(entries: readonly Entry[], rankOf: (entry: Entry) => number): readonly Named[] {
  const ranks = new Map<Named, number>();
  for (const entry of entries) {
    const rank = Math.min(rankOf(entry), ranks.get(entry.named) ?? Infinity);
    ranks.set(entry.named, rank);
  }
  return [...ranks].sort((a, b) => a[1] - b[1]).map(([named]) => named);
}

function entriesFrom({ entries }: NamedValues, key: string): readonly Entry[] {
  const from = firstAt(entries, key);
  const to = firstAt(entries, `${key}\uffff`);
  return entries.slice(from, to);
}

/** By bisection: ten thousand sources have as many times three words. */
function firstAt(entries: readonly Entry[], key: string): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((entries[middle]?.key ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What may have been meant, the nearest first; none where nothing is near. */
export function nearTo(values: NamedValues, typed: string): readonly Named[] {
  const key = keyOf(typed).slice(0, comparedLetters);
  const most = Math.min(mostEdits, Math.max(1, Math.floor(key.length / 3)));
  const nearness = new Map<Named, number>();
  const letters = lettersOf(key);
  for (const { key: known, letters: its, named, isWhole } of values.entries) {
    // An edit brings one letter in.
    if (!isWhole || bitCount(letters & ~its) > most) continue;
    const edits = editsFrom(known, key, most);
    if (edits <= most) nearness.set(named, Math.min(edits, nearness.get(named) ?? Infinity));
  }
  const near = [...nearness].sort((a, b) => a[1] - b[1]).map(([named]) => named);
  return near.slice(0, mostNear);
}

/** What is near, and then others as far as there is room. */
export function knownFrom(values: NamedValues, typed: string): readonly Named[] {
  return [...new Set([...nearTo(values, typed), ...values.all.slice(0, mostNear)])].slice(
    0,
    mostNear,
  );
}

/** A slip at the beginning of a longer name, or a part of it, is less near than one in a whole name. */
function editsFrom(known: string, key: string, most: number): number {
  if (key.length >= 3 && known.includes(key)) return 0.5;
  const whole = editDistance(key, known.slice(0, comparedLetters), most);
  const isLonger = key.length >= 4 && known.length > key.length;
  if (!isLonger) return whole;
  return Math.min(whole, editDistance(key, known.slice(0, key.length), most) + 0.5);
}

/** The letters of a word as bits; those that share one are taken for the same. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
