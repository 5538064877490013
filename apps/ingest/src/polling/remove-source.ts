import { ArticleIngested, ArticleWithdrawn, SourceRemoved } from '@newsline/contracts';
import type { Observation, Succession } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';
import { rememberAnnounced } from './remember-announced.ts';

/** Undoes what only this source has shown or said, then forgets it. May be repeated after a crash.
 *  Null: there is no such source. */
export async function removeSource(
  sourceId: string,
  dependencies: IngestDependencies,
): Promise<{ withdrawn: number } | null> {
  const { sources } = dependencies;
  if (!(await sources.get(sourceId))) return null;
  const withdrawn = await undoSource(sourceId, dependencies);
  await publishRemoval(sourceId, dependencies);
  await sources.remove(sourceId);
  // What a poll announced in the meantime.
  return { withdrawn: withdrawn + (await undoSource(sourceId, dependencies)) };
}

export async function publishRemoval(
  sourceId: string,
  { bus, now }: IngestDependencies,
): Promise<void> {
  const at = now();
  await bus.publish([
    SourceRemoved.create({ sourceId, asOf: at.toISOString() }, { service: 'ingest', now: at }),
  ]);
}

/** Withdraws the articles that only this source has shown; those that it spoke for and others have
 *  shown are told in another's words.
 *  @returns how many were withdrawn */
export async function undoSource(
  sourceId: string,
  dependencies: IngestDependencies,
): Promise<number> {
  const { articles, bus, now } = dependencies;
  await letOthersSpeak(sourceId, dependencies);
  const context = { service: 'ingest', now: now() };
  const shown = await articles.exclusiveTo(sourceId);
  const withdrawals = shown.map((article) =>
    ArticleWithdrawn.create({ ...article, reason: 'source-removed' }, context),
  );
  for (let from = 0; from < withdrawals.length; from += 500) {
    await bus.publish(withdrawals.slice(from, from + 500));
  }
  await articles.forget(sourceId);
  return shown.length;
}

const successionsAtOnce = 200;

async function letOthersSpeak(sourceId: string, dependencies: IngestDependencies): Promise<void> {
  const { articles, bus, now } = dependencies;
  let successions: readonly Succession[];
  do {
    successions = await articles.successions(sourceId, successionsAtOnce);
    const at = now();
    const versions = successions.map(({ articleId, version, statement }) => ({
      ...statement,
      id: articleId,
      version: version + 1,
      seenAt: at.toISOString(),
    }));
    const context = { service: 'ingest', now: at };
    await bus.publish(versions.map((article) => ArticleIngested.create({ article }, context)));
    await rememberAnnounced(successions.map(observationOf), versions, at, dependencies);
  } while (successions.length === successionsAtOnce);
}

function observationOf({ articleId, statement, fingerprint }: Succession): Observation {
  const { sourceId, outlet } = statement;
  return { articleId, sourceId, fingerprint, keys: [], outlet, statement: null };
}

export async function removeDemonstration(dependencies: IngestDependencies) {
  let removedSources = 0;
  let withdrawnArticles = 0;
  for (const { id, demonstration } of await dependencies.sources.all()) {
    if (!demonstration) continue;
    const removed = await removeSource(id, dependencies);
    removedSources += 1;
    withdrawnArticles += removed?.withdrawn ?? 0;
  }
  return { removedSources, withdrawnArticles };
}
