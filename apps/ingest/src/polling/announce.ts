import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article, NewsEvent } from '@newsline/contracts';
import { countArticles } from '../ingest-metrics.ts';
import type { Observation } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';
import type { DetectedChanges } from './detect-changes.ts';
import { eventsOf } from './events-of-changes.ts';
import { rememberAnnounced } from './remember-announced.ts';

/** So much is published, and remembered, between two turns of the event loop. */
const mostAtOnce = 100;
const mostCharactersAtOnce = 500_000;

type Dependencies = Pick<IngestDependencies, 'articles' | 'bus'>;

/** Publishes article versions, then remembers them: a crash repeats work, it never loses an article. In
 *  portions, as nothing else is done meanwhile in a process with one database.
 *  @param others published with the last of them */
export async function announce(
  changes: DetectedChanges,
  others: readonly NewsEvent[],
  now: Date,
  dependencies: Dependencies,
): Promise<void> {
  const { newVersions, observations, outcomes } = changes;
  if (newVersions.length + observations.length + others.length === 0) return;
  const portions = portionsOf(changes);
  for (const [at, portion] of portions.entries()) {
    if (at > 0) await nextTurn();
    const isLast = at === portions.length - 1;
    await dependencies.bus.publish([...eventsOf(portion, now), ...(isLast ? others : [])]);
    if (portion.observations.length + portion.newVersions.length > 0)
      await rememberAnnounced(portion.observations, portion.newVersions, now, dependencies);
  }
  countArticles(outcomes);
}

type Portion = {
  readonly newVersions: Article[];
  readonly newPointers: DetectedChanges['newPointers'][number][];
  readonly observations: Observation[];
};

/** At least one. All versions of an article are in one portion, with what was observed of it. */
function portionsOf({
  newVersions,
  newPointers,
  observations,
}: DetectedChanges): readonly Portion[] {
  const pointersOf = Map.groupBy(newPointers, ({ articleId }) => articleId);
  const versionsOf = Map.groupBy(newVersions, ({ id }) => id);
  const observed = new Map(observations.map((observation) => [observation.articleId, observation]));
  const portions = [emptyPortion()];
  let characters = 0;
  for (const id of new Set([...versionsOf.keys(), ...observed.keys()])) {
    const versions = versionsOf.get(id) ?? [];
    const observation = observed.get(id);
    const stated = observation?.statement ? [...versions, observation.statement] : versions;
    const length = stated.reduce((sum, { text, html }) => sum + text.length + html.length, 0);
    const last = portions.at(-1);
    const isFull =
      last &&
      last.observations.length + last.newVersions.length > 0 &&
      (Math.max(last.observations.length, last.newVersions.length) >= mostAtOnce ||
        characters + length > mostCharactersAtOnce);
    if (isFull) characters = 0;
    characters += length;
    const portion = last && !isFull ? last : emptyPortion();
    if (portion !== last) portions.push(portion);
    portion.newVersions.push(...versions);
    portion.newPointers.push(...(pointersOf.get(id) ?? []));
    if (observation) portion.observations.push(observation);
  }
  return portions;
}

function emptyPortion(): Portion {
  return { newVersions: [], newPointers: [], observations: [] };
}
