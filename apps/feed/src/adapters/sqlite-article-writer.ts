import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { articleCard } from './cards.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import type { Counters } from './counters.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type WithdrawalUpdate = Extract<ProjectionUpdate, { kind: 'withdrawn' }>;

type Kept = {
  n: number;
  version: number;
  place: number;
  source: number;
  language: number;
  topics: string;
};

type Grave = { version: number; place: number | null; n: number | null };

/** Writes the articles' tables. Every method must be called inside a transaction and returns whether
 *  it changed anything. */
export class SqliteArticleWriter {
  readonly #kept;
  readonly #withdrawn;
  readonly #insert;
  readonly #update;
  readonly #remove;
  readonly #tombstone;
  readonly #returnFromGrave;
  readonly #addTopic;
  readonly #dropTopic;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;

  constructor(db: DatabaseSync, counters: Counters, keys: SurrogateKeys) {
    this.#counters = counters;
    this.#keys = keys;
    this.#kept = db.prepare(
      `SELECT n, version, place, source, language, topics FROM feed_article
       WHERE id_hash = ? AND id = ?`,
    );
    this.#withdrawn = db.prepare('SELECT version, place, n FROM feed_withdrawn WHERE id = ?');
    this.#insert = db.prepare(
      `INSERT INTO feed_article
       (version, source, language, story, topics, card, text, html, n, id_hash, id, place)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = db.prepare(
      `UPDATE feed_article SET version = ?, source = ?, language = ?, story = ?, topics = ?,
       card = ?, text = ?, html = ? WHERE n = ?`,
    );
    this.#remove = db.prepare('DELETE FROM feed_article WHERE n = ?');
    this.#tombstone = db.prepare('INSERT OR REPLACE INTO feed_withdrawn VALUES (?, ?, ?, ?)');
    this.#returnFromGrave = db.prepare('DELETE FROM feed_withdrawn WHERE id = ?');
    this.#addTopic = db.prepare('INSERT OR REPLACE INTO feed_article_topic VALUES (?, ?, ?, ?, ?)');
    this.#dropTopic = db.prepare(
      'DELETE FROM feed_article_topic WHERE topic = ? AND place = ? AND n = ?',
    );
  }

  put(update: ArticleUpdate): boolean {
    const { article, labels } = update;
    const kept = this.#find(article.id);
    if (kept && kept.version >= article.version) return false;
    const grave = kept ? undefined : this.#grave(article.id);
    if (grave && grave.version >= article.version) return false;

    if (kept) this.#clear(kept);
    const place = kept?.place ?? grave?.place ?? Date.parse(article.publishedAt);
    const n = kept?.n ?? grave?.n ?? this.#keys.nextArticleKey();
    const topics = [...new Set(labels.topics.map(({ topic }) => topic))];
    const source = this.#keys.ensureNameKey(article.sourceId);
    const language = this.#keys.ensureNameKey(labels.language);
    const values = [
      article.version,
      source,
      language,
      this.#keys.ensureStoryKey(update.storyId),
      JSON.stringify(topics),
      JSON.stringify(articleCard(update)),
      article.text,
      article.html,
      n,
    ] as const;
    if (kept) this.#update.run(...values);
    else this.#insert.run(...values, textHash(article.id), article.id, place);
    if (grave) this.#returnFromGrave.run(article.id);
    for (const topic of topics) {
      this.#addTopic.run(this.#keys.ensureNameKey(topic), place, n, source, language);
    }
    this.#count(1, article.sourceId, labels.language, topics);
    return true;
  }

  withdraw({ articleId, version }: WithdrawalUpdate): boolean {
    const kept = this.#find(articleId);
    if (kept && kept.version > version) return false;
    const grave = kept ? undefined : this.#grave(articleId);
    if (grave && grave.version >= version) return false;
    const { place, n } = kept ?? grave ?? { place: null, n: null };
    this.#tombstone.run(articleId, version, place, n);
    if (!kept) return false;
    this.#clear(kept);
    this.#remove.run(kept.n);
    return true;
  }

  #find(id: string): Kept | undefined {
    return this.#kept.get(textHash(id), id) as unknown as Kept | undefined;
  }

  /** An article is here or withdrawn, never both. */
  #grave(id: string): Grave | undefined {
    return this.#withdrawn.get(id) as unknown as Grave | undefined;
  }

  #clear({ n, place, source, language, topics }: Kept): void {
    const names = JSON.parse(topics) as string[];
    for (const topic of names) this.#dropTopic.run(this.#keys.nameKey(topic), place, n);
    this.#count(-1, this.#keys.nameOf(source), this.#keys.nameOf(language), names);
  }

  #count(by: 1 | -1, sourceId: string, language: string, topics: readonly string[]): void {
    this.#counters.add('article', '', by);
    this.#counters.add('source', sourceId, by);
    this.#counters.add('language', language, by);
    for (const topic of topics) this.#counters.add('topic', topic, by);
  }
}
