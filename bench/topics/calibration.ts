import type { GoldTopics } from '../labelled/score.ts';

/** What was said of one article about one topic. */
export type Said = { readonly score: number; readonly isRight: boolean };

/** One step of a reliability diagram. */
export type Bin = {
  readonly from: number;
  readonly count: number;
  /** The mean of what was said, and how often it was right. */
  readonly said: number;
  readonly right: number;
};

const bins = 10;

/** All that scores of articles said about a topic; arguable ones left out. */
export function saidOf(
  gold: readonly GoldTopics[],
  scores: readonly ReadonlyMap<string, number>[],
  topic: string,
): Said[] {
  return gold.flatMap(({ topics, maybe }, at) =>
    maybe.includes(topic)
      ? []
      : [{ score: scores[at]?.get(topic) ?? 0, isRight: topics.includes(topic) }],
  );
}

/** A reliability diagram in ten steps of equal width; empty ones are left out. */
export function reliability(said: readonly Said[]): Bin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const inside = said.filter(({ score }) => Math.min(bins - 1, Math.floor(score * bins)) === bin);
    const mean = (value: (one: Said) => number) =>
      inside.reduce((sum, one) => sum + value(one), 0) / Math.max(1, inside.length);
    return {
      from: bin / bins,
      count: inside.length,
      said: mean(({ score }) => score),
      right: mean(({ isRight }) => (isRight ? 1 : 0)),
    };
  }).filter(({ count }) => count > 0);
}

/** The expected calibration error: how far what was said is from what was right, on average (Guo and
 *  others, "On Calibration of Modern Neural Networks", ICML 2017). 0 is best. */
export function calibrationError(said: readonly Said[]): number {
  return reliability(said).reduce(
    (sum, { count, said: mean, right }) => sum + (count / said.length) * Math.abs(mean - right),
    0,
  );
}
