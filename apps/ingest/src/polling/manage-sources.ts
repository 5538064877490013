import {
  ArticleWithdrawn,
  SourcePolled,
  SourceRemoved,
  type AddSource,
  type AnswerOf,
  type RequestOf,
  type SourceState,
} from '@newsline/contracts';
import type { IngestDependencies } from './dependencies.ts';
import { sourceIdOf } from './source-id.ts';
import type { Source } from './source-store.ts';

export type NewSource = RequestOf<typeof AddSource> & {
  /** A fixed id instead of one made from the address. */
  readonly id?: string;
  readonly siteUrl?: string | null;
  readonly demonstration?: boolean;
};

/** Adds a source, due at once; or changes the settings of one that is there. */
export async function addSource(
  settings: NewSource,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof AddSource>> {
  const url = URL.parse(settings.url.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    return refused(
      'url',
      'It must be the full address of a feed, beginning with http:// or https://.',
    );
  }
  if (url.username || url.password) {
    return refused('url', 'It must not carry a user name or password.');
  }
  try {
    dependencies.checkUrl(url);
  } catch (error) {
    return refused('url', error instanceof Error ? error.message : String(error));
  }
  url.hash = '';
  const id = settings.id ?? sourceIdOf(url.href);
  const before =
    (await dependencies.sources.get(id)) ?? (await dependencies.sources.getByUrl(url.href));
  const now = dependencies.now().toISOString();
  const source: Source = {
    id,
    siteUrl: settings.siteUrl ?? null,
    demonstration: settings.demonstration ?? false,
    addedAt: now,
    health: {
      status: 'new',
      lastPolledAt: null,
      lastChangedAt: null,
      nextPollAt: now,
      failures: 0,
      problem: null,
      articlesSeen: 0,
    },
    validators: { etag: null, lastModified: null, bodyHash: null },
    ...before,
    url: url.href,
    name: settings.name?.trim() || before?.name || url.href,
    language: settings.language ?? before?.language ?? null,
    folders: settings.folders,
    fullText: settings.fullText,
  };
  await dependencies.sources.put(source);
  const { validators: _, ...state } = source;
  await publishState(state, dependencies);
  return { kind: before ? 'changed' : 'added', source: state };
}

/** Withdraws what only this source has shown, then forgets it. May be repeated after a crash.
 *  Null: there is no such source. */
export async function removeSource(
  sourceId: string,
  dependencies: IngestDependencies,
): Promise<{ withdrawn: number } | null> {
  const { sources } = dependencies;
  if (!(await sources.get(sourceId))) return null;
  const withdrawn = await withdrawExclusive(sourceId, dependencies);
  await publishRemoval(sourceId, dependencies);
  await sources.remove(sourceId);
  // What a poll announced in the meantime.
  return { withdrawn: withdrawn + (await withdrawExclusive(sourceId, dependencies)) };
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

/** Withdraws the articles that only this source has shown. */
export async function withdrawExclusive(
  sourceId: string,
  { articles, bus, now }: IngestDependencies,
): Promise<number> {
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

/** Makes a source due now. False: there is no such source. */
export function pollSoon(sourceId: string, { sources, now }: IngestDependencies): Promise<boolean> {
  return sources.setNextPoll(sourceId, now());
}

async function publishState(source: SourceState, { bus, now }: IngestDependencies): Promise<void> {
  const at = now();
  await bus.publish([
    SourcePolled.create({ source, asOf: at.toISOString() }, { service: 'ingest', now: at }),
  ]);
}

function refused(field: string, reason: string): AnswerOf<typeof AddSource> {
  return { kind: 'refused', field, reason };
}
