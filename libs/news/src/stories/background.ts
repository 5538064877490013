import { englishFrequencies } from './background/en.ts';
import { frequenciesOfBoth } from './background/mul.ts';
import { vietnameseFrequencies } from './background/vi.ts';
import { termHash } from './term-hash.ts';

/** In how many of `articles` sample articles a term occurs: `[count, 'term,two words,…']`, the
 *  commonest first, counts rounded. Rare terms are left out. Made by tools/build-background.ts. */
export type BackgroundFrequencies = {
  articles: number;
  terms: readonly (readonly [count: number, terms: string])[];
};

/** Document frequencies of a language before its first article arrives: the number of sample
 *  articles, and by term hash how many of them have the term. */
export type Background = { articles: number; counts: ReadonlyMap<number, number> };

const shipped: Record<string, BackgroundFrequencies> = {
  vi: vietnameseFrequencies,
  en: englishFrequencies,
  mul: frequenciesOfBoth,
};
const loaded = new Map<string, Background>();

/** Without a shipped list every term is rare until articles show otherwise. So many imaginary
 *  articles let the first ones be compared at all; with thousands, words that are merely not common
 *  would long pass for rare. (The scored files, taken as of an unknown language: F1 0.92, 0.92 and
 *  0.90 with 150, 0.69, 0.90 and 0.61 with 2,000.) */
const unknown: Background = { articles: 150, counts: new Map() };

/** The background of a language (ISO 639-1; `mul`, as in ISO 639-2, for terms that are the same in several);
 *  unpacked once per process. */
export function backgroundOf(language: string): Background {
  const known = loaded.get(language);
  if (known) return known;
  const list = Object.hasOwn(shipped, language) ? shipped[language] : undefined;
  const background = list ? unpack(list) : unknown;
  loaded.set(language, background);
  return background;
}

function unpack({ articles, terms }: BackgroundFrequencies): Background {
  const counts = new Map<number, number>();
  for (const [count, list] of terms) {
    for (const term of list.split(',')) counts.set(termHash(term), count);
  }
  return { articles, counts };
}
