import {
  SourcePolled,
  type AddSource,
  type AnswerOf,
  type ChangeSource,
  type NewsEvent,
  type RequestOf,
  type SourcePoll,
  type SourceSettingsChange,
  type SourceState,
} from '@newsline/contracts';
import { outletOf } from '@newsline/news';
import type { IngestDependencies } from './dependencies.ts';
import { withAddress } from './moved-source.ts';
import { sourceIdOf } from './source-id.ts';
import { noValidators, type Source } from './source-store.ts';

export type NewSource = Omit<RequestOf<typeof AddSource>, 'check'> & {
  /** A fixed id instead of one made from the address. */
  readonly id?: string;
  readonly siteUrl?: string | null;
  readonly demonstration?: boolean;
  /** What a first poll has found; where it is left out, it is due at once. */
  readonly firstPoll?: { readonly health: Source['health']; readonly poll: SourcePoll };
};

/** Adds a source, due at once. Of one that is there already, by its id or its address, only the
 *  settings that are named are changed. */
export async function addSource(
  { url: address, id, siteUrl = null, demonstration = false, firstPoll, ...settings }: NewSource,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof AddSource>> {
  const { sources, now, checkUrl } = dependencies;
  const checked = checkAddress(address, checkUrl);
  if ('reason' in checked) return refused('url', checked.reason);
  const { url } = checked;
  const wrong = wrongSetting(settings);
  if (wrong) return wrong;
  const newId = id ?? sourceIdOf(url);
  const before = (await sources.get(newId)) ?? (await sources.getByUrl(url));
  const isNew = newSource(newId, url, now());
  const { health = isNew.health, poll = null } = firstPoll ?? {};
  const added = before ?? { ...isNew, siteUrl, demonstration, health };
  const source = withAddress(withSettings(added, settings, now()), url);
  return {
    kind: before ? 'changed' : 'added',
    source: await storeAndPublish(source, dependencies, before ? null : poll),
  };
}

/** Changes the settings that are named. */
export async function changeSource(
  { sourceId, ...settings }: RequestOf<typeof ChangeSource>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof ChangeSource>> {
  const wrong = wrongSetting(settings);
  if (wrong) return wrong;
  if (settings.name?.trim() === '') return refused('name', 'It must not be blank.');
  const before = await dependencies.sources.get(sourceId);
  if (!before) return { kind: 'unknown-source' };
  const source = withSettings(before, settings, dependencies.now());
  return { kind: 'changed', source: await storeAndPublish(source, dependencies) };
}

/** The outlets that a source is of: that of its address, and the one that the operator says. */
export function outletsOf({ url, outlet }: Pick<Source, 'url' | 'outlet'>): readonly string[] {
  return outlet === null ? [outletOf(url)] : [outletOf(url), outlet];
}

/** The address as sources have it, or why it can be none. */
export function checkAddress(
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

export function newSource(id: string, url: string, now: Date): Source {
  return {
    id,
    url,
    siteUrl: null,
    name: url,
    language: null,
    folders: [],
    fullText: false,
    readAs: 'feed',
    outlet: null,
    demonstration: false,
    addedAt: now.toISOString(),
    moved: null,
    health: {
      status: 'new',
      lastPolledAt: null,
      lastChangedAt: null,
      nextPollAt: now.toISOString(),
      endedAt: null,
      nextPollReason: null,
      articlesPerDay: null,
      failures: 0,
      problem: null,
      problemDetails: null,
      warnings: [],
      warningDetails: [],
      outage: null,
      articlesSeen: 0,
    },
    sharedLinks: [],
    listPaths: [],
    validators: noValidators,
    redirect: null,
    schedule: null,
    subscription: null,
  };
}

/** A blank name changes nothing; any host of an outlet names it. Where another's word counts from now
 *  on, or it is read as something else, what was read already is read again at once; where it is in another language, and so of another
 *  zone, when it is due. */
function withSettings(before: Source, settings: SourceSettingsChange, now: Date): Source {
  const source = begunAgain(before, now);
  const { name, outlet: given = source.outlet } = settings;
  const outlet = given ? namedOutlet(given) : null;
  const changed = { ...source, ...settings, name: name?.trim() || source.name, outlet };
  if (changed.readAs !== source.readAs)
    return { ...changed, validators: noValidators, listPaths: [], health: askedFor(source, now) };
  if (outlet === source.outlet && changed.language === source.language) return changed;
  if (outlet === source.outlet) return { ...changed, validators: noValidators };
  return { ...changed, health: askedFor(source, now), validators: noValidators };
}

function askedFor({ health }: Source, now: Date): Source['health'] {
  const nextPollReason = { kind: 'asked', values: {} } as const;
  return { ...health, nextPollAt: now.toISOString(), nextPollReason };
}

/** Whoever changes a source that is polled no more wants it polled. */
function begunAgain(source: Source, now: Date): Source {
  const { health } = source;
  if (health.endedAt === null) return source;
  return { ...source, health: { ...health, endedAt: null, nextPollAt: now.toISOString() } };
}

/** The outlet that an operator names by a domain or an address of it; null for what is neither. */
function namedOutlet(given: string): string | null {
  const outlet = outletOf(/^https?:\/\//iu.test(given) ? given : `https://${given}`);
  return /^[^:]+\.[^:]+$/u.test(outlet) ? outlet : null;
}

export function wrongSetting({ outlet }: SourceSettingsChange) {
  if (!outlet || namedOutlet(outlet)) return null;
  return refused('outlet', 'It must be the domain of an outlet, such as vnexpress.net.');
}

/** Stores a source and publishes its state. */
async function storeAndPublish(
  source: Source,
  { sources, bus, now }: IngestDependencies,
  poll: SourcePoll | null = null,
): Promise<SourceState> {
  await sources.put(source);
  await bus.publish([sourcePolled(source, now(), poll)]);
  return stateOf(source);
}

/** Without what is ingest's own. */
export function stateOf({
  validators: _,
  sharedLinks: _sharedLinks,
  listPaths: _listPaths,
  redirect: _redirect,
  schedule: _schedule,
  subscription: _subscription,
  ...state
}: Source): SourceState {
  return state;
}

/** @param poll what made it so, where a poll has ended */
export function sourcePolled(source: Source, now: Date, poll: SourcePoll | null = null): NewsEvent {
  const state = { source: stateOf(source), asOf: now.toISOString(), poll };
  return SourcePolled.create(state, { service: 'ingest', now });
}

/** Makes a source due now, before all others. False: there is no such source. */
export function pollSoon(sourceId: string, { sources, now }: IngestDependencies): Promise<boolean> {
  return sources.pollSoon(sourceId, now());
}

export function refused(
  field: string,
  reason: string,
): { kind: 'refused'; field: string; reason: string } {
  return { kind: 'refused', field, reason };
}
