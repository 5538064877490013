import type {
  Article,
  ArticleMoved,
  ArticleRelabelled,
  DataOf,
  Labels,
  SourceOutage,
  SourcePoll,
  SourceState,
  StoryChanged,
  Topic,
} from '@newsline/contracts';

/** An article as timelines list it: everything but the long texts. Stored as `card`. */
export type ArticlePreview = Omit<Article, 'text' | 'html'> & {
  readonly labels: Labels;
  readonly storyId: string;
  /** When a later version than the first was seen; null for an unedited article. */
  readonly editedAt: string | null;
};

export type FullArticle = ArticlePreview &
  Pick<Article, 'text' | 'html'> & {
    /** The text goes on: this is its beginning, without HTML. */
    readonly isCut: boolean;
  };

/** The longest text, and the longest HTML, of an article by itself, in bytes. */
export const longestText = 1_000_000;

/** A story as lists show it. Stored as `card`, without its article. */
export type StoryPreview = Omit<DataOf<typeof StoryChanged>, 'joined' | 'updated' | 'left'> & {
  /** The article that stands for the story; null only if it has not arrived here yet. */
  readonly headlineArticle: ArticlePreview | null;
};

/** Several values of one filter widen the question, several filters narrow it. A list without a
 *  value lets nothing through. */
export type ArticleFilter = {
  /** Any of these topics; absent: all articles, also those without a topic. */
  readonly topics?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly languages?: readonly string[];
  readonly storyId?: string;
  /** Published at or after, published before; ISO 8601. By the date that fixed the article's place,
   *  see `NewsReadModel`. */
  readonly from?: string;
  readonly to?: string;
};

export type StoryFilter = Pick<ArticleFilter, 'topics' | 'sourceIds' | 'languages'> & {
  /** Only stories that at least this many outlets tell. */
  readonly minSources?: number;
  /** Reported within this period: the latest article at or after `from`, the earliest before `to`. */
  readonly from?: string;
  readonly to?: string;
  /** `latest`: by the newest article. `hot`: by how many outlets reported it how recently, see
   *  `storyHeat`. Ties in an order that stays. */
  readonly order: 'latest' | 'hot';
};

export type PageRequest = { readonly limit: number; readonly cursor?: string };
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** Thrown for a cursor that this read model did not give out for this very question. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

export type NamedSource = Pick<SourceState, 'id' | 'name'>;

export type OutageOfSource = SourceOutage & { readonly sourceId: string };

/** What an event changes in the read model. */
export type ProjectionUpdate =
  | {
      readonly kind: 'article';
      readonly article: Article;
      readonly labels: Labels;
      readonly storyId: string;
    }
  | { readonly kind: 'withdrawn'; readonly articleId: string; readonly version: number }
  | ({ readonly kind: 'relabelled' } & DataOf<typeof ArticleRelabelled>)
  | ({ readonly kind: 'moved' } & DataOf<typeof ArticleMoved>)
  | {
      readonly kind: 'observed';
      readonly articleId: string;
      readonly sourceId: string;
      readonly asOf: string;
    }
  | { readonly kind: 'story'; readonly story: DataOf<typeof StoryChanged> }
  | {
      readonly kind: 'source';
      readonly source: SourceState;
      readonly asOf: string;
      /** The poll that made it so, where one did. */
      readonly poll?: SourcePoll | null;
    }
  | { readonly kind: 'source-removed'; readonly sourceId: string; readonly asOf: string }
  | { readonly kind: 'topics'; readonly topics: readonly Topic[]; readonly asOf: string };

