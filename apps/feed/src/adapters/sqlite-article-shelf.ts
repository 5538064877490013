import type { DatabaseSync } from 'node:sqlite';
import type { ArticleCard, Change } from '../newsroom.ts';
import type { Tally } from './sqlite-tally.ts';

type ArticleChange = Extract<Change, { kind: 'article' }>;
type WithdrawnChange = Extract<Change, { kind: 'withdrawn' }>;

type Kept = {
  version: number;
  place: number;
  source_id: string;
  language: string;
  topics: string;
};

type Grave = { version: number; place: number | null };

/** The writing half of the articles' tables. Every method is to be called inside a transaction and
 *  says whether it changed anything. */
export class SqliteArticleShelf {
  readonly #kept;
  readonly #withdrawn;
  readonly #insert;
  readonly #update;
  readonly #remove;
  readonly #tombstone;
  readonly #returnFromGrave;
  readonly #addTopic;
  readonly #dropTopic;
  readonly #tally: Tally;

  constructor(db: DatabaseSync, tally: Tally) {
    this.#tally = tally;
    this.#kept = db.prepare(
      'SELECT version, place, source_id, language, topics FROM feed_article WHERE id = ?',
    );
    this.#withdrawn = db.prepare('SELECT version, place FROM feed_withdrawn WHERE id = ?');
    this.#insert = db.prepare(
      `INSERT INTO feed_article
       (version, source_id, language, story_id, topics, card, text, html, id, place)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#update = db.prepare(
      `UPDATE feed_article SET version = ?, source_id = ?, language = ?, story_id = ?, topics = ?,
       card = ?, text = ?, html = ? WHERE id = ?`,
    );
    this.#remove = db.prepare('DELETE FROM feed_article WHERE id = ?');
    this.#tombstone = db.prepare('INSERT OR REPLACE INTO feed_withdrawn VALUES (?, ?, ?)');
    this.#returnFromGrave = db.prepare('DELETE FROM feed_withdrawn WHERE id = ?');
    this.#addTopic = db.prepare('INSERT OR REPLACE INTO feed_article_topic VALUES (?, ?, ?, ?, ?)');
    this.#dropTopic = db.prepare(
      'DELETE FROM feed_article_topic WHERE topic = ? AND place = ? AND id = ?',
    );
  }

  put(change: ArticleChange): boolean {
    const { article, labels } = change;
    const kept = this.#kept.get(article.id) as unknown as Kept | undefined;
    if (kept && kept.version >= article.version) return false;
    const grave = kept ? undefined : this.#grave(article.id);
    if (grave && grave.version >= article.version) return false;

    if (kept) this.#clear(article.id, kept);
    const place = kept?.place ?? grave?.place ?? Date.parse(article.publishedAt);
    const topics = [...new Set(labels.topics.map(({ topic }) => topic))];
    const values = [
      article.version,
      article.sourceId,
      labels.language,
      change.storyId,
      JSON.stringify(topics),
      JSON.stringify(cardOf(change)),
      article.text,
      article.html,
      article.id,
    ] as const;
    if (kept) this.#update.run(...values);
    else this.#insert.run(...values, place);
    if (grave) this.#returnFromGrave.run(article.id);
    for (const topic of topics) {
      this.#addTopic.run(topic, place, article.id, article.sourceId, labels.language);
    }
    this.#count(1, article.sourceId, labels.language, topics);
    return true;
  }

  withdraw({ articleId, version }: WithdrawnChange): boolean {
    const kept = this.#kept.get(articleId) as unknown as Kept | undefined;
    if (kept && kept.version > version) return false;
    const grave = kept ? undefined : this.#grave(articleId);
    if (grave && grave.version >= version) return false;
    this.#tombstone.run(articleId, version, kept?.place ?? grave?.place ?? null);
    if (!kept) return false;
    this.#clear(articleId, kept);
    this.#remove.run(articleId);
    return true;
  }

  /** An article is here or withdrawn, never both. */
  #grave(id: string): Grave | undefined {
    return this.#withdrawn.get(id) as unknown as Grave | undefined;
  }

  #clear(id: string, kept: Kept): void {
    const topics = JSON.parse(kept.topics) as string[];
    for (const topic of topics) this.#dropTopic.run(topic, kept.place, id);
    this.#count(-1, kept.source_id, kept.language, topics);
  }

  #count(by: 1 | -1, sourceId: string, language: string, topics: readonly string[]): void {
    this.#tally.add('article', '', by);
    this.#tally.add('source', sourceId, by);
    this.#tally.add('language', language, by);
    for (const topic of topics) this.#tally.add('topic', topic, by);
  }
}

function cardOf({ article, labels, storyId }: ArticleChange): ArticleCard {
  const { text: _text, html: _html, ...card } = article;
  return { ...card, labels, storyId, editedAt: article.version > 1 ? article.seenAt : null };
}
