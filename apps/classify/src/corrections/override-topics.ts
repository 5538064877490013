import type { Labels, TopicLabel } from '@newsline/contracts';
import type { Verdict } from './correction-store.ts';

/** The topics that an article has, whatever the model says of those that were corrected: one that it
 *  belongs to has the score 1, and the model's words for it if there are any; one that it doesn't is
 *  gone. Of topics that there are no longer, corrections rest.
 *  @param known the topics that there are */
export function overrideTopics(
  labels: Labels,
  verdicts: readonly Verdict[],
  known: ReadonlySet<string>,
): Labels {
  const corrected = new Map(
    verdicts.filter(({ topic }) => known.has(topic)).map((verdict) => [verdict.topic, verdict]),
  );
  if (corrected.size === 0) return labels;
  const given = new Map(labels.topics.map((label) => [label.topic, label]));
  const belonging = [...corrected.values()]
    .filter(({ belongs }) => belongs)
    .map(({ topic }): TopicLabel => ({
      words: [],
      evidence: [],
      ...given.get(topic),
      topic,
      score: 1,
    }));
  const others = labels.topics.filter(({ topic }) => !corrected.has(topic));
  return { ...labels, topics: [...belonging, ...others] };
}
