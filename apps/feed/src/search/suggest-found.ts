import { oneLine } from '@newsline/news';
import type { SearchResult } from '@newsline/contracts';
import { keyOf } from './named-values.ts';
import type { Suggestion } from './suggest-known.ts';

type Hit = Pick<SearchResult['hits'][number], 'articleId' | 'title'>;
type Word = {
  readonly text: string;
  readonly key: string;
  readonly isCapital: boolean;
  readonly isJoined: boolean;
};
type Tally = { readonly text: string; sure: number; unsure: number };

const mostNames = 3;
const mostWordsOfAName = 5;
/** What English headlines leave small where they capitalise the rest (The Chicago Manual of Style, 17th
 *  edition, 8.159), and what some papers do besides. */
const smallWords = new Set(
  'a an and as at but by for from in into is it no nor not of off on or over per the to up v via vs with'.split(
    ' ',
  ),
);

const word =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’&-]{0,60}(?:\.[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,60}){0,3}/gu;
const capital = /^[\p{Lu}\p{Lt}]/u;
/** Small words inside names: "Bank of America". */
const particles = new Set(['of', 'the', 'de', 'van', 'von', 'bin', 'al', 'da']);

/** The best titles, each once. */
export function suggestHeadlines(hits: readonly Hit[]): readonly Suggestion[] {
  const byTitle = new Map<string, Suggestion>();
  for (const { articleId, title } of hits) {
    const text = oneLine(titleOf(title));
    if (text === '' || byTitle.has(keyOf(text))) continue;
    const url = `/articles/${encodeURIComponent(articleId)}`;
    byTitle.set(keyOf(text), { kind: 'headline', text, q: text, url });
  }
  return [...byTitle.values()];
}

/** Names that begin with the last words typed: runs of capitalised words in titles, those in most
 *  titles first. in a title that capitalises all words a run says little: there a name must be
 *  in two.
 *  @param starts where the last words begin, the earliest first */
export function suggestNames(
  typed: string,
  starts: readonly number[],
  hits: readonly Hit[],
): readonly Suggestion[] {
  const titles = hits.map(({ title }) => wordsOf(titleOf(title)));
  for (const from of starts) {
    const begun = typed.slice(from);
    const keys = begun.trim().split(/\s+/u).map(keyOf);
    if (/\s$/u.test(begun) || keys.some((key) => key === '')) continue;
    const names = mostFrequent(tallied(titles, keys)).filter(
      (name) => name.toLowerCase() !== begun.toLowerCase(),
    );
    if (names.length === 0) continue;
    return names
      .slice(0, mostNames)
      .map((text) => ({ kind: 'name', text, q: `${typed.slice(0, from)}${text}` }));
  }
  return [];
}

function tallied(
  titles: readonly (readonly Word[])[],
  keys: readonly string[],
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const words of titles) {
    // There capitals tell no names.
    const isHeadlineCase = words.every(({ isCapital, key }) => isCapital || smallWords.has(key));
    const its = new Map<string, { text: string; sure: boolean }>();
    words.forEach((_, from) => {
      if (!begins(words, from, keys)) return;
      const run = runFrom(words, from);
      if (run.length < keys.length) return;
      const isSure = !isHeadlineCase && (from > 0 || run.length > 1);
      const shortest = isHeadlineCase ? keys.length : run.length;
      for (let length = shortest; length <= run.length; length++) {
        const name = run.slice(0, length);
        if (name.at(-1)?.isCapital !== true) continue;
        const text = name.map((one) => one.text).join(' ');
        const key = name.map((one) => one.key).join(' ');
        its.set(key, { text, sure: isSure || its.get(key)?.sure === true });
      }
    });
    for (const [key, { text, sure }] of its) {
      const tally = tallies.get(key) ?? { text, sure: 0, unsure: 0 };
      if (sure) tally.sure++;
      else tally.unsure++;
      tallies.set(key, tally);
    }
  }
  return tallies;
}

function begins(words: readonly Word[], from: number, keys: readonly string[]): boolean {
  return keys.every((key, i) => {
    const known = words[from + i]?.key;
    return known !== undefined && (i < keys.length - 1 ? known === key : known.startsWith(key));
  });
}

/** The capitalised words from here on, with small ones between them. */
function runFrom(words: readonly Word[], from: number): readonly Word[] {
  let to = from;
  for (let at = from; at < Math.min(words.length, from + mostWordsOfAName); at++) {
    const one = words[at];
    if (!one || (at > from && !one.isJoined)) break;
    if (one.isCapital) to = at + 1;
    else if (at === from || !particles.has(one.text)) break;
  }
  return words.slice(from, to);
}

/** Without names that are only ever the beginning of a longer one. */
function mostFrequent(tallies: ReadonlyMap<string, Tally>): string[] {
  const count = ({ sure, unsure }: Tally) => sure + unsure;
  const likely = [...tallies].filter(([, tally]) => tally.sure > 0 || tally.unsure > 1);
  return likely
    .filter(
      ([key, tally]) =>
        !likely.some(([other, its]) => other.startsWith(`${key} `) && count(its) >= count(tally)),
    )
    .sort(([one, a], [other, b]) => count(b) - count(a) || one.length - other.length)
    .map(([, { text }]) => text);
}

function wordsOf(title: string): readonly Word[] {
  let last = 0;
  return [...title.matchAll(word)].map(({ 0: text, index }) => {
    const isJoined = title.slice(last, index) === ' ';
    last = index + text.length;
    return {
      text,
      key: keyOf(text),
      isCapital: capital.test(text) || /^\p{N}/u.test(text),
      isJoined,
    };
  });
}

function titleOf(pieces: Hit['title']): string {
  return pieces.map(({ text }) => text).join('');
}
