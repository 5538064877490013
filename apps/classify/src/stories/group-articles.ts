import {
  ArticleClassified,
  type ArticleLabelled,
  type ArticleRelabelled,
  type ArticleWithdrawn,
  type DataOf,
  type NewsEvent,
  type StoryCorrected,
} from '@newsline/contracts';
import { countStories } from '../classify-metrics.ts';
import { carryOut } from '../story-corrections/carry-out.ts';
import { mergeStories } from '../story-corrections/merge-stories.ts';
import { deltaOf, describeStories, type StoryDelta } from './describe-story.ts';
import { memberOf } from './member-of.ts';
import { relabelStories } from './relabel-stories.ts';
import { SerialQueue } from './serial-queue.ts';
import { withNearDuplicates } from './near-duplicates.ts';
import { earliestFirst, type Member } from './story-store.ts';
import { advance, type StoryWork } from './story-work.ts';
import { withdrawArticles } from './withdraw-articles.ts';

type Labelled = NewsEvent<DataOf<typeof ArticleLabelled>>;
type Relabelled = NewsEvent<DataOf<typeof ArticleRelabelled>>;
type Withdrawn = NewsEvent<DataOf<typeof ArticleWithdrawn>>;
type Corrected = NewsEvent<DataOf<typeof StoryCorrected>>;

/** What is decided about a batch, before anything of it is saved. */
type Decision = {
  /** The newest version of each article, without those that are withdrawn or outdated. */
  readonly current: readonly Labelled[];
  /** Those articles as far as they had a story before. */
  readonly known: ReadonlyMap<string, Member>;
  /** Those that are new, or new in this version, where they now belong. */
  readonly placed: ReadonlyMap<string, Member>;
};

/**
 * Puts articles into stories, one batch after the other. Here decisions are saved before they are
 * published: each depends on all before it, so a repeat must find the one that was made, not make
 * another. After a crash in between the batch is delivered again, and what was saved is published.
 */
export class GroupArticles {
  readonly #work: StoryWork;
  /** Batches are placed one after the other, because each decision depends on all before it; and
   *  saved one after the other. One is placed while the one before it is saved, and another published. */
  readonly #placements = new SerialQueue();
  readonly #saves = new SerialQueue();
  /** Articles that are placed and not saved yet: the store does not know their stories. */
  readonly #unsaved = new Set<string>();

  constructor(work: StoryWork) {
    this.#work = work;
  }

