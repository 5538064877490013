import { isName, TermKind } from './term-kind.ts';
import { rarityScale, type TermVector } from './term-vector.ts';

/** A pair of words is worth this beside a word of the same rarity. */
export const pairWeight = 0.35;

/** What is compared of an article. */
export type Compared = {
  readonly vector: TermVector;
  /** Milliseconds since 1970; null when unknown. */
  readonly publishedAt: number | null;
  /** A hash of who speaks; null when unknown. */
  readonly outlet: number | null;
  readonly language: string;
};

/** Sums over an article's terms that every comparison needs, in units of inverse document frequency. */
export type Profile = Compared & {
  /** The length of the vector of the title's terms by their rarities. */
  readonly titleLength: number;
  /** Of the title's words. */
  readonly titleRarity: number;
  /** Of the title's names. */
  readonly titleNameRarity: number;
};

export function profileOf(article: Compared): Profile {
  const { terms, rarities, kinds } = article.vector;
  let squares = 0;
  let titleRarity = 0;
  let titleNameRarity = 0;
  for (let at = 0; at < terms.length; at++) {
    const kind = kinds[at] as number;
    const rarity = (rarities[at] as number) / rarityScale;
    const inTitle = (kind & TermKind.title) !== 0;
    if ((kind & TermKind.pair) !== 0) {
      if (inTitle) squares += (pairWeight * rarity) ** 2;
      continue;
    }
    if (!inTitle) continue;
    squares += rarity ** 2;
    titleRarity += rarity;
    if (isName(kind, article.language)) titleNameRarity += rarity;
  }
  return {
    ...article,
    titleLength: Math.sqrt(squares),
    titleRarity,
    titleNameRarity,
  };
}
