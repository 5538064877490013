import type { Agreement } from './agreement.ts';
import { bCubed } from './b-cubed.ts';
import { ceaf } from './ceaf.ts';
import { pairwise } from './pairwise.ts';
import type { GoldArticle } from './read-articles.ts';

export type Scores = {
  readonly bCubed: Agreement;
  /** Without the articles on which people differ. */
  readonly pairwise: Agreement;
  readonly ceaf: Agreement;
};

/** @param groups the story that each article was put into */
export function scoreGroups(articles: readonly GoldArticle[], groups: readonly string[]): Scores {
  const truth = articles.map(({ story }) => story);
  const isSure = (_: string, at: number) => articles[at]?.isSure === true;
  return {
    bCubed: bCubed(truth, groups),
    pairwise: pairwise(truth.filter(isSure), groups.filter(isSure)),
    ceaf: ceaf(truth, groups),
  };
}
