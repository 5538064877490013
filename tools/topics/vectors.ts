import { fibonacciHash } from '../../libs/news/src/fibonacci-hash.ts';
import { words } from '../../libs/news/src/text.ts';
import {
  repeatShare,
  visitPhrases,
  type ArticleText,
} from '../../libs/news/src/topics/features.ts';

/** Phrases that an article has, as numbers of a vocabulary, with their weights. */
export type Vector = { readonly ids: Int32Array; readonly values: Float32Array };

export type Vocabulary = {
  readonly idOf: ReadonlyMap<number, number>;
  readonly phrases: readonly string[];
};

/** Every phrase that at least `minArticles` of the articles have, and the `seeds`. */
export function vocabularyOf(
  articles: readonly ArticleText[],
  minArticles: number,
  seeds: Iterable<readonly [hash: number, phrase: string]>,
): Vocabulary {
  const bits = 24;
  const counts = new Uint16Array(2 ** bits);
  const lastSeen = new Uint32Array(2 ** bits);
  articles.forEach((article, index) => {
    visitPhrases(article, (hash) => {
      const slot = fibonacciHash(bits, hash);
      if (lastSeen[slot] === index + 1) return;
      lastSeen[slot] = index + 1;
      counts[slot] = Math.min(65_535, (counts[slot] as number) + 1);
    });
  });
  const idOf = new Map<number, number>();
  const phrases: string[] = [];
  for (const [hash, phrase] of seeds) {
    if (idOf.has(hash)) continue;
    idOf.set(hash, phrases.length);
    phrases.push(phrase);
  }
  for (const article of articles) {
    visitPhrases(article, (hash, _, field, start, end) => {
      const slot = fibonacciHash(bits, hash);
      if ((counts[slot] as number) < minArticles || idOf.has(hash)) return;
      idOf.set(hash, phrases.length);
      phrases.push(spelling(article[field]?.slice(start, end) ?? ''));
    });
  }
  return { idOf, phrases };
}

/** A phrase as models write it. The scanner cuts off "'s" where `words` keeps it. */
function spelling(phrase: string): string {
  return words(phrase)
    .map((word) => word.replace('’', "'").replace(/'s$/u, ''))
    .join(' ');
}

/** The article as the labeller will see it: each phrase with its weight, all scaled by what the article has. */
export function vectorOf(article: ArticleText, vocabulary: Vocabulary): Vector {
  const weights = new Map<number, number>();
  const worths = new Map<number, number>();
  const scale = visitPhrases(article, (hash, weight) => {
    const id = vocabulary.idOf.get(hash);
    if (id === undefined) return;
    const worth = worths.get(id) ?? 1;
    weights.set(id, (weights.get(id) ?? 0) + worth * weight);
    worths.set(id, worth * repeatShare);
  });
  return {
    ids: Int32Array.from(weights.keys()),
    values: Float32Array.from(weights.values(), (weight) => weight * scale),
  };
}
