import type { SourceState } from '@newsline/contracts';

/** What the last successful fetch left to ask by: RFC 9110, section 13. */
export type Validators = {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
};

export type Source = SourceState & { readonly validators: Validators };

/** As much of a source as it takes to tell whether it can be polled now. */
export type DueSource = Pick<Source, 'id' | 'url'>;

/** The sources that are polled, and how each fares. Addresses are unique.
 *
 *  Several processes may share the sources, each through a store of its own: one that polls a source
 *  takes it for a time, its lease, and meanwhile nobody else can. A process that dies loses its leases
 *  when they run out. A lease saves fetches and is no lock: where it runs out during a poll, two poll
 *  one source, and must not mind. It is measured by the `now` of whoever asks; clocks that differ by
 *  more than a small part of a lease only cost fetches too. */
export abstract class SourceStore {
  /** Ordered by id. */
  abstract all(): Promise<readonly Source[]>;
  /** Null: there is no such source. */
  abstract get(id: string): Promise<Source | null>;
  /** Null: no source has this address. */
  abstract atUrl(url: string): Promise<Source | null>;
  /** Sources whose `nextPollAt` has come and that nobody has taken, the longest overdue first.
   *  Another store may take them before this one does. */
  abstract due(now: Date, limit: number): Promise<readonly DueSource[]>;
  /** Takes a due source for `leaseMs` from `now`. Of many who try, one gets it. Null: it was removed,
   *  is no longer due, or is taken, be it by this store. */
  abstract take(id: string, now: Date, leaseMs: number): Promise<Source | null>;
  /** A source that this store has taken stays so for `leaseMs` from `now`. Does nothing where it was
   *  removed, or its lease has run out and another store has taken it since. */
  abstract extend(id: string, now: Date, leaseMs: number): Promise<void>;
  /** Ends this store's lease, if it has one, and leaves the source as due as it is. */
  abstract release(id: string): Promise<void>;
  /** Adds a source or replaces what is known of it, and leaves its lease as it is.
   *  @throws where another source has its address */
  abstract put(source: Source): Promise<void>;
  /** Keeps what a poll made of a source, `taken` as `take` gave it, and ends this store's lease if it has
   *  one. What was changed since by others stays: see `mergePoll`. Resolves with what is kept; null: it
   *  was removed meanwhile, and stays so. */
  abstract replace(polled: Source, taken: Source): Promise<Source | null>;
  /** Changes when a source is polled next and nothing else, its lease neither. False: there is no
   *  such source. */
  abstract pollAt(id: string, at: Date): Promise<boolean>;
  /** False: there is no such source. */
  abstract remove(id: string): Promise<boolean>;
}
