import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { editDistance, fold } from '@newsline/news';
import type { SimilarTerm } from '../search/spelling.ts';
import { bitCount } from './doc-bits.ts';
import { hashOf } from './spelling-terms.ts';

const shortest = 4;
const longest = 24;
const recentLength = 1 << 14;

/** The words that a typo may have been made from: of four letters and more, folded. A term stays
 *  when the last article with it is gone; a correction is looked up before it is offered. */
export class Vocabulary {
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #known = new Set<number>();
  /** What was met lately: five times as fast to look at. */
  readonly #recent = new Int32Array(recentLength);
  readonly #terms: string[] = [];
  readonly #letters: number[] = [];

  /** @param suffix of the table's name, see `createDerivedTables` */
  constructor(db: DatabaseSync, suffix: string) {
    this.#insert = db.prepare(`INSERT INTO index_terms${suffix} (term) VALUES (?)`);
    this.#select = db.prepare(`SELECT term FROM index_terms${suffix}`);
  }

  /** Reads the terms from the file. */
  load(): void {
    this.#known.clear();
    this.#recent.fill(0);
    this.#terms.length = 0;
    this.#letters.length = 0;
    for (const { term } of this.#select.all()) this.#learn(String(term));
  }

  /** Whether a word is known or need not be, by the hash of its fold and its length. Of a million
   *  words one in a thousand is taken for known and never offered. */
  isKnown(hash: number, length: number): boolean {
    if (length < shortest || length > longest) return true;
    const slot = hash & (recentLength - 1);
    if (this.#recent[slot] === hash) return true;
    if (!this.#known.has(hash >>> 2)) return false;
    this.#recent[slot] = hash;
    return true;
  }

  /** Whether an article may hold a word. @param token folded */
  mayHold(token: string): boolean {
    return /\d/u.test(token) || this.isKnown(hashOf(token), token.length);
  }

  /** Learns a word; inside the caller's transaction. */
  add(word: string): void {
    const term = fold(word);
    this.#learn(term);
    if (!/\d/u.test(term)) this.#insert.run(term);
  }

  /** Terms at most so many edits away, the nearest first; never the word itself. */
  similar(word: string, maxEdits: number): SimilarTerm[] {
    const letters = letterSet(word);
    const found: SimilarTerm[] = [];
    for (let i = 0; i < this.#terms.length; i++) {
      const term = this.#terms[i] ?? '';
      if (Math.abs(term.length - word.length) > maxEdits) continue;
      if (bitCount(letters ^ (this.#letters[i] ?? 0)) > 2 * maxEdits) continue;
      const distance = editDistance(word, term, maxEdits);
      if (distance > 0 && distance <= maxEdits) found.push({ term, distance });
    }
    return found.sort((a, b) => a.distance - b.distance);
  }

  #learn(term: string): void {
    this.#known.add(hashOf(term) >>> 2);
    if (/\d/u.test(term)) return;
    this.#terms.push(term);
    this.#letters.push(letterSet(term));
  }
}

/** Which letters a word has, as bits: an edit changes two at most. */
function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}
