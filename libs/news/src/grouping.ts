/** In `@newsline/news/grouping` by itself: the tables it makes take each thread that loads it some time and
 *  memory. */
export { explainMembership, type Explanation } from './stories/explain-membership.ts';
export { independentReports, reportsOf, type Origin } from './stories/independent-reports.ts';
export { isRoutine } from './stories/routine.ts';
export type { Merge } from './stories/merges.ts';
export { evidenceNames, type EvidenceName } from './stories/pair-evidence.ts';
export type { BridgeEvidenceName } from './stories/bridge/bridge-evidence.ts';
export type { RelatedStory } from './stories/related-stories.ts';
export { sampleEvenly } from './stories/sample-evenly.ts';
export { representative } from './stories/representative.ts';
export { defaultStorySettings, type StorySettings } from './stories/settings.ts';
export type { StoryEntry } from './stories/story-entry.ts';
export { likeness, textSketch, type Likeness } from './stories/text-sketch.ts';
export type { Placement, StoryArticle } from './stories/placement.ts';
export { StoryGrouper, type MovedTo } from './stories/story-grouper.ts';
