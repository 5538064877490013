import {
  ArticleWithdrawn,
  SourcePolled,
  SourceRemoved,
  type AddSource,
  type AnswerOf,
  type ChangeSource,
  type NewsEvent,
  type RequestOf,
  type SourceSettingsChange,
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

/** Adds a source, due at once. Of one that is there already, by its id or its address, only the
 *  settings that are named are changed. */
export async function addSource(
  { url: address, id, siteUrl = null, demonstration = false, ...settings }: NewSource,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof AddSource>> {
  const { sources, now, checkUrl } = dependencies;
  const checked = checkAddress(address, checkUrl);
  if ('reason' in checked) return refused('url', checked.reason);
  const { url } = checked;
  const newId = id ?? sourceIdOf(url);
  const before = (await sources.get(newId)) ?? (await sources.getByUrl(url));
  const added = before ?? { ...newSource(newId, url, now()), siteUrl, demonstration };
  const source = { ...withSettings(added, settings), url };
  return {
    kind: before ? 'changed' : 'added',
    source: await storeAndPublish(source, dependencies),
  };
}

/** Changes the settings that are named. */
export async function changeSource(
  { sourceId, ...settings }: RequestOf<typeof ChangeSource>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof ChangeSource>> {
  if (settings.name?.trim() === '') return refused('name', 'It must not be blank.');
  const before = await dependencies.sources.get(sourceId);
  if (!before) return { kind: 'unknown-source' };
  const source = withSettings(before, settings);
  return { kind: 'changed', source: await storeAndPublish(source, dependencies) };
}

function checkAddress(
  address: string,
  checkUrl: IngestDependencies['checkUrl'],
): { readonly url: string } | { readonly reason: string } {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    const reason = 'It must be the full address of a feed, beginning with http:// or https://.';
    return { reason };
  }
  if (url.username || url.password) return { reason: 'It must not carry a user name or password.' };
  try {
    checkUrl(url);
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
  url.hash = '';
  return { url: url.href };
}

function newSource(id: string, url: string, now: Date): Source {
  return {
    id,
    url,
    siteUrl: null,
    name: url,
    language: null,
    folders: [],
    fullText: false,
    demonstration: false,
    addedAt: now.toISOString(),
    health: {
      status: 'new',
      lastPolledAt: null,
      lastChangedAt: null,
      nextPollAt: now.toISOString(),
      failures: 0,
      problem: null,
      problemDetails: null,
      warnings: [],
      articlesSeen: 0,
    },
    validators: { etag: null, lastModified: null, bodyHash: null },
  };
}

/** A blank name changes nothing. */
function withSettings(source: Source, settings: SourceSettingsChange): Source {
  return { ...source, ...settings, name: settings.name?.trim() || source.name };
}

/** Stores a source and publishes its state. */
async function storeAndPublish(
  source: Source,
  { sources, bus, now }: IngestDependencies,
): Promise<SourceState> {
  await sources.put(source);
  await bus.publish([sourcePolled(source, now())]);
  return stateOf(source);
}

function stateOf({ validators: _, ...state }: Source): SourceState {
  return state;
}

export function sourcePolled(source: Source, now: Date): NewsEvent {
  const state = { source: stateOf(source), asOf: now.toISOString() };
  return SourcePolled.create(state, { service: 'ingest', now });
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

function refused(
  field: string,
  reason: string,
): { kind: 'refused'; field: string; reason: string } {
  return { kind: 'refused', field, reason };
}
