import type { Article } from '@newsline/contracts';

/** An article that was announced before. */
export type KnownArticle = {
  readonly articleId: string;
  readonly version: number;
  /** `placedAt` of its newest version, of which `publishedFrom` is as well. */
  readonly publishedAt: string;
  readonly publishedFrom: Article['publishedFrom'];
  /** It was withdrawn: showing it again is a new version. */
  readonly withdrawn: boolean;
  /** It was found under the first of the keys: there is nothing to learn from the others. */
  readonly underFirstKey: boolean;
  /** What the asking source last showed of it; null: this source never showed it before. */
  readonly fingerprint: string | null;
  /** The asking source's words are kept: it speaks, or its statement was observed. False where it showed
   *  the article and another came first in the same moment: maybe nobody has been told of the two. */
  readonly stated: boolean;
  /** Whose words its newest version is. */
  readonly speaker: Speaker;
};

/** Where an article stands in timelines: articles with one date a millisecond apart, by `feedOrder`. */
export function placedAt({
  publishedAt,
  feedOrder = 0,
}: Pick<Article, 'publishedAt' | 'feedOrder'>): string {
  return feedOrder === 0
    ? publishedAt
    : new Date(Date.parse(publishedAt) + feedOrder).toISOString();
}

/** The source that an article's text is from. */
export type Speaker = {
  readonly sourceId: string;
  /** The outlet of both the article and the source; null: it is only the one that showed it first. */
  readonly outlet: string | null;
};

/** That a source showed an article, and how it looked there. */
export type Observation = {
  readonly articleId: string;
  readonly sourceId: string;
  readonly fingerprint: string;
  /** Identity keys under which it is to be known from now on. */
  readonly keys: readonly string[];
  /** The outlet of both the article and the source, if they have one in common. */
  readonly outlet: string | null;
  /** The article in the source's words, where another source speaks for it; null: this one does. */
  readonly statement: Article | null;
};

/** An article that has to be told in another source's words. */
export type Succession = {
  readonly articleId: string;
  /** Its newest one. */
  readonly version: number;
  /** What the next speaker last said of it; its `id` and `version` say nothing. */
  readonly statement: Article;
  /** What the next speaker last showed. */
  readonly fingerprint: string;
};

/** An article version that two sources announced in one moment. */
export type Simultaneous = {
  readonly articleId: string;
  readonly version: number;
  /** Whose version was remembered first: its words are kept. */
  readonly first: Speaker;
  /** The id of the other source. */
  readonly second: string;
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
   *  another article's stays with that one; the newest version stays the highest, and a version that
   *  another source announced as well stays in the words of whichever was remembered first. Broken off,
   *  it leaves nothing half known: an article that was not remembered whole is found to be new or
   *  changed, or not under its first key, so that the next poll remembers it again.
   *  @throws where an article was observed of which no version is known
   *  @returns what another source had announced as well; by itself its second source is not `stated` */
  abstract remember(
    observations: readonly Observation[],
    versions: readonly Article[],
  ): Promise<readonly Simultaneous[]>;

  /** The newest version of each; those that are withdrawn or unknown are left out. */
  abstract newest(articleIds: readonly string[]): Promise<ReadonlyMap<string, Article>>;

  /** Every kept version, oldest first. */
  abstract versions(articleId: string): Promise<readonly Article[]>;

  /** Articles that only this source has shown, with their newest versions. */
  abstract exclusiveTo(
    sourceId: string,
  ): Promise<readonly { articleId: string; version: number }[]>;

  /** Articles that this source speaks for and others have shown, `limit` at most, each with the next
   *  speaker: one that spoke or could speak as the article's own outlet, else who showed it first. Who
   *  showed it before statements were kept, and has not since, is passed over. */
  abstract successions(sourceId: string, limit: number): Promise<readonly Succession[]>;

  /** Forgets what this source has shown and said. Articles that no other source has shown lose their
   *  versions and count as withdrawn; their ids and version numbers stay taken. Of others the versions
   *  in its words go, but for a newest one. */
  abstract forget(sourceId: string): Promise<void>;
}
