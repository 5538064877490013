import type { LanguageIndex } from './language-index.ts';
import { evidenceNames, evidenceWith, type Evidence, type EvidenceName } from './pair-evidence.ts';
import type { Profile } from './profile.ts';
import { profileOfEntry } from './profile-of-entry.ts';
import { probabilityBy, type PairWeights } from './same-story.ts';
import { sampleEvenly } from './sample-evenly.ts';
import type { StorySettings } from './settings.ts';
import type { IndexedArticle, StoryCluster } from './story-cluster.ts';
import type { StoryEntry } from './story-entry.ts';

/** A story of the same subject as another. */
export type RelatedStory = {
  readonly storyId: string;
  /** Of its articles the one that is most like one of the other story, by id. */
  readonly articleId: string;
  /** How likely their articles are of one story, 0 to 1: each of the one story with the article of the other
   *  that it is most likely of one story with, on average. */
  readonly score: number;
  /** It tells of the same running matter, not only of the same people or place: titles of both say nearly
   *  the same. */
  readonly sameMatter: boolean;
};

/** Chosen by reading what is shown, see `docs/decisions/0037`. */
const least = {
  score: 0.2,
  /** Of a name that both have: in one of 400 articles. What a season or a country has everywhere ties nothing
   *  together. As the evidence has it, in tens. */
  rarestName: 0.6,
  sameMatter: 0.46,
  leastTitleFound: 0.5,
  mostTitleFound: 0.6,
};

/** Of each term so many postings are read, and of each article so many neighbours found: more than for
 *  placing, as a large story's own articles are first among both. */
const wide = { maxPostings: 2_000, maxCandidates: 400 };
/** Of those in other stories so many are looked at. */
const mostNeighbours = 40;

/**
 * The stories that are most like one, by the evidence that joins articles to stories: what has much of it and
 * was not the same. The likeliest first, at most `most`; none that share no rare name.
 *
 * @param entries of the story's articles, which need not be in the index; each is compared
 */
export function relatedAmong(
  entries: readonly StoryEntry[],
  most: number,
  indexOf: (language: string) => LanguageIndex<IndexedArticle>,
  settings: StorySettings,
  weights: PairWeights,
): RelatedStory[] {
  const own = new Set(entries.map(({ storyId }) => storyId));
  const profiles = entries.map(profileOfEntry);
  const found = new Set<StoryCluster>();
  for (const profile of profiles) {
    indexOf(profile.language)
      .candidates(profile.vector, wide)
      .filter(({ cluster }) => !own.has(cluster.id))
      .slice(0, mostNeighbours)
      .forEach(({ cluster }) => found.add(cluster));
  }
  const compare = profiles.map((profile) => comparisonWith(profile, weights));
  return [...found]
    .map((cluster) => relationOf(cluster, compare, settings))
    .filter((relation) => relation !== null)
    .sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1))
    .slice(0, most);
}

type Likeness = { readonly probability: number; readonly sameMatter: boolean };

const unlike: Likeness = { probability: 0, sameMatter: false };

function comparisonWith(profile: Profile, weights: PairWeights): (other: Profile) => Likeness {
  const evidence = evidenceWith(profile);
  const probabilityOf = probabilityBy(evidenceNames, weights);
  return (other) => {
    const found = other.language === profile.language ? evidence(other) : null;
    if (!found || of(found, 'rarestName') < least.rarestName) return unlike;
    const probability = probabilityOf(found);
    const sameMatter =
      probability >= least.sameMatter &&
      of(found, 'leastTitleFound') >= least.leastTitleFound &&
      of(found, 'mostTitleFound') >= least.mostTitleFound;
    return { probability, sameMatter };
  };
}

function of(evidence: Evidence, name: EvidenceName): number {
  return evidence[evidenceNames.indexOf(name)] as number;
}

/** Null: too little. */
function relationOf(
  { id, articles }: StoryCluster,
  compare: readonly ((other: Profile) => Likeness)[],
  { sampled }: StorySettings,
): RelatedStory | null {
  const others = sampleEvenly([...articles], sampled);
  let like: IndexedArticle | null = null;
  let likeliest = 0;
  let sum = 0;
  let sameMatter = false;
  for (const compareWith of compare) {
    let best = 0;
    for (const other of others) {
      const likeness = compareWith(other);
      best = Math.max(best, likeness.probability);
      sameMatter ||= likeness.sameMatter;
      if (likeness.probability <= likeliest) continue;
      likeliest = likeness.probability;
      like = other;
    }
    sum += best;
  }
  const score = sum / compare.length;
  if (!like || score < least.score) return null;
  const isSame = sameMatter && score >= least.sameMatter;
  return { storyId: id, articleId: like.id, score, sameMatter: isSame };
}
