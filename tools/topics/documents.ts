import { fold } from '../../libs/news/src/fold.ts';
import { uncensor } from '../../libs/news/src/index.ts';
import { visitWords } from '../../libs/news/src/topics/article-words.ts';
import { HashRows } from '../../libs/news/src/topics/hash-rows.ts';
import type { WordPairs } from '../../libs/news/src/topics/word-pairs.ts';
import { wordCount, wordValues } from '../../libs/news/src/topics/word-values.ts';
import type { Language, TrainingArticle } from './raw-articles.ts';

/** The words of an article, each once, and how often it came. */
export type Document = { readonly hashes: Int32Array; readonly counts: readonly number[] };

/** A document by the rows of a vocabulary, as `ArticleEncoder` sees it. */
export type Vector = { readonly rows: Int32Array; readonly values: Float32Array };

/** Forms in which a model will meet an article: whole, its title alone, and without diacritics. */
export type Form = 'whole' | 'title' | 'bare';

export class DocumentReader {
  readonly language: Language;
  readonly #pairs: WordPairs | undefined;

  constructor(language: Language, pairs: WordPairs | undefined) {
    this.language = language;
    this.#pairs = pairs;
  }

  read({ title, body }: TrainingArticle, form: Form): Document {
    const counts = new Map<number, number>();
    const plain = (text: string) => {
      const read = this.language === 'vi' ? uncensor(text) : text;
      return form === 'bare' ? fold(read) : read;
    };
    const text = { title: plain(title), summary: form === 'title' ? '' : plain(body) };
    visitWords(text, this.#pairs, (hash, field) =>
      counts.set(hash, (counts.get(hash) ?? 0) + wordCount(field)),
    );
    return { hashes: Int32Array.from(counts.keys()), counts: [...counts.values()] };
  }
}

/** The words that a model knows. */
export class Vocabulary {
  readonly hashes: Int32Array;
  readonly #rows: HashRows;

  constructor(hashes: Iterable<number>) {
    this.hashes = Int32Array.from(hashes);
    this.#rows = new HashRows(this.hashes);
  }

  get size(): number {
    return this.hashes.length;
  }

  /** Of the words that it knows: which, and how often they came. */
  bagOf({ hashes, counts }: Document): { readonly rows: number[]; readonly counts: number[] } {
    const bag = { rows: [] as number[], counts: [] as number[] };
    hashes.forEach((hash, at) => {
      const row = this.#rows.rowOf(hash);
      if (row < 0) return;
      bag.rows.push(row);
      bag.counts.push(counts[at] as number);
    });
    return bag;
  }

  vectorOf(document: Document): Vector {
    const { rows, counts } = this.bagOf(document);
    return { rows: Int32Array.from(rows), values: Float32Array.from(wordValues(counts)) };
  }
}

/** The words that are in at least so many of the documents, in the order in which they come. */
export function frequentWords(documents: Iterable<Document>, fewest: number): number[] {
  const frequency = new Map<number, number>();
  for (const { hashes } of documents) {
    for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  }
  return [...frequency].filter(([, count]) => count >= fewest).map(([hash]) => hash);
}
