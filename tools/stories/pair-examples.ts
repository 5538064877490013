import type { GoldArticle } from '../../bench/stories/read-articles.ts';
import type { WrittenPair } from '../../bench/stories/read-pairs.ts';
import { LanguageIndex, type Indexable } from '../../libs/news/src/stories/language-index.ts';
import type { Newcomer } from '../../libs/news/src/stories/newcomer.ts';
import { readNewcomer } from '../../libs/news/src/stories/read-newcomer.ts';
import { evidenceWith, type Evidence } from '../../libs/news/src/stories/pair-evidence.ts';
import { areApart } from '../../libs/news/src/stories/series.ts';
import { defaultStorySettings } from '../../libs/news/src/stories/settings.ts';
import { TermCounter } from '../../libs/news/src/stories/terms.ts';

export type PairExample = {
  readonly evidence: Evidence;
  /** Whether people put both into one story. */
  readonly isSame: boolean;
  readonly weight: number;
};

type Read = Newcomer & Indexable & { readonly gold: GoldArticle };

/** More than are compared when grouping, so that there are enough of both kinds. */
const settings = { ...defaultStorySettings, maxPostings: 200, maxCandidates: 200 };
/** What a pair counts for on which people differ. */
const unsureWeight = 0.3;
/** What one counts for that was written. */
const writtenWeight = 0.4;

/** Every pair of articles that grouping could compare, in one language. */
export function pairExamples(articles: readonly GoldArticle[]): PairExample[] {
  const [first] = articles;
  if (!first) return [];
  const index = new LanguageIndex<Read>(first.language, settings);
  const terms = new TermCounter(settings);
  const examples: PairExample[] = [];
  for (const article of articles) {
    const newcomer = readNewcomer(article, index, terms);
    const evidence = evidenceWith(newcomer);
    for (const other of index.candidates(newcomer.vector)) {
      const found = areApart(newcomer, other) ? null : evidence(other);
      if (!found) continue;
      const isSure = article.isSure && other.gold.isSure;
      examples.push({
        evidence: found.slice(),
        isSame: other.gold.story === article.story,
        weight: isSure ? 1 : unsureWeight,
      });
    }
    index.add({ ...newcomer, gold: article, slot: -1 });
  }
  return weighed(examples);
}

/** Pairs that were written for what the sets lack: templates, series, one event in other words. */
export function writtenExamples(pairs: readonly WrittenPair[]): PairExample[] {
  const terms = new TermCounter(settings);
  const examples = pairs.flatMap(({ first, second, isSame, language }) => {
    const index = new LanguageIndex<Read>(language, settings);
    const [one, other] = [first, second].map((article) => readNewcomer(article, index, terms));
    const evidence = one && other && !areApart(other, one) && evidenceWith(other)(one);
    return evidence ? [{ evidence, isSame, weight: writtenWeight }] : [];
  });
  return weighed(examples);
}

/** A set counts for the root of its pairs, so that the largest one does not decide alone. */
function weighed(examples: readonly PairExample[]): PairExample[] {
  const each = examples.length ** -0.5;
  return examples.map((example) => ({ ...example, weight: example.weight * each }));
}
