import type { DatabaseSync } from 'node:sqlite';
import type { SourcePoll, SourceState, Topic } from '@newsline/contracts';
import { inGroupCommit, textHash } from '@newsline/platform';
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
import { SqliteArticleWriter } from './article-writer.ts';
import { migrateFeed, readMeta, writeMeta } from './schema.ts';
import { SqliteObservations } from './observations.ts';
import { SurrogateKeys } from './surrogate-keys.ts';
import { SqliteMoves } from './moves.ts';
import { SqliteRelabellings } from './relabellings.ts';
import { SqliteSourceHistories } from './source-histories.ts';
import { SqliteSourceStore } from './source-store.ts';
import { SqliteStoryList } from './story-list.ts';
import { SqliteStoryWriter } from './story-writer.ts';
import { Counters } from './counters.ts';
import { SqliteTimeline } from './timeline.ts';
import { followMerges, gatherMerges } from '../follow-merges.ts';
import { latestOutages } from '../source-history.ts';
import { storedArticle } from '../stored.ts';
import { boundedText } from '../bounded-text.ts';
import { takeTurns } from '../take-turns.ts';
import { boundOldCards } from './bound-old-cards.ts';

type FullRow = { card: string; text: string; html: string; longText: number; longHtml: number };

const cleanUpEveryMs = 10 * 60 * 1000;

/** The read model in one SQLite file, which may hold other services' tables as well: these begin with
 *  `feed_`. One process at a time: `revision` counts what this one applied. */
export class SqliteReadModel extends NewsReadModel {
  readonly #db: DatabaseSync;
  readonly #now: () => Date;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;
  readonly #articles: SqliteArticleWriter;
  readonly #relabellings: SqliteRelabellings;
  readonly #moves: SqliteMoves;
  readonly #stories: SqliteStoryWriter;
  readonly #sources: SqliteSourceStore;
  readonly #histories: SqliteSourceHistories;
  readonly #observations: SqliteObservations;
  readonly #timeline: SqliteTimeline;
  readonly #storyList: SqliteStoryList;
  readonly #full;
  /** Of what is on record: no number is shown that a crash would give out again. */
  #revision: number;
  /** Of what queries see, on record or not yet. */
  #applied: number;
  #cleanedUpAt = 0;

