import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '@newsline/platform';
import { boundedArticle, boundedStory } from '../bounds.ts';
import { storedArticle, storedStory } from '../stored.ts';
import { readMeta, writeMeta } from './schema.ts';

/** In bytes. A card that is no longer needs no look. */
const usual = 8_000;

/** Cuts what lists show of articles and stories that came in before there were bounds: once, as one of
 *  megabytes would hold up every list that it is in. Texts stay as they are. */
export function boundOldCards(db: DatabaseSync): void {
  if (readMeta(db, 'bounded') === 1) return;
  inTransaction(db, () => {
    bound(db, 'feed_article', (card) => boundedArticle(storedArticle(card)));
    bound(db, 'feed_story', (card) => boundedStory(storedStory(card)));
    writeMeta(db, 'bounded', 1);
  });
}

function bound(
  db: DatabaseSync,
  table: 'feed_article' | 'feed_story',
  bounded: (card: unknown) => object,
): void {
  const update = db.prepare(`UPDATE ${table} SET card = ? WHERE n = ?`);
  const read = db.prepare(`SELECT card FROM ${table} WHERE n = ?`);
  const long = db.prepare(`SELECT n FROM ${table} WHERE octet_length(card) > ?`).all(usual);
  for (const { n } of long) {
    const card = read.get(n ?? 0)?.['card'];
    update.run(JSON.stringify(bounded(JSON.parse(String(card)))), n ?? 0);
  }
}
