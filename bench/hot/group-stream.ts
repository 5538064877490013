import type { StoryState } from '@newsline/contracts';
import { isRoutine, StoryGrouper, textSketch } from '@newsline/news/grouping';
import { describeStories } from '../../apps/classify/src/stories/describe-story.ts';
import { withNearDuplicates } from '../../apps/classify/src/stories/near-duplicates.ts';
import type { Member } from '../../apps/classify/src/stories/story-store.ts';
import type { StreamArticle } from './read-stream.ts';

/** A story, and what share of its articles is marked as advertising, or comes round whatever
 *  happens. */
export type ToldStory = {
  readonly story: StoryState;
  readonly paid: number;
  readonly routine: number;
};

const language = 'vi';
/** What is older is no longer hot. */
const daysBefore = 10;
const dayMs = 86_400_000;

/** The stories of a stream as classify would have published them at an instant. */
export function groupStream(articles: readonly StreamArticle[], now: Date): readonly ToldStory[] {
  const grouper = new StoryGrouper();
  const stories = new Map<string, Member[]>();
  for (const article of articles) {
    const age = now.getTime() - article.publishedAt.getTime();
    if (age < 0 || age > daysBefore * dayMs) continue;
    const { storyId, entry } = grouper.place({ ...article, language });
    const story = stories.get(storyId) ?? [];
    const member: Member = {
      articleId: article.id,
      version: 1,
      storyId,
      language,
      title: article.title,
      sourceId: article.outlet,
      outlet: article.outlet,
      attribution: [],
      isPromotion: article.isPromotion,
      sketch: textSketch(article.summary, language),
      publishedAt: article.publishedAt.toISOString(),
      topics: [],
      entry,
    };
    stories.set(storyId, [...story, withNearDuplicates(member, story)]);
  }
  const deltas = new Map([...stories.keys()].map((id) => [id, noDelta] as const));
  const events = describeStories(
    deltas,
    { stories, revisions: new Map(), wishes: new Map() },
    { cause: undefined, now },
  );
  return events.map(({ data }) => {
    const story = data as StoryState;
    const members = stories.get(story.storyId) ?? [];
    return {
      story,
      paid: shareOf(members, ({ isPromotion }) => isPromotion === true),
      routine: shareOf(members, ({ title, entry }) => isRoutine(title, entry.series)),
    };
  });
}

const noDelta = { joined: [], updated: [], left: [] };

function shareOf(members: readonly Member[], isOne: (member: Member) => boolean): number {
  return members.length === 0 ? 0 : members.filter(isOne).length / members.length;
}
