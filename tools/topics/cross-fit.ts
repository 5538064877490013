import { calibrate, type Calibration, type Outcome } from './calibrate.ts';
import { topicIds, type Corpus } from './corpus.ts';
import type { Form } from './documents.ts';
import { logits } from './network.ts';
import { teach, type Recipe } from './teach.ts';

const folds = 3;
/** What is chosen for being hard says less of how often a score is right on a day as it comes, and what
 *  was written nothing. */
const weightOf = { 'by chance': 1, 'as hard': 0.3, written: 0 };

/** What models say of labelled articles that they have not learnt from, by topic. */
export type CrossFit = {
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
  readonly calibrations: ReadonlyMap<string, Calibration>;
};

/** Teaches one model for each third of the labelled articles, from the others, and lets it score that
 *  third. */
export function crossFit(corpus: Corpus, recipe: Recipe, form: Form): CrossFit {
  const outcomes = new Map<string, Outcome[]>(topicIds.map((topic) => [topic, []]));
  const fold = new Map(corpus.labelled.map(({ article }, at) => [article, at % folds]));
  for (let part = 0; part < folds; part++) {
    const { network, vocabulary } = teach(corpus, {
      ...recipe,
      isLearntFrom: (one) => recipe.isLearntFrom(one) && fold.get(one.article) !== part,
    });
    for (const { article, topics, unknown, chosen } of corpus.labelled) {
      if (fold.get(article) !== part) continue;
      const scores = logits(network, vocabulary.vectorOf(corpus.reader.read(article, form)));
      topicIds.forEach((topic, at) => {
        if (unknown.has(topic)) return;
        outcomes.get(topic)?.push({
          score: scores[at] as number,
          belongs: topics.has(topic),
          weight: weightOf[chosen],
        });
      });
    }
  }
  const calibrations = new Map(
    Array.from(outcomes, ([topic, known]) => [topic, calibrate(known)] as const),
  );
  return { outcomes, calibrations };
}
