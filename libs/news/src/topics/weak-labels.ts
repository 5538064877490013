import type { ArticleEncoder } from './article-encoder.ts';
import type { ArticleText, Field } from './article-words.ts';
import type { Learnt } from './fit-adjustment.ts';
import { logistic } from './fit-logistic.ts';
import { PhraseTable } from './phrase-table.ts';
import { visitPhrases } from './phrases.ts';
import { readArticle, type ReadArticle } from './read-article.ts';
import type { TopicModel } from './topic-model.ts';

/** From which score on keywords are believed: one in a title, or several. */
const sure = 0.75;
const mostPositives = 2_000;
/** Of articles without any of the keywords. */
const mostNegatives = 4_000;
/** How far an article is believed to belong that has lost its keywords, and how much it counts. */
const lessSure = 0.8;
const weightWithout = 0.5;
/** How likely one is believed to belong that never had any. */
const unlikely = 0.01;

/** What keywords say of articles that nobody has read. */
export type WeakLabels = {
  /** That they are sure of. */
  readonly whole: readonly Learnt[];
  /** The same articles without the keywords, in the same order. */
  readonly without: readonly Learnt[];
  /** That have none of them. */
  readonly others: readonly Learnt[];
  /** So many articles each of these stands for: they are a sample. */
  readonly othersEach: number;
  /** In between: not to be learnt. */
  readonly unsure: readonly ReadArticle[];
};

/** Labels by keywords, as far as these can be believed. What is learnt from articles both whole and without
 *  the keywords is other words of the topic as well. */
export function weakLabels(
  archive: readonly ReadArticle[],
  model: TopicModel,
  encoder: ArticleEncoder | undefined,
): WeakLabels {
  const table = new PhraseTable([model]);
  const { bias: base } = model;
  const scored = archive.map((read) => ({
    read,
    logit: table.score(read.article, encoder?.pairs)[0] as number,
  }));
  const positives = scored.filter(({ logit }) => logistic(logit) >= sure);
  const absent = scored.filter(({ logit }) => logit <= base);
  const learnt = positives.slice(0, mostPositives);
  const others = sample(absent, mostNegatives);
  const between = scored.filter(({ logit }) => logit > base && logistic(logit) < sure);
  return {
    whole: learnt.map(({ read, logit }) => ({ ...read, base, target: logistic(logit), weight: 1 })),
    without: learnt.map(({ read }) => ({
      ...readArticle(withoutPhrases(read.article, table, encoder), encoder),
      base,
      target: lessSure,
      weight: weightWithout,
    })),
    others: others.map(({ read }) => ({ ...read, base, target: unlikely, weight: 1 })),
    othersEach: others.length === 0 ? 0 : absent.length / others.length,
    unsure: [...between, ...positives.slice(mostPositives)].map(({ read }) => read),
  };
}

/** Evenly from all of them. */
function sample<One>(all: readonly One[], most: number): One[] {
  if (all.length <= most) return [...all];
  const step = all.length / most;
  return Array.from({ length: most }, (_, n) => all[Math.floor(n * step)] as One);
}

/** What stands where a keyword was: no word, and nothing that its neighbours are joined over. */
const gap = ' | ';

function withoutPhrases(
  article: ArticleText,
  table: PhraseTable,
  encoder: ArticleEncoder | undefined,
): ArticleText {
  const found: { field: Field; start: number; end: number }[] = [];
  const reading = { pairs: encoder?.pairs, longest: table.longest };
  visitPhrases(article, reading, (hash, _, field, start, end) => {
    if (table.weight(hash, 0) > 0) found.push({ field, start, end });
  });
  found.sort((a, b) => b.start - a.start);
  const cut = (field: Field) => {
    let text = article[field] ?? '';
    let before = Infinity;
    for (const { start, end } of found.filter((one) => one.field === field)) {
      text = text.slice(0, start) + gap + text.slice(Math.min(end, before));
      before = start;
    }
    return text;
  };
  return { title: cut('title'), summary: cut('summary'), text: cut('text') };
}
