/** How one topic is told in one language from what an `ArticleEncoder` makes of an article: a logistic
 *  regression, calibrated. */
export type TopicHead = {
  /** The topic's id. */
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** The encoder that it was trained with; it means nothing with another. */
  readonly encoder: string;
  /** One for each of the encoder's dimensions, and the bias: log-odds. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** From which score on the labels given are right so often, on the natural mix of news: pairs of
   *  precision and score, both rising. */
  readonly thresholds: readonly (readonly [precision: number, score: number])[];
};

/** The lowest score from which on at least this share of the labels given is expected to be right:
 *  between two known thresholds the one in between; above the last one the last. */
export function thresholdFor(head: TopicHead, precision: number): number {
  let [below, from] = head.thresholds[0] ?? [precision, precision];
  for (const [share, score] of head.thresholds) {
    if (share >= precision) {
      const part = share === below ? 1 : Math.max(0, (precision - below) / (share - below));
      return from + part * (score - from);
    }
    [below, from] = [share, score];
  }
  return from;
}