  /** Starts over from the store: another replica may have grouped articles since this one did. */
  async restore(): Promise<void> {
    await this.#placements.add(async () => {
      await this.#saves.idle();
      await this.#work.grouper.restore();
    });
  }

  async group(events: readonly Labelled[], now: Date): Promise<void> {
    const saving = await this.#placements.add(async () => {
      if (events.some(({ subject }) => this.#unsaved.has(subject))) await this.#saves.idle();
      const decision = await this.#decide(events, now);
      for (const id of decision.placed.keys()) this.#unsaved.add(id);
      // Added here, so that batches are saved in the order in which they were placed. Not awaited here:
      // the next one is placed meanwhile.
      return { done: this.#saves.add(() => this.#save(decision, now)) };
    });
    await this.#work.bus.publish(await saving.done);
  }

  async withdraw(events: readonly Withdrawn[], now: Date): Promise<void> {
    const articles = events.map(({ data }) => data);
    await this.#alone(() => withdrawArticles(this.#work, articles, { now, cause: events[0] }));
  }

  /** Stories have the topics of their articles as these are now. */
  async relabel(events: readonly Relabelled[], now: Date): Promise<void> {
    await this.#alone(() => relabelStories(this.#work, events, now));
  }

  /** Does what corrections of stories say. */
  async correct(events: readonly Corrected[], now: Date): Promise<void> {
    await this.#alone(async () => {
      for (const event of events) await carryOut(this.#work, event, now);
    });
  }

  /** Looks again at the stories that changed: which of them are one. */
  async lookAgain(now: Date): Promise<void> {
    await this.#alone(async () => {
      await this.#work.bus.publish(await mergeStories(this.#work, now));
    });
  }

  /** While nothing is placed or saved. */
  async #alone(task: () => Promise<void>): Promise<void> {
    await this.#placements.add(async () => {
      await this.#saves.idle();
      await task();
    });
  }

  async #decide(events: readonly Labelled[], now: Date): Promise<Decision> {
    const ids = events.map(({ subject }) => subject);
    const known = new Map(await this.#work.store.members(ids));
    const retold = latestOf(events).filter((event) => isRetold(event, known.get(event.subject)));
    if (retold.length > 0) await this.#takeOut(retold, known, now);
    const withdrawn = await this.#work.store.withdrawn(ids);
    const current = latestOf(events).filter(({ data: { article } }) => {
      const gone = article.version <= (withdrawn.get(article.id) ?? 0);
      return !gone && article.version >= (known.get(article.id)?.version ?? 0);
    });
    const isNews = ({ data: { article } }: Labelled) =>
      known.get(article.id)?.version !== article.version;
    return { current, known, placed: await this.#place(current.filter(isNews), known) };
  }

  async #save({ current, known, placed }: Decision, now: Date): Promise<NewsEvent[]> {
    try {
      const members = current.flatMap(
        ({ subject }) => placed.get(subject) ?? known.get(subject) ?? [],
      );
      const deltas = new Map<string, StoryDelta>();
      for (const { articleId, storyId } of members) {
        const delta = deltaOf(deltas, storyId);
        const isUpdate = known.has(articleId) && placed.has(articleId);
        (isUpdate ? delta.updated : delta.joined).push(articleId);
      }
      const touched = new Set([...placed.values()].map(({ storyId }) => storyId));
      const revisions = await advance(this.#work.store, deltas.keys(), touched);
      const stories = new Map(
        await this.#work.store.stories(olderStories(deltas, placed, revisions)),
      );
      const changed = joinStories(stories, [...placed.values()]);
      await this.#work.store.save({ members: changed, withdrawn: [], revisions });
      countStories(touched, deltas, revisions);
      const classified = current.map((cause, n) => {
        const { article, labels } = cause.data;
        const storyId = members[n]?.storyId ?? '';
        return ArticleClassified.create(
          { article, labels, storyId },
          { service: 'classify', now, cause },
        );
      });
      const wishes = await this.#work.corrections.wishes([...deltas.keys()]);
      const described = { stories, revisions, wishes };
      const changes = describeStories(deltas, described, { now, cause: current[0] });
      return [...classified, ...changes];
    } finally {
      for (const id of placed.keys()) this.#unsaved.delete(id);
    }
  }

  /** Takes articles out of the stories that other words brought them into, to be placed anew. */
  async #takeOut(
    retold: readonly Labelled[],
    known: Map<string, Member>,
    now: Date,
  ): Promise<void> {
    await this.#saves.idle();
    const leaving = retold.flatMap(({ subject }) => known.get(subject) ?? []);
    await withdrawArticles(this.#work, leaving, { now, cause: retold[0] });
    for (const { articleId } of leaving) known.delete(articleId);
  }

  async #place(
    news: readonly Labelled[],
    known: ReadonlyMap<string, Member>,
  ): Promise<ReadonlyMap<string, Member>> {
    if (news.length === 0) return new Map();
    const placed = await this.#work.grouper.place(
      news.map(({ data: { article, labels } }) => {
        const storyId = known.get(article.id)?.storyId;
        return {
          id: article.id,
          language: labels.language,
          title: article.title,
          summary: article.summary,
          text: article.text,
          publishedAt: new Date(article.publishedAt),
          outlet: article.outlet ?? article.sourceId,
          url: article.url,
          ...(storyId !== undefined && { storyId }),
        };
      }),
    );
    return new Map(
      news.map(({ subject, data }, n) => [subject, memberOf(data, placed[n], known.get(subject))]),
    );
  }
}

/** Whether a version is in the words of another source than the ones that its article was placed by. Where
 *  somebody put it, it stays. */
function isRetold({ data: { article } }: Labelled, member: Member | undefined): boolean {
  return (
    member !== undefined &&
    member.decided?.by !== 'correction' &&
    article.version > member.version &&
    article.sourceId !== member.sourceId
  );
}

/** The newest version of each article, in the order of their arrival. */
function latestOf(events: readonly Labelled[]): Labelled[] {
  const latest = new Map<string, Labelled>();
  for (const event of events) {
    const other = latest.get(event.subject);
    if (!other || other.data.article.version < event.data.article.version)
      latest.set(event.subject, event);
  }
  return [...latest.values()];
}

/** Of the stories that change, those that had members before this batch. */
function olderStories(
  deltas: ReadonlyMap<string, StoryDelta>,
  placed: ReadonlyMap<string, Member>,
  revisions: ReadonlyMap<string, number>,
): string[] {
  const joined = new Set([...placed.values()].map(({ storyId }) => storyId));
  return [...deltas.keys()].filter((id) => !joined.has(id) || revisions.get(id) !== 1);
}

/** Puts new and changed members into their stories.
 *  @returns them, with their near-duplicates */
function joinStories(
  stories: Map<string, readonly Member[]>,
  placed: readonly Member[],
): readonly Member[] {
  return [...Map.groupBy(placed, ({ storyId }) => storyId)].flatMap(([storyId, joining]) => {
    const ids = new Set(joining.map(({ articleId }) => articleId));
    const staying = (stories.get(storyId) ?? []).filter(({ articleId }) => !ids.has(articleId));
    const all = [...staying, ...joining];
    const linked = joining.map((member) => withNearDuplicates(member, all));
    stories.set(storyId, [...staying, ...linked].sort(earliestFirst));
    return linked;
  });
}
