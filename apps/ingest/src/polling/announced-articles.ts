import type { Article } from '@newsline/contracts';

/** An article that was announced before. */
export type KnownArticle = {
  readonly articleId: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedFrom: Article['publishedFrom'];
  /** It was withdrawn: showing it again is a new version. */
  readonly withdrawn: boolean;
  /** It was found under the first of the keys: there is nothing to learn from the others. */
  readonly underFirstKey: boolean;
  /** What the asking source last showed of it; null: this source never showed it before. */
  readonly fingerprint: string | null;
};

export type Observation = {
  readonly articleId: string;
  readonly sourceId: string;
  readonly fingerprint: string;
  /** Identity keys under which it is to be known from now on. */
  readonly keys: readonly string[];
};

/** What ingest has announced: under which keys an article is known, and every version of it. */
export abstract class AnnouncedArticles {
  /** For each list of identity keys what is known under the first key that is known at all; null
   *  where none is. */
  abstract find(
    sourceId: string,
    keyLists: readonly (readonly string[])[],
  ): Promise<readonly (KnownArticle | null)[]>;

  /** Remembers observations, and article versions beside them. May be repeated. A key that is already
   *  another article's stays with that one; the newest version stays the highest. Broken off, it
   *  leaves nothing half known: an article that was not remembered whole is found to be new or
   *  changed, or not under its first key, so that the next poll remembers it again.
   *  @throws where an article was observed of which no version is known */
  abstract remember(
    observations: readonly Observation[],
    versions: readonly Article[],
  ): Promise<void>;

  /** Every kept version, oldest first. */
  abstract versions(articleId: string): Promise<readonly Article[]>;

  /** Articles that only this source has shown, with their newest versions. */
  abstract exclusiveTo(
    sourceId: string,
  ): Promise<readonly { articleId: string; version: number }[]>;

  /** Forgets what this source has shown. Articles that no other source has shown lose their versions
   *  and count as withdrawn; their ids and version numbers stay taken. */
  abstract forget(sourceId: string): Promise<void>;
}
