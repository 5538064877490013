import type { Adjustment, Lesson } from './adjustment.ts';
import type { ArticleEncoder } from './article-encoder.ts';
import { chooseWords, commonShift } from './choose-words.ts';
import { fitAdjustment, type Decays, type Learnt } from './fit-adjustment.ts';
import { fitByNewton } from './fit-by-newton.ts';
import { readArticle, type ReadArticle } from './read-article.ts';
import { scoreAdjustment } from './score-adjustment.ts';
import type { TopicModel } from './topic-model.ts';
import { weakLabels, type WeakLabels } from './weak-labels.ts';

/** An installation's model is some hundred kilobytes. */
const mostWords = 2_000;
/** Keywords that are sure of fewer articles teach nothing beside themselves. */
const fewestSure = 30;
/** How much an article counts that somebody judged beside one that keywords label. */
const lessonWeight = 2;
/** What holds weights near 0: keywords mislabel some, so that words must be seen often. Chosen with
 *  `npm run bench -- own-topic`. */
const wordDecay = 2;
const rareDecay = 2;
const headDecay = 1;
const biasDecay = 4;
const folds = 3;
/** An article without any word that was learnt stays below the limit by so much at least. */
const leastToTell = 0.2;

/**
 * Learns a topic that nobody has trained, from what its keywords say of an archive and from lessons, to
 * take the keywords' place. Null where keywords find too little.
 */
export function trainAlone(
  model: TopicModel,
  lessons: readonly Lesson[],
  archive: readonly ReadArticle[],
  encoder: ArticleEncoder | undefined,
): Adjustment | null {
  const weak = weakLabels(archive, model, encoder);
  if (weak.whole.length < fewestSure || weak.others.length < weak.whole.length) return null;
  const judged = lessons.map(({ article, belongs }): Learnt => ({
    ...readArticle(article, encoder),
    base: model.bias,
    target: belongs ? 1 : 0,
    weight: lessonWeight,
  }));
  const shift = commonShift([...judged, ...everyOne(weak)]);
  const shifted = (one: Learnt): Learnt => ({ ...one, base: model.bias + shift });
  const labels = {
    ...weak,
    judged: judged.map(shifted),
    whole: weak.whole.map(shifted),
    without: weak.without.map(shifted),
    others: weak.others.map(shifted),
  };
  const words = chooseWords(labels.judged, everyOne(labels), mostWords);
  const decays: Decays = {
    head: headDecay,
    dimensions: encoder?.dimensions ?? 0,
    bias: biasDecay,
    words: new Map(words.map(([hash, count]) => [hash, wordDecay * (1 + rareDecay / count)])),
  };
  const learnt = fitAdjustment([...labels.judged, ...everyOne(labels)], decays, fitByNewton);
  const score = scoreAdjustment(learnt);
  const nothing = readArticle({ title: '' }, encoder);
  const limit = Math.max(deciding(labels, decays), score(nothing.hidden, nothing) + leastToTell);
  const { topic, language, bias } = model;
  const alone = [...model.weights.keys()];
  // Articles at the limit have a score of one half.
  return { topic, language, ...learnt, bias: learnt.bias - limit - bias, alone };
}

type Labels = WeakLabels & { readonly judged: readonly Learnt[] };
type ReadOrLearnt = Pick<Learnt, 'hidden' | 'hashes' | 'values'>;

function everyOne({
  whole,
  without,
  others,
}: Pick<WeakLabels, 'whole' | 'without' | 'others'>): Learnt[] {
  return [...whole, ...without, ...others];
}

type Scored = {
  readonly score: number;
  /** So many articles it stands for. */
  readonly count: number;
};

/** The score from which on the topic is given: where the square of the share found, by the number of articles
 *  that get it, is highest, which goes with F1 where only positives are known (Lee and Liu, "Learning
 *  with Positive and Unlabeled Examples Using Weighted Logistic Regression", ICML 2003). All scores
 *  are of models that have not learnt from the article. */
function deciding(labels: Labels, decays: Decays): number {
  const positives: number[] = [];
  const all: Scored[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isSeen = (_one: Learnt, n: number) => n % folds !== fold;
    const isUnseen = (_one: unknown, n: number) => n % folds === fold;
    const [whole, without, others] = [labels.whole, labels.without, labels.others];
    const seen = [whole, without, others].flatMap((some) => some.filter(isSeen));
    const score = scoreAdjustment(fitAdjustment([...labels.judged, ...seen], decays, fitByNewton));
    const scores = (some: readonly ReadOrLearnt[]) =>
      some.filter(isUnseen).map((one) => score(one.hidden, one));
    positives.push(...scores(without));
    const once = [...scores(whole), ...scores(labels.unsure)];
    all.push(...once.map((one) => ({ score: one, count: 1 })));
    all.push(...scores(others).map((one) => ({ score: one, count: labels.othersEach })));
  }
  return bestLimit(
    positives.toSorted((a, b) => b - a),
    all.toSorted((a, b) => b.score - a.score),
  );
}

/** An archive has at least so many articles of a topic, or chance decides. */
const fewestGiven = 5;

/** Of scores in falling order. */
function bestLimit(positives: readonly number[], all: readonly Scored[]): number {
  let best = 0;
  let limit = 0;
  let at = 0;
  let given = 0;
  positives.forEach((score, n) => {
    for (let next = all[at]; next && next.score >= score; next = all[at]) {
      given += next.count;
      at++;
    }
    const found = (n + 1) / positives.length;
    const worth = found ** 2 / Math.max(given, fewestGiven);
    // Halfway to the next that does not get it.
    if (worth > best) [best, limit] = [worth, (score + (all[at]?.score ?? score)) / 2];
  });
  return limit;
}
