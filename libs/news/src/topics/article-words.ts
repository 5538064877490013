import { emptyTokens, joinHash, tokenize } from '../tokenize.ts';
import type { WordPairs } from './word-pairs.ts';

/** The fields of an article that topics are recognised in. Plain text in NFC; `summary` and `text` may be
 *  missing, empty or the same. */
export type ArticleText = {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly text?: string | undefined;
};

export type Field = 'title' | 'summary' | 'text';

/** A word's hash, the field it stands in, and where it begins and ends there, in UTF-16 code units. */
export type WordVisitor = (hash: number, field: Field, start: number, end: number) => void;

const titleTokens = 40;
/** The first paragraphs of news tell what it is about; what follows only blurs that. */
const bodyTokens = 140;

const tokens = emptyTokens(bodyTokens + 2);
const isJoined = new Uint8Array(bodyTokens + 2);

/** Calls `visit` with every word of the title and of the first hundred and forty words of summary and
 *  text, in order. With `pairs`, two tokens that are one word are visited as one. */
export function visitWords(
  article: ArticleText,
  pairs: WordPairs | undefined,
  visit: WordVisitor,
): void {
  visitField(article.title, 'title', titleTokens, pairs, visit);
  let left = bodyTokens;
  for (const field of ['summary', 'text'] as const) {
    const text = article[field];
    if (text && left > 0) left -= visitField(text, field, left, pairs, visit);
  }
}

function visitField(
  text: string,
  field: Field,
  most: number,
  pairs: WordPairs | undefined,
  visit: WordVisitor,
): number {
  const { hashes, starts, ends } = tokenize(text, tokens);
  tokens.count = Math.min(tokens.count, most);
  if (pairs) pairs.join(tokens, isJoined);
  for (let at = 0; at < tokens.count; at++) {
    const start = starts[at] as number;
    let hash = hashes[at] as number;
    if (hash === 0) continue;
    if (pairs && isJoined[at] === 1) {
      at++;
      hash = joinHash(hash, hashes[at] as number);
    }
    visit(hash, field, start, ends[at] as number);
  }
  return tokens.count;
}
