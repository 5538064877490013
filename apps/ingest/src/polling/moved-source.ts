import { outletOf } from '@newsline/news';
import type { IngestDependencies } from './dependencies.ts';
import { noValidators, type Redirect, type Source } from './source-store.ts';

/** A redirect that says "for good" may be a mistake of an afternoon: it is believed when it was seen so
 *  often, over so long, and always led to one address. */
const timesSeen = 3;
const longEnoughMs = 2 * 86_400_000;
/** In characters; longer ones carry what belongs to one visit. */
const longestAddress = 500;

type Fetched =
  | { readonly kind: 'failed' }
  | { readonly kind: 'read' | 'unchanged'; readonly movedTo?: string | null };
type Dependencies = Pick<IngestDependencies, 'sources' | 'now'>;

/** What a poll makes of a source's address: where 301 or 308 (RFC 9110 sections 15.4.2 and 15.4.9) have
 *  led to a feed elsewhere again and again, the source is there from now on, with its id and its articles.
 *  An address that another source has stays that one's. */
export async function withMove(
  source: Source,
  fetched: Fetched,
  { sources, now }: Dependencies,
): Promise<Source> {
  if (fetched.kind === 'failed') return source;
  const at = now();
  const redirect = seenAgain(source, fetched.movedTo ?? null, at);
  const { moved } = source;
  const before = moved?.takenBy ? null : moved;
  if (!redirect || !isBelieved(redirect, at))
    return { ...source, redirect, moved: redirect?.to === moved?.to ? moved : before };
  const { to } = redirect;
  const other = await sources.getByUrl(to);
  const move = { from: source.url, to, at: at.toISOString(), takenBy: other?.id ?? null };
  if (!other) return movedSource(source, move);
  const isSaid = moved?.to === to && moved.takenBy === other.id;
  return { ...source, redirect, moved: isSaid ? moved : move };
}

/** A source with another address, as an operator says. */
export function withAddress(source: Source, url: string): Source {
  // Where it was before is no news to whoever reads lists of old addresses.
  const isOld = source.moved?.from === url && source.moved.takenBy === null;
  if (url === source.url || (isOld && source.health.status !== 'failing')) return source;
  return { ...source, url, redirect: null, moved: null, validators: noValidators };
}

function seenAgain({ url, redirect }: Source, movedTo: string | null, now: Date): Redirect | null {
  const to = movedTo === null ? '' : withoutFragment(movedTo);
  if (to === '' || to === withoutFragment(url) || to.length > longestAddress) return null;
  if (redirect?.to !== to) return { to, since: now.toISOString(), times: 1 };
  return { ...redirect, times: redirect.times + 1 };
}

function isBelieved({ since, times }: Redirect, now: Date): boolean {
  return times >= timesSeen && now.getTime() - Date.parse(since) >= longEnoughMs;
}

/** It goes on speaking for the outlet that it was of: a feed often moves to a service that serves it. */
function movedSource(source: Source, moved: NonNullable<Source['moved']>): Source {
  const { from, to } = moved;
  const outlet = outletOf(from) === outletOf(to) ? null : outletOf(from);
  return {
    ...source,
    url: to,
    name: source.name === from ? to : source.name,
    outlet: source.outlet ?? outlet,
    redirect: null,
    moved,
    // Whose articles it speaks for may have changed: it is to be read again.
    validators: noValidators,
  };
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}
