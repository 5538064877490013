import { fold, isVietnameseSyllable } from '@newsline/news';
import type { Acronym } from './acronyms.ts';
import { plainPhrase, type SearchEngine } from './engine.ts';
import type { Query, QueryWord } from './query.ts';
import { inCapitals } from './word-spelling.ts';

/** So many acronyms of a query are looked for, each in so many articles. */
const mostAcronyms = 2;
const articlesRead = 20;
/** How far before the acronym its long name may begin. */
const longestName = 120;
const introduced = /[(（]\s{0,2}([\p{Lu}\p{N}.&-]{2,12})\s{0,2}[)）,;]/gu;
/** What stands in a name and not in its acronym. */
const links = new Set('va cua ve cho of the and for in on de la du des'.split(' '));

/** What acronyms of a query stand for that no table knows, told by articles that introduce them:
 *  "Ngân hàng Nhà nước (NHNN)". */
export async function learntAcronyms(
  query: Query,
  engine: SearchEngine,
  known: readonly Acronym[],
): Promise<Acronym[]> {
  const shorts = new Set(known.map(({ short }) => fold(short)));
  const asked = query.words
    .filter((word) => mayBeAcronym(word) && !shorts.has(word.folded))
    .slice(0, mostAcronyms);
  const learnt = await Promise.all(asked.map(({ folded }) => meaningOf(folded, engine)));
  return learnt.filter((one) => one !== null);
}

/** In capitals, or without a vowel. */
function mayBeAcronym({ folded, preferred }: QueryWord): boolean {
  if (!/^[a-z]{3,8}$/u.test(folded) || isVietnameseSyllable(folded)) return false;
  return preferred === inCapitals(folded) || !/[aeiouy]/u.test(folded);
}

async function meaningOf(folded: string, engine: SearchEngine): Promise<Acronym | null> {
  const wanted = { anyOf: [plainPhrase([folded])], weight: 0, required: false };
  const articles = await engine.newest([wanted], articlesRead);
  const counts = new Map<string, number>();
  for (const { title, summary, text } of articles) {
    const names = [title, summary, text()].flatMap(({ raw }) => namesOf(folded, raw));
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best ? { short: folded.toUpperCase(), long: [best[0]] } : null;
}

/** The names, in lower case, that a text introduces an acronym for. @param folded the acronym */
export function namesOf(folded: string, text: string): string[] {
  return [...text.matchAll(introduced)].flatMap(({ 1: short = '', index }) => {
    if (fold(short).replace(/[^a-z0-9]/gu, '') !== folded) return [];
    const name = nameBefore(text.slice(Math.max(0, index - longestName), index), folded);
    return name === null ? [] : [name];
  });
}

/** The last words, one for each letter. */
function nameBefore(before: string, folded: string): string | null {
  const phrase = before.split(/[.!?:;,\n“”"]/u).at(-1) ?? '';
  const words = phrase.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const name: string[] = [];
  let letter = folded.length - 1;
  for (const word of words.toReversed()) {
    const first = fold(word).charAt(0);
    if (first !== folded.charAt(letter)) {
      if (name.length === 0 || !links.has(fold(word))) return null;
    } else letter -= 1;
    name.unshift(word.toLowerCase());
    if (letter < 0) return name.join(' ');
  }
  return null;
}
