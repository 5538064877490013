import {
  bridgeEvidenceNames,
  bridgeEvidenceWith,
  type BridgeEvidenceName,
} from './bridge/bridge-evidence.ts';
import { bridgeWeights } from './bridge/bridge-weights.ts';
import { bridgeOfEntry } from './bridge/language-bridge.ts';
import { evidenceNames, evidenceWith, type Evidence, type EvidenceName } from './pair-evidence.ts';
import { pairWeights } from './pair-weights.ts';
import { profileOfEntry } from './profile-of-entry.ts';
import { probabilityBy, type PairWeights } from './same-story.ts';
import type { StoryEntry } from './story-entry.ts';

/** A number of two articles, and what it adds to the logarithm of the odds that both are of one story,
 *  beside a pair whose number is as usual. */
export type Fact = { readonly name: EvidenceName | BridgeEvidenceName; readonly logOdds: number };

export type Explanation = {
  /** The article's id. */
  readonly id: string;
  /** The article of the story that it is most likely of one story with, by what is known of both now: one in
   *  its language, where there is any; null where it is alone. */
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
  const compared = entries.map(read);
  return compared.map((one) => {
    const others = compared.filter((other) => other !== one);
    const own = others.filter(({ profile }) => profile.language === one.profile.language);
    return {
      id: one.id,
      like: own.length > 0 ? likest(own, within(one)) : likest(others, across(one)),
    };
  });
}

type Compared = ReturnType<typeof read>;

function read(entry: StoryEntry) {
  const profile = profileOfEntry(entry);
  return { id: entry.id, profile, bridge: bridgeOfEntry(entry, profile) };
}

type Reading = { readonly probability: number; readonly facts: readonly Fact[] };

const nothing: Reading = { probability: 0, facts: [] };

function within({ profile }: Compared): (other: Compared) => Reading {
  const evidence = evidenceWith(profile);
  return (other) => weigh(evidence(other.profile), evidenceNames, pairWeights);
}

function across({ bridge }: Compared): (other: Compared) => Reading {
  const evidence = bridge && bridgeEvidenceWith(bridge);
  return (other) =>
    evidence && other.bridge
      ? weigh(evidence(other.bridge), bridgeEvidenceNames, bridgeWeights)
      : nothing;
}

function likest(
  others: readonly Compared[],
  compare: (other: Compared) => Reading,
): Explanation['like'] {
  let like: Explanation['like'] = null;
  for (const other of others) {
    const found = compare(other);
    if (!like || found.probability > like.probability) like = { id: other.id, ...found };
  }
  return like;
}

function weigh<Name extends Fact['name']>(
  found: Evidence | null,
  names: readonly Name[],
  learnt: PairWeights<Name>,
): Reading {
  if (!found) return nothing;
  const facts = names.map((name, at) => ({
    name,
    logOdds: learnt.weights[name] * ((found[at] as number) - learnt.usual[name]),
  }));
  return {
    probability: probabilityBy(names, learnt)(found),
    facts: facts
      .filter((fact) => Math.abs(fact.logOdds) >= leastLogOdds)
      .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds)),
  };
}
