import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { ArticlePreview, ArticleFilter, Page, PageRequest } from '../news-read-model.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { ArticleRecord } from './article-writer.ts';
import { articleIndexes, shownIndex } from './collections.ts';
import { storedArticle } from '../stored.ts';

type Row = { readonly _id: string; readonly place: number; readonly card: ArticlePreview };

/** Place and id. */
const Position = z.tuple([z.number(), z.string()]);
/** The largest time value of ECMAScript (ECMA-262, 21.4.1.1). */
const endOfTime = 8.64e15;
const newestFirst = { place: -1, _id: -1 } as const;

/** Pages through articles by place, newest first, ties by id. */
export class MongoTimeline {
  readonly #articles;

  constructor(connection: Connection) {
    this.#articles = connection.collection<ArticleRecord>('feed_articles');
  }

  async page(filter: ArticleFilter, request: PageRequest): Promise<Page<ArticlePreview>> {
    const { limit } = request;
    const finds = filter.sourceIds
      ? [this.find(filter, request), this.findShown(filter, filter.sourceIds, request)]
      : [this.find(filter, request)];
    const found = merged(await Promise.all(finds.map((find) => find.toArray())), limit + 1);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map(({ card }) => storedArticle(card)),
      next: found.length > limit && last ? writeCursor(filter, [last.place, last._id]) : null,
    };
  }

  /** The rows of a page and one more. MongoDB merges the walks that several values of a filter need,
   *  up to 200 of them; above, it sorts. */
  find(filter: ArticleFilter, request: PageRequest) {
    return this.#find(filter, conditions(filter), request, articleIndexes[walkOf(filter)]);
  }

  /** The same of articles that these sources show in the words of others. */
  findShown(
    { sourceIds: _, ...rest }: ArticleFilter,
    shownBy: readonly string[],
    request: PageRequest,
  ) {
    const filter = { ...rest, sourceIds: shownBy };
    const asked = { ...conditions(rest), shownBy: { $in: [...shownBy] } };
    return this.#find(filter, asked, request, shownIndex);
  }

  #find(
    filter: ArticleFilter,
    asked: object,
    { limit, cursor }: PageRequest,
    index: Readonly<Record<string, 1 | -1>>,
  ) {
    const from = filter.from === undefined ? -endOfTime : Date.parse(filter.from);
    const to = filter.to === undefined ? endOfTime + 1 : Date.parse(filter.to);
    const [place, id] = cursor === undefined ? [to, ''] : readCursor(filter, cursor, Position);
    return this.#articles
      .find({
        ...asked,
        place: { $gte: from, $lte: place },
        $or: [{ place: { $lt: place } }, { _id: { $lt: id } }],
      })
      .sort(newestFirst)
      .limit(limit + 1)
      .hint(index)
      .project<Row>({ place: 1, card: 1 });
  }
}

/** Each in order; an article that is in both once. */
function merged(found: readonly (readonly Row[])[], limit: number): readonly Row[] {
  const rows = new Map(found.flat().map((row) => [row._id, row]));
  const inOrder = [...rows.values()].sort((a, b) => b.place - a.place || (a._id < b._id ? 1 : -1));
  return inOrder.slice(0, limit);
}

function conditions({ storyId, topics, sourceIds, languages }: ArticleFilter) {
  return {
    ...(storyId !== undefined && { storyId }),
    ...(topics && { topics: { $in: [...topics] } }),
    ...(sourceIds && { sourceId: { $in: [...sourceIds] } }),
    ...(languages && { language: { $in: [...languages] } }),
  };
}

function walkOf({
  storyId,
  topics,
  sourceIds,
  languages,
}: ArticleFilter): keyof typeof articleIndexes {
  if (storyId !== undefined) return 'story';
  if (topics) return sourceIds ? 'topicAndSource' : 'topic';
  if (sourceIds) return 'source';
  return languages ? 'language' : 'all';
}
