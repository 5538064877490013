import { englishFrequencies } from './background/en.ts';
import { vietnameseFrequencies } from './background/vi.ts';
import { termHash } from './terms.ts';

/** In how many of `articles` sample articles a term occurs: `[count, 'term,two words,…']`, the
 *  commonest first, counts rounded. Rare terms are left out. Made by tools/build-background.ts. */
export type BackgroundFrequencies = {
  articles: number;
  terms: readonly (readonly [count: number, terms: string])[];
};

/** What is known of a language before its first article arrives: the number of sample articles,
 *  and by term hash how many of them have the term. */
export type Background = { articles: number; counts: ReadonlyMap<number, number> };

const shipped: Record<string, BackgroundFrequencies> = {
  vi: vietnameseFrequencies,
  en: englishFrequencies,
};
const loaded = new Map<string, Background>();

/** Without a shipped list every term is rare until live articles show otherwise; so many
 *  imagined articles keep the first real ones from looking decisive. */
const unknown: Background = { articles: 2000, counts: new Map() };

/** The background of a language (ISO 639-1); unpacked once per process. */
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
