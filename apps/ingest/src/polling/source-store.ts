import { type PollReason, SourceState } from '@newsline/contracts';
import { z } from 'zod';
import { Subscription } from './websub/subscription.ts';
import { Rhythm } from './rhythm.ts';

/** Of the latest successful fetch, for the next request: RFC 9110, section 13. */
const Validators = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  bodyHash: z.string().nullable(),
});
export type Validators = Readonly<z.output<typeof Validators>>;

export const noValidators: Validators = { etag: null, lastModified: null, bodyHash: null };

/** That each poll since then has been redirected for good, to one address. */
const Redirect = z.object({ to: z.string(), since: z.string(), times: z.int() });
export type Redirect = Readonly<z.output<typeof Redirect>>;

/** From which it follows when a source is polled next. */
const Schedule = z.object({
  rhythm: Rhythm,
  /** What its publisher wished when the feed was read last; see `FeedHead`. */
  ttlMinutes: z.number().nullable(),
  skipHours: z.array(z.int()),
  skipDays: z.array(z.int()),
});
export type Schedule = Readonly<z.output<typeof Schedule>>;

/** What is stored of a source. What an earlier version stored is parsed by it too: a field that came
 *  later has a default. */
export const Source = SourceState.extend({
  validators: Validators,
  /** Links that tell no articles of its feed apart; see `tellApart`. */
  sharedLinks: z.array(z.string()).default([]),
  /** Of a list page, the tag paths of its headlines as they were found last; see `readListPage`. */
  listPaths: z.array(z.string()).default([]),
  redirect: Redirect.nullable().default(null),
  /** Null: it was never read. */
  schedule: Schedule.nullable().default(null),
  /** To pushes of its feed; null: there is none. */
  subscription: Subscription.nullable().default(null),
});
export type Source = Readonly<z.output<typeof Source>>;
/** A source as it was stored, maybe by an earlier version. */
export type StoredSource = z.input<typeof Source>;

/** As much of a source as it takes to tell whether it can be polled now. */
export type DueSource = Pick<Source, 'id' | 'url'> & {
  /** Somebody asked for this poll. */
  readonly isAsked: boolean;
};

/** As what a source's place among those that are due is stored, in milliseconds: one that somebody asked
 *  for is the longest overdue of all. */
export function dueAt({ health }: Pick<Source, 'health'>): number {
  return health.nextPollReason?.kind === 'asked' ? 0 : Date.parse(health.nextPollAt);
}

/** Why a source is polled next when its host's pause ends. */
export function pauseReason(until: Date, now: Date): PollReason {
  const seconds = Math.round((until.getTime() - now.getTime()) / 1000);
  return { kind: 'retry-after', values: { seconds: String(seconds) } };
}

/** The sources that are polled, and the health of each. Addresses are unique.
 *
 *  Several processes may share the sources, each through a store of its own: one that polls a source
 *  leases it, and until the lease expires no other process can. The leases of a process that dies
 *  expire by themselves. A lease saves fetches and is no lock: where it expires during a poll, two
 *  processes may poll one source at the same time, and must cope. Expiry is measured by the caller's
 *  `now`; clocks that differ by more than a small part of a lease only cost more fetches. */
export abstract class SourceStore {
  /** Ordered by id. */
  abstract all(): Promise<readonly Source[]>;
  /** Null: there is no such source. */
  abstract get(id: string): Promise<Source | null>;
  /** Null: no source has this address. */
  abstract getByUrl(url: string): Promise<Source | null>;
  /** Sources whose `nextPollAt` has come and that nobody has leased: first those that were asked for, then
   *  the longest overdue.
   *  Another store may lease them before this one does. */
  abstract due(now: Date, limit: number): Promise<readonly DueSource[]>;
  /** Leases a due source for `leaseMs` from `now`. Of many who try, one gets it. Null: it was removed,
   *  is no longer due, or is leased already, be it by this store. */
  abstract lease(id: string, now: Date, leaseMs: number): Promise<Source | null>;
  /** This store's lease of a source lasts for `leaseMs` from `now`. Does nothing where the source was
   *  removed, or the lease has expired and another store has leased the source since. */
  abstract extendLease(id: string, now: Date, leaseMs: number): Promise<void>;
  /** Ends this store's lease, if it has one, and leaves the source as due as it is. */
  abstract releaseLease(id: string): Promise<void>;
  /** Adds a source or replaces what is known of it, and leaves its lease as it is.
   *  @throws where another source has its address */
  abstract put(source: Source): Promise<void>;
  /** Stores what a poll made of a source, and ends this store's lease if it has one. What others have
   *  changed since the lease began stays: see `mergePoll`.
   *  @param leased the source as `lease` gave it
   *  @throws where it was moved to an address that another source has
   *  @returns what is stored now; null: the source was removed meanwhile, and stays so */
  abstract savePoll(polled: Source, leased: Source): Promise<Source | null>;
  /** Makes a source due at `now`, as somebody asked for it, and changes nothing else, its lease neither.
   *  False: there is no such source. */
  abstract pollSoon(id: string, now: Date): Promise<boolean>;
  /** Sources at a host that would be polled before `until` are polled then, for that reason, but for those
   *  that somebody asked for, and nothing else of them changes. Those that are leased at `now` are left alone: they are being
   *  told the same.
   *  @param host with its port, as in `URL.host`
   *  @returns those that are changed, as they are stored now */
  abstract postpone(host: string, until: Date, now: Date): Promise<readonly Source[]>;
  /** Changes what is known of a source's subscription and nothing else. False: there is no such source. */
  abstract setSubscription(id: string, subscription: Subscription | null): Promise<boolean>;
  /** False: there is no such source. */
  abstract remove(id: string): Promise<boolean>;
}

/** Between which addresses all addresses at a host are, the upper bounds left out. */
export function addressesAt(host: string): readonly (readonly [from: string, to: string])[] {
  // What follows a slash, by its code, is a zero.
  return ['http', 'https'].map((scheme) => [`${scheme}://${host}/`, `${scheme}://${host}0`]);
}
