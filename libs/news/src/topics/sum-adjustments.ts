import type { Adjustment } from './adjustment.ts';
import type { TopicModel } from './topic-model.ts';

/** One adjustment for each topic and language, of several the sum. In the order of the first of each. */
export function sumAdjustments(adjustments: readonly Adjustment[]): Adjustment[] {
  const byTopic = Map.groupBy(adjustments, ({ topic, language }) =>
    JSON.stringify([topic, language]),
  );
  return [...byTopic.values()].map((ofTopic) => ofTopic.reduce(sum));
}

function sum(one: Adjustment, other: Adjustment): Adjustment {
  const weights = new Map<number, number>();
  for (const { hashes, weights: own } of [one, other]) {
    hashes.forEach((hash, at) => weights.set(hash, (weights.get(hash) ?? 0) + (own[at] as number)));
  }
  const alone = one.alone ?? other.alone;
  return {
    topic: one.topic,
    language: one.language,
    head: one.head.map((weight, at) => weight + (other.head[at] as number)),
    bias: one.bias + other.bias,
    hashes: Int32Array.from(weights.keys()),
    weights: Float32Array.from(weights.values()),
    ...(alone && { alone }),
  };
}

/** The keywords that still count where something was learnt: those that it does not stand for. */
export function keywordsBeside(model: TopicModel, learnt: Adjustment | undefined): TopicModel {
  if (!learnt?.alone) return model;
  const known = new Set(learnt.alone);
  return {
    ...model,
    weights: new Map([...model.weights].filter(([phrase]) => !known.has(phrase))),
  };
}
