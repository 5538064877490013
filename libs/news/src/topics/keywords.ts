import { words } from '../text.ts';
import type { ArticleText } from './article-words.ts';

const mostKeywords = 6;
const bodyUnits = 1500;
const titleUnits = 1000;
const titleBonus = 3;
/** Headlines "In the English Manner" capitalise their long words: capitals say nothing there. */
const titleCaseShare = 0.8;
const longWord = 4;
const longestName = 4;

const endsSentence = /[.!?…:"“”'‘’([\n]\s*$/u;

/** Words that have a capital for where they stand or for the rank they name, not as a name. */
const notNames = new Set(
  (
    'a an the this that these those in on at if as after before when while but and or for from by ' +
    'to with some his her its their he she they it we our you there what how why who mr mrs ms dr ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june ' +
    'july august september october november december ' +
    'ông bà anh chị theo trước tại ngày các những một hôm khi sau trong với từ trên nếu vì để ' +
    'thủ tổng bộ ngoại phó chủ đại đặc cựu tướng chính sở tòa hội ủy'
  ).split(' '),
);

type Name = { readonly text: string; count: number; first: number };

/**
 * The names that an article is about, most telling first: people, places, organisations, works, as
 * the article writes them. Found by capital letters alone, so a language without them has none, and
 * in a headline that capitalises most words only names that the body has too. A single capitalised
 * word counts where no sentence begins. At most six; none is possible. Text is NFC.
 */
export function keywords(article: ArticleText): string[] {
  const body = [article.summary ?? '', article.text ?? ''].join('\n').slice(0, bodyUnits);
  const title = article.title.slice(0, titleUnits);
  const names = new Map<string, Name>();
  collect(body, names, 1);
  if (!isTitleCase(title)) collect(title, names, titleBonus);
  else countInTitle(title, names);
  return [...names.values()]
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .slice(0, mostKeywords)
    .map(({ text }) => text);
}

function collect(text: string, names: Map<string, Name>, worth: number): void {
  let run: string[] = [];
  let startsSentence = true;
  let end = 0;
  const close = (): void => {
    while (run[0] !== undefined && notNames.has(run[0].toLowerCase())) {
      run.shift();
      startsSentence = false;
    }
    const isName = run.length > 1 || (run.length === 1 && !startsSentence);
    if (isName && run.length <= longestName) note(withoutPossessive(run.join(' ')), names, worth);
    run = [];
  };
  visitWords(text, (from, to, isCapitalised) => {
    const joins = from === end + 1 && text[end] === ' ';
    if (run.length > 0 && !(joins && isCapitalised)) close();
    if (isCapitalised) {
      if (run.length === 0) {
        startsSentence = from === 0 || endsSentence.test(text.slice(end, from));
      }
      run.push(text.slice(from, to));
    }
    end = to;
  });
  close();
}

function note(text: string, names: Map<string, Name>, worth: number): void {
  const key = text.toLowerCase();
  const known = names.get(key);
  if (known) known.count += worth;
  else names.set(key, { text, count: worth, first: names.size });
}

function withoutPossessive(name: string): string {
  return name.replace(/['’]s$/u, '');
}

function countInTitle(title: string, names: Map<string, Name>): void {
  const folded = ` ${words(title).join(' ')} `;
  for (const [key, name] of names) if (folded.includes(` ${key} `)) name.count += titleBonus;
}

function isTitleCase(title: string): boolean {
  let long = 0;
  let capitals = 0;
  visitWords(title, (from, to, isCapitalised) => {
    if (to - from < longWord) return;
    long++;
    if (isCapitalised) capitals++;
  });
  return long > 0 && capitals >= titleCaseShare * long;
}

/** Letters, marks and digits, by UTF-16 unit; those that are capital letters. What lies beyond the
 *  Basic Multilingual Plane ends a word. */
const none = 0;
const small = 1;
const capital = 2;
const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  if (/\p{Lu}/u.test(letter)) return capital;
  return /[\p{L}\p{M}\p{N}]/u.test(letter) ? small : none;
});
/** Signs that join two words to one if nothing else stands between: "O'Neill", "Al-Qaeda". */
const joiners = new Set(Array.from("'’.-", (sign) => sign.charCodeAt(0)));

/** Calls `visit` with where each word begins and ends, and whether with a capital letter. */
function visitWords(
  text: string,
  visit: (from: number, to: number, isCapitalised: boolean) => void,
): void {
  const kindAt = (at: number) => (at < text.length ? kinds[text.charCodeAt(at)] : none);
  for (let at = 0; at < text.length; at++) {
    const first = kindAt(at);
    if (first === none) continue;
    const from = at;
    do at++;
    while (kindAt(at) !== none || (joiners.has(text.charCodeAt(at)) && kindAt(at + 1) !== none));
    visit(from, at, first === capital);
  }
}
