import {
  ArticleClassified,
  StoryChanged,
  type ArticleLabelled,
  type ArticleWithdrawn,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { StoryGrouper } from '@newsline/news';
import { describeStory, type StoryDelta } from './describe-story.ts';
import type { Member, StoryStore } from './story-store.ts';

type Labelled = NewsEvent<DataOf<typeof ArticleLabelled>>;
type Withdrawn = NewsEvent<DataOf<typeof ArticleWithdrawn>>;

/**
 * Puts articles into stories, one batch after the other. Here what was decided is remembered before
 * it is said: a decision depends on all before it, so a repeat must find the one that was made, not
 * make another. A crash in between is made good by the redelivery, which says what is remembered.
 */
export class GroupArticles {
  readonly #store: StoryStore;
  readonly #grouper: StoryGrouper;
  readonly #bus: EventBus;
  /** Batches of articles and of withdrawals change the same stories: one at a time. */
  #last: Promise<void> = Promise.resolve();

  constructor(store: StoryStore, grouper: StoryGrouper, bus: EventBus) {
    this.#store = store;
    this.#grouper = grouper;
    this.#bus = bus;
  }

  group(events: readonly Labelled[], now: Date): Promise<void> {
    return this.#inTurn(() => this.#group(events, now));
  }

  withdraw(events: readonly Withdrawn[], now: Date): Promise<void> {
    return this.#inTurn(() => this.#withdraw(events, now));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #group(events: readonly Labelled[], now: Date): Promise<void> {
    const ids = events.map(({ subject }) => subject);
    const known = new Map(await this.#store.members(ids));
    const withdrawn = await this.#store.withdrawn(ids);
    const changed = new Map<string, Member>();
    const deltas = new Map<string, StoryDelta>();
    const said: NewsEvent[] = [];
    for (const cause of events) {
      const { article, labels } = cause.data;
      if (article.version <= (withdrawn.get(article.id) ?? 0)) continue;
      const before = known.get(article.id);
      if (before && before.version > article.version) continue;
      const member = before?.version === article.version ? before : this.#place(cause.data, before);
      if (member !== before) {
        changed.set(article.id, member);
        known.set(article.id, member);
      }
      const delta = deltas.get(member.storyId) ?? { joined: [], updated: [], left: [] };
      deltas.set(member.storyId, delta);
      (before && member.version > 1 ? delta.updated : delta.joined).push(article.id);
      said.push(
        ArticleClassified.say(
          { article, labels, storyId: member.storyId },
          { service: 'classify', now, cause },
        ),
      );
    }
    const touched = new Set([...changed.values()].map(({ storyId }) => storyId));
    const revisions = await this.#advance(deltas, touched);
    await this.#store.save({ members: [...changed.values()], withdrawn: [], revisions });
    await this.#bus.publish([
      ...said,
      ...(await this.#describe(deltas, revisions, now, events[0])),
    ]);
  }

  #place({ article, labels }: DataOf<typeof ArticleLabelled>, before: Member | undefined): Member {
    const { storyId, entry } = this.#grouper.place({
      id: article.id,
      language: labels.language,
      title: article.title,
      summary: article.summary,
      text: article.text,
      publishedAt: new Date(article.publishedAt),
      url: article.url,
      ...(before && { storyId: before.storyId }),
    });
    return {
      articleId: article.id,
      version: article.version,
      storyId,
      language: labels.language,
      title: article.title,
      sourceId: article.sourceId,
      publishedAt: article.publishedAt,
      topics: labels.topics.map(({ topic }) => topic),
      entry,
    };
  }

  async #withdraw(events: readonly Withdrawn[], now: Date): Promise<void> {
    const members = await this.#store.members(events.map(({ subject }) => subject));
    const deltas = new Map<string, StoryDelta>();
    const leaving = new Map<string, Member>();
    for (const { data } of events) {
      const member = members.get(data.articleId);
      if (!member || member.version > data.version) continue;
      leaving.set(member.storyId, member);
      const delta = deltas.get(member.storyId) ?? { joined: [], updated: [], left: [] };
      deltas.set(member.storyId, delta);
      delta.left.push(data.articleId);
    }
    const revisions = await this.#advance(deltas, new Set(deltas.keys()));
    await this.#store.save({ members: [], withdrawn: events.map(({ data }) => data), revisions });
    for (const { data } of events) this.#grouper.forget(data.articleId);
    await this.#bus.publish(await this.#describe(deltas, revisions, now, events[0], leaving));
  }

  /** The next revision of stories that change, the present one of those only said again. */
  async #advance(
    deltas: ReadonlyMap<string, StoryDelta>,
    touched: ReadonlySet<string>,
  ): Promise<Map<string, number>> {
    const revisions = new Map(await this.#store.revisions([...deltas.keys()]));
    for (const storyId of touched) revisions.set(storyId, (revisions.get(storyId) ?? 0) + 1);
    return revisions;
  }

  async #describe(
    deltas: ReadonlyMap<string, StoryDelta>,
    revisions: ReadonlyMap<string, number>,
    now: Date,
    cause: Labelled | Withdrawn | undefined,
    leaving: ReadonlyMap<string, Member> = new Map(),
  ): Promise<NewsEvent[]> {
    const stories = await this.#store.stories([...deltas.keys()]);
    const speaker = { service: 'classify', now, ...(cause && { cause }) };
    return [...deltas].map(([storyId, delta]) => {
      const members = stories.get(storyId) ?? [];
      const before = members[0] ?? leaving.get(storyId);
      if (!before) throw new Error(`Story ${storyId} has no members and lost none`);
      return StoryChanged.say(
        describeStory(storyId, revisions.get(storyId) ?? 1, members, delta, before),
        speaker,
      );
    });
  }
}
