import { StoryChanged, type DataOf, type NewsEvent, type StoryState } from '@newsline/contracts';
import { independentReports, representative, type Origin } from '@newsline/news/grouping';
import type { StoryWish } from '../story-corrections/story-correction-store.ts';
import { copiesIn } from './near-duplicates.ts';
import { storyHeat } from './story-heat.ts';
import { voiceOf, type Member } from './story-store.ts';

export type StoryDelta = Pick<DataOf<typeof StoryChanged>, 'joined' | 'updated' | 'left'>;

/** A story has a topic that at least this share of its articles has. */
const topicShare = 1 / 3;

/** Of one story, empty at first. */
export function deltaOf(deltas: Map<string, StoryDelta>, storyId: string): StoryDelta {
  const delta = deltas.get(storyId) ?? { joined: [], updated: [], left: [] };
  deltas.set(storyId, delta);
  return delta;
}

/** What stories are described by, by story id. */
export type Described = {
  readonly stories: ReadonlyMap<string, readonly Member[]>;
  readonly revisions: ReadonlyMap<string, number>;
  readonly wishes: ReadonlyMap<string, StoryWish>;
  /** One of those that left, of each story that may have no members now. */
  readonly leaving?: ReadonlyMap<string, Member>;
  /** The story that all members of one went to. */
  readonly mergedInto?: ReadonlyMap<string, string>;
};

/** Stories that changed, as their members make them. @throws for one that has none and lost none */
export function describeStories(
  deltas: ReadonlyMap<string, StoryDelta>,
  { stories, revisions, wishes, leaving = new Map(), mergedInto = new Map() }: Described,
  { cause, now }: { readonly cause: NewsEvent | undefined; readonly now: Date },
): NewsEvent[] {
  const speaker = { service: 'classify', now, ...(cause && { cause }) };
  return [...deltas].map(([storyId, delta]) => {
    const members = (stories.get(storyId) ?? []).filter(
      ({ articleId }) => !delta.left.includes(articleId),
    );
    const before = members[0] ?? leaving.get(storyId);
    if (!before) throw new Error(`Story ${storyId} has no members and lost none`);
    const story = {
      ...describeStory(storyId, revisions.get(storyId) ?? 1, members, before, now),
      ...delta,
    };
    const { headline = story.headline, pinned = false, muted = false } = wishes.get(storyId) ?? {};
    if (members.length > 0)
      return StoryChanged.create({ ...story, headline, pinned, muted }, speaker);
    return StoryChanged.create({ ...story, mergedInto: mergedInto.get(storyId) ?? null }, speaker);
  });
}

/** A story as its members make it. `before`: its language and dates while it has no members. */
function describeStory(
  storyId: string,
  revision: number,
  members: readonly Member[],
  before: Pick<Member, 'language' | 'publishedAt'>,
  now: Date,
): StoryState {
  const dates = members.map(({ publishedAt }) => publishedAt).sort();
  const { language } = members[0] ?? before;
  const [headlined, ...others] = headlinedBy(members, language);
  const copies = copiesIn(members);
  const copyOf = new Map(copies.map(({ articleId, of }) => [articleId, of]));
  const told = members.map((member) => ({
    member,
    origin: originOf(member, copyOf.get(member.articleId)),
  }));
  return {
    storyId,
    revision,
    headline: headlined?.title ?? '',
    headlineArticleId: headlined?.articleId ?? null,
    language,
    ...(others.length > 0 && { otherHeadlines: others.map(toHeadline) }),
    topics: commonTopics(members),
    firstAt: dates[0] ?? before.publishedAt,
    lastAt: dates.at(-1) ?? before.publishedAt,
    articleCount: members.length,
    sourceIds: [...new Set(members.map(({ sourceId }) => sourceId))],
    outlets: [...new Set(members.map(voiceOf))],
    reports: independentReports(told.map(({ origin }) => origin)),
    copies,
    pinned: false,
    muted: false,
    mergedInto: null,
    ...(members.length > 0 && storyHeat(told, now)),
  };
}

/** The members whose titles stand for the story, one in each of its languages, that of `language` first. */
function headlinedBy(members: readonly Member[], language: string): Member[] {
  const first = ([own]: readonly [string, unknown]) => Number(own !== language);
  return [...Map.groupBy(members, (member) => member.language)]
    .sort((a, b) => first(a) - first(b) || (a[0] < b[0] ? -1 : 1))
    .flatMap(([, those]) => {
      const id = representative(those.map(({ entry }) => entry));
      return those.find(({ articleId }) => articleId === id) ?? [];
    });
}

function toHeadline({ language, title, articleId }: Member) {
  return { language, headline: title, articleId };
}

function originOf(member: Member, copyOf: string | undefined): Origin {
  return {
    articleId: member.articleId,
    outlet: voiceOf(member),
    attribution: member.attribution ?? [],
    ...(copyOf !== undefined && { copyOf }),
  };
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
