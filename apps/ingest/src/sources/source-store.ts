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

/** The sources that are polled, and how each fares. Addresses are unique. */
export abstract class SourceStore {
  abstract all(): Promise<readonly Source[]>;
  abstract get(id: string): Promise<Source | null>;
  abstract atUrl(url: string): Promise<Source | null>;
  /** Sources whose `nextPollAt` has come, the longest overdue first. */
  abstract due(now: Date, limit: number): Promise<readonly DueSource[]>;
  /** Adds a source or replaces what is known of it. */
  abstract put(source: Source): Promise<void>;
  /** Replaces a source that is still there. False: it was removed meanwhile, and stays so. */
  abstract replace(source: Source): Promise<boolean>;
  abstract remove(id: string): Promise<boolean>;
}
