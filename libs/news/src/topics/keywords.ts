import { words } from '../text.ts';
import type { ArticleText } from './features.ts';

const mostKeywords = 6;
const bodyUnits = 1500;
const titleBonus = 3;
/** Headlines "In the English Manner" capitalise their long words: capitals say nothing there. */
const titleCaseShare = 0.8;
const longWord = 4;
const longestName = 4;

/** A capital letter with what follows it, or an acronym with figures such as "APT28". */
const capitalised = /^\p{Lu}[\p{L}\p{M}\p{N}'’.-]*$/u;
const wordWithPlace = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
/** What stands between the words of one name. */
const joins = /^ $/u;
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
  const names = new Map<string, Name>();
  collect(body, names, 1);
  if (!isTitleCase(article.title)) collect(article.title, names, titleBonus);
  else countInTitle(article.title, names);
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
  for (const match of text.matchAll(wordWithPlace)) {
    const between = text.slice(end, match.index);
    const [word] = match;
    if (run.length > 0 && !joins.test(between)) close();
    if (!capitalised.test(word)) close();
    else {
      if (run.length === 0) startsSentence = match.index === 0 || endsSentence.test(between);
      run.push(word);
    }
    end = match.index + word.length;
  }
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
  const found = (title.match(wordWithPlace) ?? []).filter((word) => word.length >= longWord);
  const capitals = found.filter((word) => capitalised.test(word)).length;
  return found.length > 0 && capitals >= titleCaseShare * found.length;
}
