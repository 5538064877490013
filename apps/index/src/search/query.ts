import { normalise, uncensor, withoutJoiners } from '@newsline/news';
import { readSyntax, type Chunk } from './query-syntax.ts';
import { rawOffset, searchable } from './searchable-text.ts';
import { diacriticsOf, inCapitals, isCapitals, signsAround, withSigns } from './word-spelling.ts';

export type QueryWord = {
  /** Without case and diacritics. */
  readonly folded: string;
  /** In lower case, with the diacritics it was typed with, without joiners. */
  readonly typed: string;
  /** See `diacriticsOf`: where it has any, no other ones are meant. */
  readonly diacritics: string | null;
  /** Its signs or capitals, see `withSigns` and `inCapitals`: preferred to others. */
  readonly preferred: string | null;
  /** Where it stands in `Query.text`. */
  readonly from: number;
  readonly to: number;
};

/** Words that stand side by side, or one word. */
export type Clause = {
  /** Its words: of `Query.words` from here on, before there. */
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  /** Only the title counts. */
  readonly inTitle: boolean;
  /** Clauses with one number are alternatives. */
  readonly choice: number;
};

/** What is not wanted: words side by side. */
export type Exclusion = { readonly words: readonly QueryWord[]; readonly inTitle: boolean };

export type Query = {
  readonly text: string;
  /** None, and no exclusions: nothing can match, unless the text is empty as well. */
  readonly clauses: readonly Clause[];
  /** All wanted words in order, a repeated one as often as it was typed. */
  readonly words: readonly QueryWord[];
  readonly exclusions: readonly Exclusion[];
  /** Some word was typed with diacritics. */
  readonly hasDiacritics: boolean;
  /** The last word may be the beginning of one: nothing follows it. */
  readonly unfinished: boolean;
};

/** A longer query is a pasted text: its beginning tells enough. */
const maxWords = 32;
const maxExclusions = 16;

export function parseQuery(typed: string): Query {
  const composed = normalise(typed.toWellFormed());
  const text = containsDiacritics(composed) ? uncensor(composed) : composed;
  const { chunks, alternatives } = readSyntax(text);
  const all = wordsOf(text);
  const words: QueryWord[] = [];
  const clauses: Clause[] = [];
  const exclusions: Exclusion[] = [];
  let unfinished = false;
  for (const chunk of chunks) {
    const inside = all.filter(({ from, to }) => chunk.from <= from && to <= chunk.to);
    if (inside.length === 0) continue;
    if (chunk.excluded) {
      if (exclusions.length < maxExclusions)
        exclusions.push({ words: withSignsOf(text, inside), inTitle: chunk.inTitle });
      continue;
    }
    const isAlternative = alternatives.has(chunk);
    const before = isAlternative ? (clauses.at(-1)?.choice ?? 0) : null;
    for (const run of chunk.quoted ? [inside] : runsOf(text, inside)) {
      if (words.length + run.length > maxWords) break;
      const from = words.length;
      words.push(...run);
      const { quoted, inTitle } = chunk;
      const choice = before ?? (clauses.at(-1)?.choice ?? -1) + 1;
      clauses.push({ from, to: words.length, quoted, inTitle, choice });
    }
    unfinished = isUnfinished(text, chunk, words.at(-1));
  }
  return {
    text,
    clauses,
    words: withPreferences(text, words),
    exclusions,
    hasDiacritics: words.some(({ diacritics }) => diacritics !== null),
    unfinished,
  };
}

function isUnfinished(text: string, { quoted }: Chunk, last: QueryWord | undefined): boolean {
  return !quoted && last?.to === text.length;
}

function containsDiacritics(text: string): boolean {
  return /\p{M}|đ/u.test(normalise(text.toLowerCase(), 'NFD'));
}

function wordsOf(text: string): QueryWord[] {
  const query = searchable(text, 'und');
  return [...query.folded.matchAll(/[^ ]+/gu)].map(({ 0: folded, index }) => {
    const from = rawOffset(query, index);
    const to = rawOffset(query, index + folded.length);
    const written = text.slice(from, to);
    return {
      folded,
      typed: withoutJoiners(written).toLowerCase(),
      diacritics: diacriticsOf(written),
      preferred: null,
      from,
      to,
    };
  });
}

/** What is left out is left out however it is written, but for signs: C++ is not C. */
function withSignsOf(text: string, words: readonly QueryWord[]): QueryWord[] {
  return words.map((word) => {
    const signs = signsAround(text, word.from, word.to);
    return signs === '' ? word : { ...word, preferred: withSigns(word.folded, signs) };
  });
}

/** Signs are part of a name; capitals tell an acronym where not all is in capitals. */
function withPreferences(text: string, words: readonly QueryWord[]): QueryWord[] {
  const capitals = words.map(({ from, to }) => isCapitals(text.slice(from, to)));
  const isShouted = words.length > 1 && capitals.every(Boolean);
  return withSignsOf(text, words).map((word, i) => {
    if (word.preferred !== null) return word;
    const isAcronym = capitals[i] === true && !isShouted && word.diacritics === null;
    return isAcronym ? { ...word, preferred: inCapitals(word.folded) } : word;
  });
}

/** What stands between letters or digits of one name or number: "U.23", "TP.HCM", "20/3", "AT&T", "O’Brien". */
const joint = /^['’.,/&+\-\u2010-\u2015_:@]$/u;
const apostrophe = /^['’&]$/u;

/** Words with nothing between them go together: the characters of a script without spaces. So do those of a
 *  name or number that one sign joins; "Mỹ-Iran" is two names. */
function runsOf(text: string, words: readonly QueryWord[]): QueryWord[][] {
  const joined: { words: QueryWord[]; joints: string[] }[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const before = last?.words.at(-1);
    const between = before ? text.slice(before.to, word.from) : ' ';
    if (last && (between === '' || joint.test(between))) {
      last.words.push(word);
      last.joints.push(between);
    } else joined.push({ words: [word], joints: [] });
  }
  return joined.flatMap((run) => (isOneName(run) ? [run.words] : run.words.map((word) => [word])));
}

function isOneName({ words, joints }: { words: QueryWord[]; joints: string[] }): boolean {
  return (
    joints.every((between) => between === '' || apostrophe.test(between)) ||
    words.some(({ folded }) => /\d/u.test(folded) || folded.length <= 2)
  );
}
