import type { Labels, StoryEdit } from '@newsline/contracts';
import { counter, histogram } from '@newsline/platform';
import type { StoryDelta } from './stories/describe-story.ts';

const labelling = histogram(
  'newsline_classify_labelling_duration_seconds',
  'How long a batch of articles took to be labelled, the wait for a thread included',
);
const byLanguage = counter(
  'newsline_classify_articles_total',
  'Article versions that were labelled, by language; und where it could not be told',
  ['language'],
);
const byTopic = counter(
  'newsline_classify_topics_total',
  'Topics that article versions got; an article with several counts for each, one with none as none',
  ['topic'],
);
const stories = counter(
  'newsline_classify_stories_total',
  'Changes of stories: new, grown (by articles), changed (an article has a new version, or other topics) or shrunk (articles were withdrawn)',
  ['change'],
);
const learning = histogram(
  'newsline_classify_learning_duration_seconds',
  'How long it took to learn from corrections, the wait for a thread included',
);
const corrections = counter(
  'newsline_classify_corrections_total',
  'Corrections of topics: right (it was as it should be), wrong (a topic that was given), missing (one that was not) or taken-back',
  ['correction'],
);

const storyCorrections = counter(
  'newsline_classify_story_corrections_total',
  'Corrections of stories: move, merge, split, rename, pin, mute, taken-back, or regrouped (by the pass that looks at stories again)',
  ['correction'],
);

export function countStoryCorrection(
  correction: StoryEdit['kind'] | 'taken-back' | 'regrouped',
): void {
  storyCorrections.inc({ correction });
}

export function countCorrection(correction: 'right' | 'wrong' | 'missing' | 'taken-back'): void {
  corrections.inc({ correction });
}

export function observeLearning(tookMs: number): void {
  learning.observe(tookMs / 1000);
}

export function countLabelled(labels: readonly Labels[], tookMs: number): void {
  labelling.observe(tookMs / 1000);
  for (const [language, ofIt] of Map.groupBy(labels, (one) => one.language))
    byLanguage.inc({ language }, ofIt.length);
  const topics = labels.flatMap((one) =>
    one.topics.length > 0 ? one.topics.map(({ topic }) => topic) : ['none'],
  );
  for (const [topic, ofIt] of Map.groupBy(topics, (one) => one))
    byTopic.inc({ topic }, ofIt.length);
}

/** @param changed stories with a new revision; others were only published again */
export function countStories(
  changed: Iterable<string>,
  deltas: ReadonlyMap<string, StoryDelta>,
  revisions: ReadonlyMap<string, number>,
): void {
  const changes = [...changed].map((storyId) => {
    const delta = deltas.get(storyId);
    if (revisions.get(storyId) === 1) return 'new';
    if (delta && delta.left.length > 0) return 'shrunk';
    return delta && delta.joined.length > 0 ? 'grown' : 'changed';
  });
  for (const [change, ofIt] of Map.groupBy(changes, (one) => one))
    stories.inc({ change }, ofIt.length);
}
