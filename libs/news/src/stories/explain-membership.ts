import { logistic } from '../topics/fit-logistic.ts';
import { evidenceNames, evidenceWith, type EvidenceName } from './pair-evidence.ts';
import { pairWeights } from './pair-weights.ts';
import type { Profile } from './profile.ts';
import { profileOfEntry } from './profile-of-entry.ts';
import type { StoryEntry } from './story-entry.ts';

/** A number of two articles, and what it adds to the logarithm of the odds that both are of one story,
 *  beside a pair whose number is as usual. */
export type Fact = { readonly name: EvidenceName; readonly logOdds: number };

export type Explanation = {
  /** The article's id. */
  readonly id: string;
  /** The article of the story that it is most likely of one story with, by what is known of both now; null
   *  where it is alone. */
  readonly like: {
    readonly id: string;
    readonly probability: number;
    /** Those that count, the weightiest first. */
    readonly facts: readonly Fact[];
  } | null;
};

/** Less than this is not worth saying. */
const leastLogOdds = 0.1;

/** Why articles are in one story: one answer for each of `entries`, in order. Compares each with each. */
export function explainMembership(entries: readonly StoryEntry[]): Explanation[] {
  const profiles = entries.map((entry) => ({ id: entry.id, profile: profileOfEntry(entry) }));
  return profiles.map((one) => {
    const evidence = evidenceWith(one.profile);
    let like: Explanation['like'] = null;
    for (const other of profiles) {
      if (other === one) continue;
      const found = readEvidence(evidence, other.profile);
      if (!like || found.probability > like.probability) like = { id: other.id, ...found };
    }
    return { id: one.id, like };
  });
}

function readEvidence(
  evidence: ReturnType<typeof evidenceWith>,
  other: Profile,
): { probability: number; facts: Fact[] } {
  const found = evidence(other);
  if (!found) return { probability: 0, facts: [] };
  const { bias, weights, usual } = pairWeights;
  let logOdds = bias;
  const facts = evidenceNames.map((name, at) => {
    const value = found[at] as number;
    logOdds += weights[name] * value;
    return { name, logOdds: weights[name] * (value - usual[name]) };
  });
  return {
    probability: logistic(logOdds),
    facts: facts
      .filter((fact) => Math.abs(fact.logOdds) >= leastLogOdds)
      .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds)),
  };
}
