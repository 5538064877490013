import type { Evaluation, Quality } from './model-report.ts';

/** What models that have not learnt from an article say of it. */
export type Outcome = {
  readonly topic: string;
  /** Whether it belongs to the topic, as somebody said. */
  readonly belongs: boolean;
  /** Whether each of the models gives it the topic. */
  readonly given: readonly boolean[];
};

/** @param model its place in `given` */
export function evaluationOf(outcomes: readonly Outcome[], model: number): Evaluation {
  const byTopic = [...Map.groupBy(outcomes, ({ topic }) => topic)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    topics: Object.fromEntries(
      byTopic.map(([topic, ofTopic]) => [topic, qualityOf(ofTopic, model)]),
    ),
    all: qualityOf(outcomes, model),
  };
}

function qualityOf(outcomes: readonly Outcome[], model: number): Quality {
  const given = outcomes.filter((one) => one.given[model]);
  const right = given.filter(({ belongs }) => belongs).length;
  const belonging = outcomes.filter(({ belongs }) => belongs).length;
  return {
    precision: given.length === 0 ? 0 : right / given.length,
    recall: belonging === 0 ? 0 : right / belonging,
    f1: right === 0 ? 0 : (2 * right) / (given.length + belonging),
    judged: outcomes.length,
    belonging,
  };
}

/** How many outcomes the first of two models alone has right, and the second alone. */
export function rightAlone(outcomes: readonly Outcome[]): readonly [first: number, second: number] {
  const isRight = ({ belongs, given }: Outcome, model: number) => given[model] === belongs;
  const differing = outcomes.filter((one) => isRight(one, 0) !== isRight(one, 1));
  const first = differing.filter((one) => isRight(one, 0)).length;
  return [first, differing.length - first];
}

/** How likely models that are equally good differ as far as this, by chance: the sign test, two-sided. */
export function chanceOf(righted: number, wronged: number): number {
  const all = righted + wronged;
  let share = 0.5 ** all;
  let tail = 0;
  for (let k = 0; k <= Math.min(righted, wronged); k++) {
    tail += share;
    share *= (all - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
