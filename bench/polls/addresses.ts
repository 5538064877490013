/** The feeds of a changing outlet: what each shows, and where it is, poll by poll. */

/** What an address answers: a feed, or the address of one. */
export type Answer =
  | { readonly kind: 'feed' }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 308; readonly to: string }
  | { readonly kind: 'gone'; readonly status: 404 | 410 };

export type PlayedFeed = {
  readonly name: string;
  /** Its address in the list of sources. */
  readonly path: string;
  readonly language: string;
  readonly shows: Section | 'advisories' | 'incidents' | 'alerts';
};

/** `latest` has articles of the others as well. */
export type Section = 'latest' | 'world' | 'politics' | 'law' | 'sport' | 'travel';

export const feeds: readonly PlayedFeed[] = [
  { name: 'Bao latest', path: '/rss/latest.xml', language: 'vi', shows: 'latest' },
  { name: 'Bao world', path: '/rss/world.xml', language: 'vi', shows: 'world' },
  { name: 'Bao politics', path: '/rss/politics.xml', language: 'vi', shows: 'politics' },
  { name: 'Bao law', path: '/rss/law.xml', language: 'vi', shows: 'law' },
  { name: 'Bao sport', path: '/rss/sport.xml', language: 'vi', shows: 'sport' },
  { name: 'Bao travel', path: '/rss/travel.xml', language: 'vi', shows: 'travel' },
  { name: 'Bao advisories', path: '/rss/advisories.xml', language: 'en', shows: 'advisories' },
  { name: 'Bao status', path: '/rss/status.xml', language: 'en', shows: 'incidents' },
  { name: 'Alerts', path: '/rss/alerts.xml', language: 'vi', shows: 'alerts' },
];

export const pollsADay = 8;
/** The first polls that see the redirects, the 410, and nothing any more where the feeds have moved from.
 *  Between the first and the last lie the two days after which a move is believed, and a little more. */
const redirectsAt = 3;
const endsAt = 7;
const oldIsGoneAt = redirectsAt + 2 * pollsADay + 3;

/** Two feeds move for good, one of them to another host; one redirects for now, for ever. */
const moves: Readonly<Record<string, Extract<Answer, { kind: 'redirect' }>>> = {
  politics: { kind: 'redirect', status: 301, to: '/feeds/politics' },
  law: { kind: 'redirect', status: 308, to: '//elsewhere/law' },
  sport: { kind: 'redirect', status: 302, to: '/today/sport.xml' },
};

/** @param step the poll, counted from 1 */
export function answerAt({ path, shows }: PlayedFeed, asked: string, step: number): Answer {
  if (shows === 'travel' && step >= endsAt) return { kind: 'gone', status: 410 };
  const move = moves[shows];
  if (!move || asked !== path || step < redirectsAt) return { kind: 'feed' };
  return move.status !== 302 && step >= oldIsGoneAt ? { kind: 'gone', status: 404 } : move;
}

/** Where its source is to be after `steps` polls. */
export function addressAfter({ path, shows }: PlayedFeed, steps: number): string {
  const move = moves[shows];
  return move && move.status !== 302 && steps >= oldIsGoneAt ? move.to : path;
}

/** Everywhere it is, or is redirected to, in the course of the play. */
export function addressesOf({ path, shows }: PlayedFeed): readonly string[] {
  const move = moves[shows];
  return move ? [path, move.to] : [path];
}

/** Whether nothing comes of it any more. */
export function hasEnded(shows: PlayedFeed['shows'], step: number): boolean {
  return shows === 'travel' && step >= endsAt;
}
