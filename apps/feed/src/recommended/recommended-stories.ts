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
const mostVoted = 200;
/** Of hot stories, so many may borrow. */
const mostHot = 60;
const atOnce = 8;

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
    const voted = await this.#voted();
    if (voted.size === 0) return [];
    const { rows: hot } = await this.#readModel.stories({ order: 'hot' }, { limit: mostHot });
    const others = hot.filter(({ storyId }) => !voted.has(storyId));
    const unvoted = others.map((story) => candidateOf({ story, useful: 0, votes: 0 }));
    return [...voted.values(), ...unvoted];
  }

  /** By their ids. */
  async #voted(): Promise<ReadonlyMap<string, Candidate>> {
    const voted = new Map<string, Candidate>();
    const tallies = await this.#votes.tallies(mostVoted);
    const turn = takeTurns();
    for (let at = 0; at < tallies.length; at += atOnce) {
      const portion = tallies.slice(at, at + atOnce);
      const stories = await Promise.all(portion.map(({ storyId }) => this.#living(storyId)));
      portion.forEach(({ useful, votes }, n) => {
        const story = stories[n];
        if (!story || story.muted) return;
        const before = voted.get(story.storyId) ?? { useful: 0, votes: 0 };
        const together = { useful: before.useful + useful, votes: before.votes + votes };
        voted.set(story.storyId, candidateOf({ story, ...together }));
      });
      await turn();
    }
    return voted;
  }

  /** Votes on a story that was merged count for the one that answers for it. */
  async #living(id: string): Promise<StoryPreview | null> {
    const story = await this.#readModel.story(id);
    if (story) return story;
    const living = await this.#readModel.livingStory(id);
    return living === null ? null : this.#readModel.story(living);
  }
}
