import type { StoryPreview } from '../read-model/news-read-model.ts';
import { likenessAmong, traitsOf, type Likeness } from './likeness.ts';
import { wilsonLowerBound } from './wilson.ts';

/** A story with what readers said of it. */
export type VotedStory = {
  readonly story: StoryPreview;
  readonly useful: number;
  readonly votes: number;
};

/** What is known of a story when others are ranked; without its texts, which may be long. */
export type Candidate = Omit<VotedStory, 'story'> &
  Pick<StoryPreview, 'storyId' | 'lastAt' | 'language' | 'topics'> & {
    readonly traits: ReadonlySet<string>;
  };

export type Recommendation = {
  readonly storyId: string;
  readonly score: number;
  readonly useful: number;
  readonly votes: number;
  /** Whose votes it is recommended for; null: its own. */
  readonly like: { readonly storyId: string; readonly likeness: number } | null;
};

/** Fewer votes than this say nothing by themselves. */
const fewestVotes = 3;
/** After this time news is worth half. */
const halfLifeMs = 48 * 60 * 60 * 1000;
/** What a story gets of the score of one that it is as good as the same as. */
const borrowedShare = 0.5;
/** A common topic alone makes less. */
const leastLikeness = 0.2;

export function candidateOf({ story, useful, votes }: VotedStory): Candidate {
  const { storyId, lastAt, language, topics } = story;
  return { storyId, lastAt, language, topics, traits: traitsOf(story), useful, votes };
}

export function likenessOf(candidates: readonly Candidate[]): Likeness {
  return likenessAmong(candidates.map(({ traits }) => traits));
}

/** What readers may want to read, best first, ties by id. With w the lower bound of Wilson's interval of the
 *  share of useful votes, and a the age of a story's last article:
 *
 *  - a story with three votes or more, most of them useful: w · 2^(−a / 48 h);
 *  - one with fewer, as far as they are not against it, borrows from those: ½ · max(likeness · w) · 2^(−a / 48 h), from
 *    the one that gives it most, likeness being 0.2 at least;
 *  - others are not there. So none is where nobody has voted.
 *
 *  Wilson’s bound: see `wilsonLowerBound`; likeness: see `likenessAmong`. To borrow from the nearest is an
 *  item-based nearest neighbour (Sarwar, Karypis, Konstan & Riedl 2001, Item-Based Collaborative Filtering
 *  Recommendation Algorithms, WWW 10, 285–295) by what stories are about: by who voted on both, theirs could
 *  not be, as nobody knows that. */
export function rank(candidates: readonly Candidate[], now: Date): readonly Recommendation[] {
  const lenders = candidates.filter(isFoundUseful);
  const likeness = likenessOf(candidates);
  const ranked = candidates.flatMap((candidate): Recommendation[] => {
    const { storyId, useful, votes } = candidate;
    const fresh = freshness(candidate, now);
    if (isFoundUseful(candidate))
      return [{ storyId, score: quality(candidate) * fresh, useful, votes, like: null }];
    if (votes >= fewestVotes || useful * 2 < votes) return [];
    const lent = bestLender(candidate, lenders, likeness);
    if (!lent) return [];
    const { worth, ...like } = lent;
    return [{ storyId, score: borrowedShare * worth * fresh, useful, votes, like }];
  });
  return ranked.toSorted(byScore);
}

/** Those that readers found useful and that are like one story, best first, ties by id: by
 *  likeness · w · 2^(−a / 48 h), likeness being 0.2 at least. See `rank`. */
export function rankLike(
  { storyId, traits }: Pick<Candidate, 'storyId' | 'traits'>,
  candidates: readonly Candidate[],
  likeness: Likeness,
  now: Date,
): readonly Recommendation[] {
  const ranked = candidates.flatMap((other): Recommendation[] => {
    if (other.storyId === storyId || !isFoundUseful(other)) return [];
    const alike = likeness(traits, other.traits);
    if (alike < leastLikeness) return [];
    const { useful, votes } = other;
    const score = alike * quality(other) * freshness(other, now);
    return [{ storyId: other.storyId, score, useful, votes, like: { storyId, likeness: alike } }];
  });
  return ranked.toSorted(byScore);
}

function bestLender(candidate: Candidate, lenders: readonly Candidate[], likeness: Likeness) {
  let best: { storyId: string; likeness: number; worth: number } | null = null;
  for (const lender of lenders) {
    const alike = likeness(candidate.traits, lender.traits);
    const worth = alike * quality(lender);
    if (alike >= leastLikeness && worth > (best?.worth ?? 0))
      best = { storyId: lender.storyId, likeness: alike, worth };
  }
  return best;
}

function isFoundUseful({ useful, votes }: Candidate): boolean {
  return votes >= fewestVotes && useful * 2 > votes;
}

function quality({ useful, votes }: Candidate): number {
  return wilsonLowerBound(useful, votes);
}

/** What is dated in the future is as good as new. */
function freshness({ lastAt }: Candidate, now: Date): number {
  return 2 ** -(Math.max(0, now.getTime() - Date.parse(lastAt)) / halfLifeMs);
}

function byScore(one: Recommendation, other: Recommendation): number {
  return other.score - one.score || (one.storyId < other.storyId ? -1 : 1);
}
