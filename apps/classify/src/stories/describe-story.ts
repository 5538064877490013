import type { DataOf, StoryChanged } from '@newsline/contracts';
import { independentReports, representative } from '@newsline/news/grouping';
import type { Member } from './story-store.ts';

export type StoryDelta = Pick<DataOf<typeof StoryChanged>, 'joined' | 'updated' | 'left'>;

/** A story has a topic that at least this share of its articles has. */
const topicShare = 1 / 3;

/** A story as its members make it. `before`: its language and dates while it has no members. */
export function describeStory(
  storyId: string,
  revision: number,
  members: readonly Member[],
  delta: StoryDelta,
  before: Pick<Member, 'language' | 'publishedAt'>,
): DataOf<typeof StoryChanged> {
  const dates = members.map(({ publishedAt }) => publishedAt).sort();
  const headline = members.length > 0 ? representative(members.map(({ entry }) => entry)) : null;
  const headlined = members.find(({ articleId }) => articleId === headline);
  return {
    storyId,
    revision,
    headline: headlined?.title ?? '',
    headlineArticleId: headlined?.articleId ?? null,
    language: members[0]?.language ?? before.language,
    topics: commonTopics(members),
    firstAt: dates[0] ?? before.publishedAt,
    lastAt: dates.at(-1) ?? before.publishedAt,
    articleCount: members.length,
    sourceIds: [...new Set(members.map(({ sourceId }) => sourceId))],
    outlets: [...new Set(members.map(outletOf))],
    reports: independentReports(
      members.map((member) => ({
        outlet: outletOf(member),
        attribution: member.attribution ?? [],
        textHash: member.textHash ?? null,
      })),
    ),
    ...delta,
  };
}

function outletOf({ outlet, sourceId }: Member): string {
  return outlet ?? sourceId;
}

function commonTopics(members: readonly Member[]): string[] {
  const counts = new Map<string, number>();
  for (const topic of members.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= members.length * topicShare)
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([topic]) => topic);
}
