import type {
  Article,
  DataOf,
  Labels,
  SourceState,
  StoryChanged,
  Topic,
} from '@newsline/contracts';

/** An article as timelines list it: everything but the long texts. */
export type ArticleCard = Omit<Article, 'text' | 'html'> & {
  readonly labels: Labels;
  readonly storyId: string;
  /** When a later version than the first was seen; null for an unedited article. */
  readonly editedAt: string | null;
};

export type FullArticle = ArticleCard & Pick<Article, 'text' | 'html'>;

/** A story as lists show it. */
export type StoryCard = Omit<DataOf<typeof StoryChanged>, 'joined' | 'updated' | 'left'> & {
  /** The article that stands for the story; null only if it has not arrived here yet. */
  readonly headlineArticle: ArticleCard | null;
};

export type ArticleFilter = {
  /** Any of these topics; absent: all articles, also those without a topic. */
  readonly topics?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly languages?: readonly string[];
  readonly storyId?: string;
  /** Published at or after, published before; ISO 8601. */
  readonly from?: string;
  readonly to?: string;
};

export type StoryFilter = Pick<ArticleFilter, 'topics' | 'sourceIds' | 'languages'> & {
  /** Only stories with at least this many articles from different sources. */
  readonly minSources?: number;
  readonly from?: string;
  readonly to?: string;
  /** `latest`: by the newest article. `hot`: by how many sources told it how recently. */
  readonly order: 'latest' | 'hot';
};

export type PageRequest = { readonly limit: number; readonly cursor?: string };
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** Thrown for a cursor that this newsroom did not give out for this very question. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** What feed changes its picture of the news by: one batch, applied whole or not at all. */
export type Change =
  | {
      readonly kind: 'article';
      readonly article: Article;
      readonly labels: Labels;
      readonly storyId: string;
    }
  | { readonly kind: 'withdrawn'; readonly articleId: string; readonly version: number }
  | { readonly kind: 'story'; readonly story: DataOf<typeof StoryChanged> }
  | { readonly kind: 'source'; readonly source: SourceState; readonly asOf: string }
  | { readonly kind: 'source-removed'; readonly sourceId: string; readonly asOf: string }
  | { readonly kind: 'topics'; readonly topics: readonly Topic[]; readonly asOf: string };

/**
 * The read model that timelines, pages and feeds are made from. The agreement:
 *
 * - `apply` may hear a change twice or late: the higher version, revision or `asOf` wins, and a
 *   withdrawn article stays away up to the withdrawn version.
 * - Following `next` to the end lists every row that was there when the first page was read, none
 *   twice, whatever arrives meanwhile.
 * - An article's place in a timeline is fixed when it is first applied: by its date of publication
 *   then, ties by id.
 */
export abstract class Newsroom {
  abstract apply(changes: readonly Change[]): Promise<void>;
  /** Newest first. @throws {BadCursor} */
  abstract timeline(filter: ArticleFilter, page: PageRequest): Promise<Page<ArticleCard>>;
  /** @throws {BadCursor} */
  abstract stories(filter: StoryFilter, page: PageRequest): Promise<Page<StoryCard>>;
  /** Null: never heard of, or over. */
  abstract story(id: string): Promise<StoryCard | null>;
  abstract article(id: string): Promise<FullArticle | null>;
  abstract articles(ids: readonly string[]): Promise<readonly FullArticle[]>;
  abstract topics(): Promise<readonly Topic[]>;
  abstract sources(): Promise<readonly SourceState[]>;
  /** Articles by topic, source and language, for counts beside names. */
  abstract counts(): Promise<{
    readonly articles: number;
    readonly stories: number;
    readonly topics: Readonly<Record<string, number>>;
    readonly sources: Readonly<Record<string, number>>;
    readonly languages: Readonly<Record<string, number>>;
  }>;
  /** Grows whenever an answer of this newsroom may have changed. */
  abstract revision(): number;
}
