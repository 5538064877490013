import type { NewsReadModel, StoryPreview } from '../read-model/news-read-model.ts';
import { takeTurns } from '../read-model/take-turns.ts';
import type { StoryVotes } from '../votes/story-votes.ts';
import {
  candidateOf,
  likenessOf,
  rank,
  rankLike,
  type Candidate,
  type Recommendation,
} from './rank.ts';
import { traitsOf, type Likeness } from './likeness.ts';

export type RecommendedStory = Recommendation & { readonly story: StoryPreview };

export type RecommendedFilter = {
  readonly limit: number;
  /** Any of these; absent: all. */
  readonly languages?: readonly string[];
  readonly topics?: readonly string[];
  /** Stories that are shown already. */
  readonly besides?: ReadonlySet<string>;
};

type Ranking = {
  readonly candidates: readonly Candidate[];
  readonly likeness: Likeness;
  readonly ranked: readonly Recommendation[];
};

/** Votes show within this time. Counting them anew for each would let whoever votes make work for all. */
const countEveryMs = 60_000;
/** Of the stories with most useful votes, so many are looked at. */
const mostVoted = 300;
/** Of hot stories, so many may borrow. */
const mostHot = 100;
const atOnce = 25;

/** What readers recommend to readers. */
export class RecommendedStories {
  readonly #readModel: NewsReadModel;
  readonly #votes: StoryVotes;
  readonly #now: () => Date;
  #ranking: Promise<Ranking> | null = null;
  #madeAt = -Infinity;

  constructor(readModel: NewsReadModel, votes: StoryVotes, now: () => Date) {
    this.#readModel = readModel;
    this.#votes = votes;
    this.#now = now;
  }

  /** Best first, see `rank`; none where nobody has voted. */
  async best(filter: RecommendedFilter): Promise<readonly RecommendedStory[]> {
    const { ranked, candidates } = await this.#current();
    return this.#shown(ranked, candidates, filter);
  }

  /** Those like one story, best first, see `rankLike`. */
  async like(story: StoryPreview, filter: RecommendedFilter): Promise<readonly RecommendedStory[]> {
    const { candidates, likeness } = await this.#current();
    const about = { storyId: story.storyId, traits: traitsOf(story) };
    return this.#shown(rankLike(about, candidates, likeness, this.#now()), candidates, filter);
  }

  /** As they are now: what was muted or went up in another since is not shown. */
  async #shown(
    ranked: readonly Recommendation[],
    candidates: readonly Candidate[],
    { limit, languages, topics, besides }: RecommendedFilter,
  ): Promise<readonly RecommendedStory[]> {
    const known = new Map(candidates.map((candidate) => [candidate.storyId, candidate]));
    const wanted = ranked.filter(({ storyId }) => {
      const candidate = known.get(storyId);
      if (!candidate || besides?.has(storyId)) return false;
      if (languages && !languages.includes(candidate.language)) return false;
      return !topics || topics.some((topic) => candidate.topics.includes(topic));
    });
    const shown: RecommendedStory[] = [];
    for (const one of wanted) {
      if (shown.length >= limit) break;
      const story = await this.#readModel.story(one.storyId);
      if (story && !story.muted) shown.push({ ...one, story });
    }
    return shown;
  }

  /** One is made at a time, for all who ask meanwhile. */
  #current(): Promise<Ranking> {
    const now = this.#now().getTime();
    if (this.#ranking && now - this.#madeAt < countEveryMs) return this.#ranking;
    this.#madeAt = now;
    const ranking = this.#make();
    this.#ranking = ranking;
    // What failed is tried again by the next who asks.
    ranking.catch(() => {
      if (this.#ranking === ranking) this.#ranking = null;
    });
    return ranking;
  }

  async #make(): Promise<Ranking> {
    const now = this.#now();
    const candidates = await this.#candidates();
    return {
      candidates,
      likeness: likenessOf(candidates),
      ranked: rank(candidates, now),
    };
  }

  async #candidates(): Promise<readonly Candidate[]> {
    const counted = await this.#countedByLiving();
    if (counted.size === 0) return [];
    const { rows: hot } = await this.#readModel.stories({ order: 'hot' }, { limit: mostHot });
    const none = { useful: 0, votes: 0 };
    const known = new Map(hot.map((story) => [story.storyId, { story, ...none }]));
    const ids = [...counted.keys()];
    const turn = takeTurns();
    for (let at = 0; at < ids.length; at += atOnce) {
      const portion = ids.slice(at, at + atOnce);
      const stories = await Promise.all(portion.map((id) => this.#readModel.story(id)));
      await turn();
      for (const story of stories)
        if (story && !story.muted)
          known.set(story.storyId, { story, ...(counted.get(story.storyId) ?? none) });
    }
    return [...known.values()].map(candidateOf);
  }

  /** Votes on a story that was merged count for the one that answers for it. */
  async #countedByLiving() {
    const counted = new Map<string, { useful: number; votes: number }>();
    const turn = takeTurns();
    for (const { storyId, useful, votes } of await this.#votes.tallies(mostVoted)) {
      const living = await this.#readModel.livingStory(storyId);
      await turn();
      if (living === null) continue;
      const before = counted.get(living) ?? { useful: 0, votes: 0 };
      counted.set(living, { useful: before.useful + useful, votes: before.votes + votes });
    }
    return counted;
  }
}