  /** @param db from `openSqlite`, closed by the caller */
  constructor(db: DatabaseSync, now: () => Date = () => new Date()) {
    super();
    migrateFeed(db);
    boundOldCards(db);
    this.#db = db;
    this.#now = now;
    this.#counters = new Counters(db);
    this.#keys = new SurrogateKeys(db);
    this.#observations = new SqliteObservations(db, this.#counters);
    this.#articles = new SqliteArticleWriter(db, this.#counters, this.#keys, this.#observations);
    this.#relabellings = new SqliteRelabellings(db, this.#counters, this.#keys);
    this.#moves = new SqliteMoves(db, this.#keys);
    this.#stories = new SqliteStoryWriter(db, this.#counters, this.#keys);
    this.#sources = new SqliteSourceStore(db);
    this.#histories = new SqliteSourceHistories(db);
    this.#timeline = new SqliteTimeline(db, this.#keys);
    this.#storyList = new SqliteStoryList(db, this.#keys);
    this.#full = db.prepare(
      `SELECT card, octet_length(text) > :most AS longText, octet_length(html) > :most AS longHtml,
        iif(octet_length(text) > :most, substr(text, 1, :most), text) AS text,
        iif(octet_length(html) > :most, '', html) AS html
       FROM feed_article WHERE id_hash = :hash AND id = :id`,
    );
    this.#revision = readMeta(db, 'revision');
    this.#applied = this.#revision;
  }

  async apply(updates: readonly ProjectionUpdate[]): Promise<void> {
    const apply = () => {
      const revision = this.#applied + 1;
      const changed = updates.filter((update) => this.#applyOne(update, revision)).length > 0;
      this.#counters.flush();
      this.#cleanUp();
      if (!changed) return this.#applied;
      writeMeta(this.#db, 'revision', revision);
      this.#applied = revision;
      return revision;
    };
    const revision = await inGroupCommit(this.#db, apply, () => this.#rollback());
    this.#revision = Math.max(this.#revision, revision);
  }

  #rollback(): void {
    this.#counters.rollback();
    this.#keys.rollback();
    this.#sources.rollback();
    this.#applied = readMeta(this.#db, 'revision');
  }

  #applyOne(update: ProjectionUpdate, revision: number): boolean {
    switch (update.kind) {
      case 'article':
        return this.#articles.put(update);
      case 'withdrawn':
        return this.#articles.withdraw(update);
      case 'relabelled':
        return this.#relabellings.put(update);
      case 'moved':
        return this.#moves.put(update);
      case 'story':
        return this.#stories.put(update.story, revision, this.#now());
      case 'source': {
        const isHistory = this.#histories.put(update);
        return this.#sources.put(update.source, update.asOf) || isHistory;
      }
      case 'observed':
        return this.#observations.put(update);
      case 'source-removed':
        this.#observations.removeSource(update.sourceId, update.asOf);
        this.#histories.put(update);
        return this.#sources.remove(update.sourceId, update.asOf);
      case 'topics':
        return this.#sources.putTopics(update.topics, update.asOf);
    }
  }

  #cleanUp(): void {
    const now = this.#now();
    if (now.getTime() - this.#cleanedUpAt < cleanUpEveryMs) return;
    this.#stories.deleteOldPlaces(now);
    this.#cleanedUpAt = now.getTime();
  }

  async timeline(filter: ArticleFilter, page: PageRequest): Promise<Page<ArticlePreview>> {
    return this.#timeline.page(filter, page);
  }

  async stories(filter: StoryFilter, page: PageRequest): Promise<Page<StoryPreview>> {
    const { rows, next, asOf } = this.#storyList.page(filter, page, this.#applied);
    if (next !== null) this.#stories.noteCursor(asOf);

    return { rows, next };
  }

  async story(id: string): Promise<StoryPreview | null> {
    return this.#storyList.one(id);
  }

  async livingStory(id: string): Promise<string | null> {
    return followMerges(id, async (one) => this.#storyList.whereabouts(one));
  }

  async mergedStories(id: string): Promise<readonly string[]> {
    return gatherMerges(id, async (ids, limit) => this.#storyList.mergedInto(ids, limit));
  }

  async article(id: string): Promise<FullArticle | null> {
    return this.#fullArticle(id, longestText);
  }

  async articles(ids: readonly string[], mostBytes: number): Promise<readonly FullArticle[]> {
    const found: FullArticle[] = [];
    const turn = takeTurns();
    for (const id of ids) {
      const article = this.#fullArticle(id, mostBytes);
      if (article) found.push(article);
      await turn();
    }
    return found;
  }

  #fullArticle(id: string, mostBytes: number): FullArticle | null {
    const row = this.#full.get({ most: mostBytes, hash: textHash(id), id });
    if (!row) return null;
    const { card, ...long } = row as unknown as FullRow;
    return { ...storedArticle(JSON.parse(card)), ...boundedText(long, mostBytes) };
  }

  async alsoIn(articleId: string): Promise<readonly NamedSource[]> {
    return this.#observations.of(articleId);
  }

  async topics(): Promise<readonly Topic[]> {
    return this.#sources.topics();
  }

  async sources(): Promise<readonly SourceState[]> {
    return this.#sources.all();
  }

  async polls(sourceId: string): Promise<readonly SourcePoll[]> {
    return this.#histories.polls(sourceId);
  }

  async outages(limit: number): Promise<readonly OutageOfSource[]> {
    return latestOutages(this.#histories.latestOutages(limit));
  }

  async counts(): ReturnType<NewsReadModel['counts']> {
    return {
      articles: this.#counters.read('article')[''] ?? 0,
      stories: this.#counters.read('story')[''] ?? 0,
      topics: this.#counters.read('topic'),
      sources: this.#counters.read('source'),
      languages: this.#counters.read('language'),
    };
  }

  revision(): number {
    return this.#revision;
  }
}
