import { joinHash, nonZero } from '../tokenize.ts';
import { visitWords, type ArticleText, type Field } from './article-words.ts';
import type { WordPairs } from './word-pairs.ts';
import { wordCount, wordValues } from './word-values.ts';

/** An article as corrections are learnt from it: its words, whether an encoder knows them or not, and
 *  what two neighbours are together. "City" and "sister" may stand anywhere, "sister city" may not. */
export type LessonWords = {
  /** First the words, then the neighbours; each once. */
  readonly hashes: readonly number[];
  /** What each is worth in the article; both sorts by themselves are brought to one length. */
  readonly values: readonly number[];
  /** Where each word stands first. */
  readonly places: readonly {
    readonly field: Field;
    readonly start: number;
    readonly end: number;
  }[];
  /** Of each two neighbours, the words that they are. */
  readonly neighbours: readonly (readonly [number, number])[];
};

/** @param shortest words of fewer UTF-16 units are left out */
export function lessonWords(
  article: ArticleText,
  pairs: WordPairs | undefined,
  shortest = 1,
): LessonWords {
  const words = new Counted<LessonWords['places'][number]>();
  const joined = new Counted<readonly [number, number]>();
  let before = -1;
  let fieldBefore: Field | null = null;
  visitWords(article, pairs, (hash, field, start, end) => {
    if (end - start < shortest) return;
    const count = wordCount(field);
    const word = words.add(hash, count, { field, start, end });
    if (field === fieldBefore) {
      const both = joinHash(words.hashes[before] as number, hash);
      // Other than the hash of the same two where they are one word.
      joined.add(nonZero(~both), count, [before, word]);
    }
    before = word;
    fieldBefore = field;
  });
  return {
    hashes: [...words.hashes, ...joined.hashes],
    values: [...wordValues(words.counts), ...wordValues(joined.counts)],
    places: words.first,
    neighbours: joined.first,
  };
}

class Counted<First> {
  readonly hashes: number[] = [];
  readonly counts: number[] = [];
  readonly first: First[] = [];
  readonly #index = new Map<number, number>();

  add(hash: number, count: number, first: First): number {
    const known = this.#index.get(hash);
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] as number) + count;
      return known;
    }
    const index = this.hashes.push(hash) - 1;
    this.#index.set(hash, index);
    this.counts.push(count);
    this.first.push(first);
    return index;
  }
}
