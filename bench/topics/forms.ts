import { fold, normalise } from '@newsline/news';
import type { GoldArticle } from '../labelled/gold.ts';

/** How articles reach a labeller that were written otherwise than those it learnt from. */
export type Form = {
  readonly name: string;
  /** Only for Vietnamese. */
  readonly isVietnamese: boolean;
  readonly write: (text: string) => string;
};

const dottedEvery = 6;

export const forms: readonly Form[] = [
  { name: 'without marks', isVietnamese: true, write: (text) => fold(text) },
  { name: 'decomposed (NFD)', isVietnamese: false, write: (text) => normalise(text, 'NFD') },
  { name: 'upper case', isVietnamese: false, write: (text) => text.toUpperCase() },
  { name: 'dots in every sixth word', isVietnamese: true, write: withDots },
];

export function inForm(gold: readonly GoldArticle[], { write }: Form): GoldArticle[] {
  return gold.map((article) => ({
    ...article,
    // As ingest gives articles to classify: composed.
    title: normalise(write(article.title)),
    summary: normalise(write(article.summary)),
  }));
}

/** "sát hại" → "s.át hại", as portals hide words from filters. */
function withDots(text: string): string {
  return text
    .split(' ')
    .map((word, at) =>
      at % dottedEvery === 0 ? word.replace(/^(\p{L})(\p{Ll}+)$/u, '$1.$2') : word,
    )
    .join(' ');
}
