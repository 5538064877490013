/** What two readings of an article agreed on, and the topics on which they did not. */
export type GoldTopics = { readonly topics: readonly string[]; readonly maybe: readonly string[] };

export type TopicScore = {
  readonly topic: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How many articles have the topic. */
  readonly articles: number;
};

/** Precision, recall and F1 by topic. An article's doubtful topics are not scored for it. */
export function scoreTopics(
  gold: readonly GoldTopics[],
  found: readonly (readonly string[])[],
  topics: readonly string[],
): TopicScore[] {
  return topics.map((topic) => {
    let right = 0;
    let said = 0;
    let articles = 0;
    gold.forEach((truth, at) => {
      if (truth.maybe.includes(topic)) return;
      const isSaid = found[at]?.includes(topic) ?? false;
      const isTrue = truth.topics.includes(topic);
      if (isSaid) said++;
      if (isTrue) articles++;
      if (isSaid && isTrue) right++;
    });
    const precision = said === 0 ? 0 : right / said;
    const recall = articles === 0 ? 0 : right / articles;
    const f1 = right === 0 ? 0 : (2 * right) / (said + articles);
    return { topic, precision, recall, f1, articles };
  });
}

export function macroF1(scores: readonly TopicScore[]): number {
  return scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
}
