import type { SourcePoll, SourceState, Topic } from '@newsline/contracts';
import { isAnswered, migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type {
  ArticlePreview,
  ArticleFilter,
  ProjectionUpdate,
  FullArticle,
  NamedSource,
  OutageOfSource,
  Page,
  PageRequest,
  StoryPreview,
  StoryFilter,
} from '../news-read-model.ts';
import { longestText, NewsReadModel } from '../news-read-model.ts';
import { MongoArticleWriter, type ArticleRecord } from './article-writer.ts';
import { SnapshotRegistry } from './snapshot-registry.ts';
import { MongoCounts } from './counts.ts';
import { feedCollections } from './collections.ts';
import { MongoObservations } from './observations.ts';
import { MongoSourceHistories } from './source-histories.ts';
import { MongoSourceStore } from './source-store.ts';
import { MongoStoryList } from './story-list.ts';
import { MongoStoryWriter } from './story-writer.ts';
import { MongoTimeline } from './timeline.ts';
import { followMerges, gatherMerges } from '../follow-merges.ts';
import { latestOutages } from '../source-history.ts';
import { storedArticle } from '../stored.ts';
import { boundedText, type LongTexts } from '../bounded-text.ts';

/** The read model in MongoDB, for any number of replicas that apply and read at the same time. Each
 *  article, story and source is one document, and every write to it is conditional on its version; `SnapshotRegistry` knows which batches have ended. */
export class MongoReadModel extends NewsReadModel {
  readonly #snapshots: SnapshotRegistry;
  readonly #articles: MongoArticleWriter;
  readonly #stories: MongoStoryWriter;
  readonly #sources: MongoSourceStore;
  readonly #histories: MongoSourceHistories;
  readonly #observations: MongoObservations;
  readonly #timeline: MongoTimeline;
  readonly #storyList: MongoStoryList;
  readonly #counts: MongoCounts;
  readonly #full;
  #known: { readonly revision: number; readonly sources: readonly SourceState[] } | null = null;

  private constructor(connection: Connection, snapshots: SnapshotRegistry, now: () => Date) {
    super();
    this.#snapshots = snapshots;
    this.#articles = new MongoArticleWriter(connection);
    this.#stories = new MongoStoryWriter(connection, now);
    this.#sources = new MongoSourceStore(connection);
    this.#histories = new MongoSourceHistories(connection);
    this.#observations = new MongoObservations(connection);
    this.#timeline = new MongoTimeline(connection);
    this.#storyList = new MongoStoryList(connection, now);
    this.#counts = new MongoCounts(connection, () => snapshots.revision);
    this.#full = connection.collection<ArticleRecord>('feed_articles');
  }

  /** @param connection from `openMongo`, closed by the caller; ends the polling as well */
  static async open(
    connection: Connection,
    now: () => Date = () => new Date(),
  ): Promise<MongoReadModel> {
    await migrateMongo(connection, 'feed', feedCollections);
    return new MongoReadModel(connection, await SnapshotRegistry.open(connection, now), now);
  }

  async apply(updates: readonly ProjectionUpdate[]): Promise<void> {
    const writers = [
      this.#articles,
      this.#stories,
      this.#sources,
      this.#histories,
      this.#observations,
    ];
    const prepared = await Promise.all(writers.map((writer) => writer.prepare(updates)));
    const needed = prepared.filter((write) => write !== null);
    if (needed.length === 0) return;
    const batch = await this.#snapshots.begin();
    const outcomes = await Promise.allSettled(needed.map((write) => write(batch)));
    const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (reasons.every(isAnswered)) await this.#snapshots.end(batch);
    if (reasons.length > 0) throw reasons[0];
  }

  async timeline(filter: ArticleFilter, page: PageRequest): Promise<Page<ArticlePreview>> {
    return this.#timeline.page(filter, page);
  }

  async stories(filter: StoryFilter, page: PageRequest): Promise<Page<StoryPreview>> {
    return this.#storyList.page(filter, page, this.#snapshots.snapshot);
  }

  async story(id: string): Promise<StoryPreview | null> {
    return this.#storyList.one(id);
  }

  async livingStory(id: string): Promise<string | null> {
    return followMerges(id, (one) => this.#storyList.whereabouts(one));
  }

  async mergedStories(id: string): Promise<readonly string[]> {
    return gatherMerges(id, (ids, limit) => this.#storyList.mergedInto(ids, limit));
  }

  async article(id: string): Promise<FullArticle | null> {
    return (await this.articles([id], longestText))[0] ?? null;
  }

  async articles(ids: readonly string[], mostBytes: number): Promise<readonly FullArticle[]> {
    const isLong = (field: string) => ({
      $gt: [{ $strLenBytes: { $ifNull: [field, ''] } }, mostBytes],
    });
    const found = await this.#full
      .find({ _id: { $in: [...ids] } })
      .project<Pick<ArticleRecord, '_id' | 'card'> & LongTexts>({
        card: 1,
        longText: isLong('$text'),
        longHtml: isLong('$html'),
        text: { $cond: [isLong('$text'), { $substrCP: ['$text', 0, mostBytes] }, '$text'] },
        html: { $cond: [isLong('$html'), '', '$html'] },
      })
      .toArray();
    const byId = new Map(found.map((stored) => [stored._id, stored]));
    return ids.flatMap((id) => {
      const { card, ...long } = byId.get(id) ?? {};
      return card ? { ...storedArticle(card), ...boundedText(long as LongTexts, mostBytes) } : [];
    });
  }

  async alsoIn(articleId: string): Promise<readonly NamedSource[]> {
    return this.#observations.of(articleId);
  }

  async topics(): Promise<readonly Topic[]> {
    return this.#sources.topics();
  }

  /** The same list until something changes: every page needs it. */
  async sources(): Promise<readonly SourceState[]> {
    // Read before the sources: what changes meanwhile is read again next time.
    const { revision } = this.#snapshots;
    if (this.#known?.revision !== revision)
      this.#known = { revision, sources: await this.#sources.all() };
    return this.#known.sources;
  }

  async polls(sourceId: string): Promise<readonly SourcePoll[]> {
    return this.#histories.polls(sourceId);
  }

  async outages(limit: number): Promise<readonly OutageOfSource[]> {
    return latestOutages(await this.#histories.latestOutages(limit));
  }

  async counts(): ReturnType<NewsReadModel['counts']> {
    return this.#counts.current();
  }

  revision(): number {
    return this.#snapshots.revision;
  }
}