/**
 * The read model that timelines, pages and feeds are made from. The agreement:
 *
 * - `apply` may get an update twice or late: the higher version, revision or `asOf` wins, and a
 *   withdrawn article stays away up to the withdrawn version.
 * - Other topics for an article (`relabelled`) are of one version, and of that the highest revision wins:
 *   its own topics, which came with it, are of none. What is of another version than the one that is here
 *   is ignored.
 * - Another story for an article (`moved`) is of one version as well, and of that the highest move wins: its
 *   own story, which came with it, is of none. One of an earlier version, or of a withdrawn one, changes
 *   nothing. One of a version that has not come yet is refused: `apply` rejects, and it has to come again.
 * - A story without articles is over, and known by the story that it was merged into, if it was. A later
 *   revision with articles revives it. Pinned stories are first among hot ones, in the order that they
 *   would have among themselves. A muted story is in no list of stories, from the next page on; `story`
 *   and `counts` have it, and lists of articles have its articles.
 * - An update is applied whole. A batch that rejects may be there in part; applying its updates again,
 *   together or one at a time, completes it. One with an update that cannot be written is not applied.
 * - What a replica applied shows in its own answers at once, and in those of other replicas within
 *   50 ms.
 * - Following `next` to the end lists every row that was there when the first page was read, none
 *   twice, whatever arrives meanwhile; but no article that was withdrawn or lost the topic asked
 *   for or left the story, and no story that is over or muted. Rows are shown as they are now. Stories
 *   come in the order that the first page saw; their cursors hold for a day, after a restart as well,
 *   and for as long as no news arrives. Articles' cursors hold for ever.
 * - An article's place in a timeline is fixed when it is first applied: by its date of publication
 *   then, of equal ones by `feedOrder`, ties in an order that stays. A later version, also after a withdrawal, does not move it,
 *   unless it is in the words of another outlet's source, or corrects the date (`dateCorrection`):
 *   neither a stranger's date nor a wrong one is to stay, and who follows `next` meanwhile may miss
 *   the article or see it twice.
 */
export abstract class NewsReadModel {
  /** Resolves when all updates are applied. */
  abstract apply(updates: readonly ProjectionUpdate[]): Promise<void>;
  /** Newest first. @throws {BadCursor} */
  abstract timeline(filter: ArticleFilter, page: PageRequest): Promise<Page<ArticlePreview>>;
  /** @throws {BadCursor} */
  abstract stories(filter: StoryFilter, page: PageRequest): Promise<Page<StoryPreview>>;
  /** Null: unknown, or over. */
  abstract story(id: string): Promise<StoryPreview | null>;
  /** The story that answers for this one: itself while it has articles, else the one that it was merged
   *  into, and so on, over twenty merges at most. Null: unknown, over without having been merged, or
   *  merged in a circle. */
  abstract livingStory(id: string): Promise<string | null>;
  /** The stories that this one answers for besides itself: those that `livingStory` leads here from, two
   *  hundred at most, in no order. */
  abstract mergedStories(id: string): Promise<readonly string[]>;
  /** Text and HTML up to `longestText`. */
  abstract article(id: string): Promise<FullArticle | null>;
  /** The sources that show an article beside the one whose words it is in, by id. */
  abstract alsoIn(articleId: string): Promise<readonly NamedSource[]>;
  /** In the order of `ids`, without the unknown ones. A text that is longer than `mostBytes` in UTF-8
   *  is cut, HTML that is longer is left out. */
  abstract articles(ids: readonly string[], mostBytes: number): Promise<readonly FullArticle[]>;
  /** In the order of the latest list; none before the first. */
  abstract topics(): Promise<readonly Topic[]>;
  /** By id, without the removed ones. */
  abstract sources(): Promise<readonly SourceState[]>;
  /** The last polls of a source, newest first, twenty at most; of pauses in a row the last alone. */
  abstract polls(sourceId: string): Promise<readonly SourcePoll[]>;
  /** Outages of all sources that there are, of each the last ten at most: those that began or ended
   *  last first. Whatever began or ended among the `limit` last such instants is there. */
  abstract outages(limit: number): Promise<readonly OutageOfSource[]>;
  /** Articles by topic, source and language, for counts beside names. */
  abstract counts(): Promise<{
    readonly articles: number;
    readonly stories: number;
    readonly topics: Readonly<Record<string, number>>;
    readonly sources: Readonly<Record<string, number>>;
    readonly languages: Readonly<Record<string, number>>;
  }>;
  /** Grows whenever an answer of this read model may have changed, and not when an update is repeated.
   *  Never goes back, not even over a restart. What a replica applied before it died shows in the
   *  revision of the others within a minute. */
  abstract revision(): number;
}
