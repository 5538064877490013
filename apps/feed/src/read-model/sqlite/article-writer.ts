import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '@newsline/contracts';
import { textHash } from '@newsline/platform';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { ownPlace } from '../own-place.ts';
import { isSameVoice } from '../same-voice.ts';
import { articlePreview } from '../previews.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import type { Counters } from './counters.ts';
import type { SqliteObservations } from './observations.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type WithdrawalUpdate = Extract<ProjectionUpdate, { kind: 'withdrawn' }>;

type ArticleRow = {
  n: number;
  version: number;
  place: number;
  source: number;
  language: number;
  topics: string;
  outlet: string | null;
};

type TombstoneRow = {
  version: number;
  place: number | null;
  n: number | null;
  source: string | null;
  outlet: string | null;
};

type Place = Pick<TombstoneRow, 'place' | 'source' | 'outlet'>;

/** Writes the articles' tables. Every method must be called inside a transaction and returns whether
 *  it changed anything. */
export class SqliteArticleWriter {
  readonly #select;
  readonly #selectTombstone;
  readonly #insert;
  readonly #update;
  readonly #delete;
  readonly #putTombstone;
  readonly #deleteTombstone;
  readonly #putTopic;
  readonly #deleteTopic;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;
  readonly #observations: SqliteObservations;

  constructor(
    db: DatabaseSync,
    counters: Counters,
    keys: SurrogateKeys,
    observations: SqliteObservations,
  ) {
    this.#observations = observations;
    this.#counters = counters;
    this.#keys = keys;
    this.#select = db.prepare(
      `SELECT n, version, place, source, language, topics, card ->> '$.outlet' AS outlet
       FROM feed_article
       WHERE id_hash = ? AND id = ?`,
    );
    this.#selectTombstone = db.prepare(
      'SELECT version, place, n, source, outlet FROM feed_withdrawn WHERE id = ?',
    );
    this.#insert = db.prepare(
      `INSERT INTO feed_article
       (version, source, language, story, topics, card, text, html, place, n, id_hash, id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = db.prepare(
      `UPDATE feed_article SET version = ?, source = ?, language = ?, story = ?, topics = ?,
       card = ?, text = ?, html = ?, place = ?, topics_revision = 0, move = 0 WHERE n = ?`,
    );
    this.#delete = db.prepare('DELETE FROM feed_article WHERE n = ?');
    this.#putTombstone = db.prepare(
      'INSERT OR REPLACE INTO feed_withdrawn VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#deleteTombstone = db.prepare('DELETE FROM feed_withdrawn WHERE id = ?');
    this.#putTopic = db.prepare('INSERT OR REPLACE INTO feed_article_topic VALUES (?, ?, ?, ?, ?)');
    this.#deleteTopic = db.prepare(
      'DELETE FROM feed_article_topic WHERE topic = ? AND place = ? AND n = ?',
    );
  }

  put(update: ArticleUpdate): boolean {
    const { article, labels } = update;
    const stored = this.#find(article.id);
    if (stored && stored.version >= article.version) return false;
    const tombstone = stored ? undefined : this.#findTombstone(article.id);
    if (tombstone && tombstone.version >= article.version) return false;

    const shownBy = this.#observations.sourcesOf(article.id);
    if (stored) this.#removeFromTopicsAndCounts(stored, shownBy);
    const before = stored ? this.#placeOf(stored) : tombstone;
    const place = placeFor(article, before);
    const n = stored?.n ?? tombstone?.n ?? this.#keys.nextArticleKey();
    const topics = [...new Set(labels.topics.map(({ topic }) => topic))];
    const source = this.#keys.ensureNameKey(article.sourceId);
    const language = this.#keys.ensureNameKey(labels.language);
    const values = [
      article.version,
      source,
      language,
      this.#keys.ensureStoryKey(update.storyId),
      JSON.stringify(topics),
      JSON.stringify(articlePreview(update)),
      article.text,
      article.html,
      place,
      n,
    ] as const;
    if (stored) this.#update.run(...values);
    else this.#insert.run(...values, textHash(article.id), article.id);
    if (tombstone) this.#deleteTombstone.run(article.id);
    for (const topic of topics) {
      this.#putTopic.run(this.#keys.ensureNameKey(topic), place, n, source, language);
    }
    if (shownBy.length > 0) this.#observations.place(article.id, { n, place });
    this.#count(1, [article.sourceId, ...shownBy], labels.language, topics);
    return true;
  }

  withdraw({ articleId, version }: WithdrawalUpdate): boolean {
    const stored = this.#find(articleId);
    if (stored && stored.version > version) return false;
    const tombstone = stored ? undefined : this.#findTombstone(articleId);
    if (tombstone && tombstone.version >= version) return false;
    const before = stored ? this.#placeOf(stored) : tombstone;
    const { place = null, source = null, outlet = null } = before ?? {};
    const n = stored?.n ?? tombstone?.n ?? null;
    this.#putTombstone.run(articleId, version, place, n, source, outlet);
    if (!stored) return false;
    const shownBy = this.#observations.sourcesOf(articleId);
    this.#removeFromTopicsAndCounts(stored, shownBy);
    if (shownBy.length > 0) this.#observations.place(articleId, null);
    this.#delete.run(stored.n);
    return true;
  }

  #placeOf({ place, source, outlet }: ArticleRow): Place {
    return { place, source: this.#keys.nameOf(source), outlet };
  }

  #find(id: string): ArticleRow | undefined {
    return this.#select.get(textHash(id), id) as unknown as ArticleRow | undefined;
  }

  /** An article is present or withdrawn, never both. */
  #findTombstone(id: string): TombstoneRow | undefined {
    return this.#selectTombstone.get(id) as unknown as TombstoneRow | undefined;
  }

  #removeFromTopicsAndCounts(
    { n, place, source, language, topics }: ArticleRow,
    shownBy: readonly string[],
  ): void {
    const names = JSON.parse(topics) as string[];
    for (const topic of names) this.#deleteTopic.run(this.#keys.nameKey(topic), place, n);
    const sources = [this.#keys.nameOf(source), ...shownBy];
    this.#count(-1, sources, this.#keys.nameOf(language), names);
  }

  /** @param sources that show it; one may be named twice */
  #count(
    by: 1 | -1,
    sources: readonly string[],
    language: string,
    topics: readonly string[],
  ): void {
    this.#counters.add('article', '', by);
    for (const sourceId of new Set(sources)) this.#counters.add('source', sourceId, by);
    this.#counters.add('language', language, by);
    for (const topic of topics) this.#counters.add('topic', topic, by);
  }
}

/** That of the version before, unless its date was wrong or is of another voice. A withdrawal of before
 *  places had a voice says nothing of it. */
function placeFor(article: Article, before: Place | undefined): number {
  const { place = null, source = null, outlet = null } = before ?? {};
  const keeps =
    !article.dateCorrection &&
    (source === null || isSameVoice({ sourceId: source, outlet }, article));
  return (keeps ? place : null) ?? ownPlace(article);
}
