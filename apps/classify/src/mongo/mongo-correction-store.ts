import { migrateMongo, retryDuplicateKey, type MongoStep } from '@newsline/platform/mongo';
import type { TopicCorrection } from '@newsline/contracts';
import type { Connection } from 'mongoose';
import {
  pageOf,
  positionOf,
  readCursor,
  type CorrectionPosition,
} from '../corrections/correction-cursor.ts';
import {
  CorrectionStore,
  type Correction,
  type CorrectionPage,
  type CorrectionQuery,
  type Verdict,
} from '../corrections/correction-store.ts';

export type CorrectionRecord = Correction & { readonly _id: string };

export type RevisionRecord = { readonly _id: string; readonly revision: number };

/** Of the one document that counts changes. */
export const revisionId = 'corrections';

const newestFirst = { at: -1, articleId: -1, topic: -1 } as const;

const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('classify_corrections')
      .createIndexes([
        { key: { articleId: 1 } },
        { key: newestFirst },
        { key: { topic: 1, at: -1, articleId: -1 } },
        { key: { language: 1, ...newestFirst } },
      ]);
  },
];

/** Corrections in MongoDB. A change is written first and counted second, so that whoever sees the count
 *  sees the change. */
export class MongoCorrectionStore extends CorrectionStore {
  readonly #corrections;
  readonly #revisions;

  private constructor(connection: Connection) {
    super();
    this.#corrections = connection.collection<CorrectionRecord>('classify_corrections');
    this.#revisions = connection.collection<RevisionRecord>('classify_revisions');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoCorrectionStore> {
    await migrateMongo(connection, 'classify.corrections', steps);
    return new MongoCorrectionStore(connection);
  }

  async save(correction: Correction): Promise<number> {
    const { _id, ...fields } = toRecord(correction);
    await retryDuplicateKey(() => this.#corrections.replaceOne({ _id }, fields, { upsert: true }));
    return this.#raise();
  }

  async takeBack(articleId: string, topic: string): Promise<number | null> {
    const { deletedCount } = await this.#corrections.deleteOne({ _id: idOf({ articleId, topic }) });
    return deletedCount === 0 ? null : this.#raise();
  }

  async #raise(): Promise<number> {
    const raised = await retryDuplicateKey(() =>
      this.#revisions.findOneAndUpdate(
        { _id: revisionId },
        { $inc: { revision: 1 } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    if (!raised) throw new Error('The revision of corrections was not counted');
    return raised.revision;
  }

  async verdicts(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly Verdict[]>> {
    const found = await this.#corrections
      .find({ articleId: { $in: [...articleIds] } })
      .project<Verdict & { articleId: string }>({
        _id: 0,
        articleId: 1,
        topic: 1,
        belongs: 1,
        wasGiven: 1,
      })
      .toArray();
    const verdicts = new Map<string, Verdict[]>();
    for (const { articleId, ...verdict } of found) {
      const others = verdicts.get(articleId);
      if (others) others.push(verdict);
      else verdicts.set(articleId, [verdict]);
    }
    return verdicts;
  }

  async list({ limit, after, articleId, topic }: CorrectionQuery): Promise<CorrectionPage> {
    const from = after === null ? null : readCursor(after);
    if (after !== null && !from) return { corrections: [], next: null };
    const filter = {
      ...(articleId !== undefined && { articleId }),
      ...(topic !== undefined && { topic }),
      ...(from && olderThan(from)),
    };
    const found = await this.#corrections
      .find(filter)
      .sort(newestFirst)
      .limit(limit + 1)
      .project<TopicCorrection>({ _id: 0, summary: 0, text: 0 })
      .toArray();
    return pageOf(found, limit, positionOf);
  }

  async lessons(most: number): Promise<readonly Correction[]> {
    const languages = await this.#corrections.distinct('language');
    const found = await Promise.all(
      languages.map((language) =>
        this.#corrections
          .find({ language })
          .sort(newestFirst)
          .limit(most)
          .project<Correction>({ _id: 0 })
          .toArray(),
      ),
    );
    return found.flat();
  }

  advance(): Promise<number> {
    return this.#raise();
  }

  async revision(): Promise<number> {
    return (await this.#revisions.findOne({ _id: revisionId }))?.revision ?? 0;
  }
}

export function toRecord(correction: Correction): CorrectionRecord {
  return { _id: idOf(correction), ...correction };
}

function idOf({ articleId, topic }: Pick<Correction, 'articleId' | 'topic'>): string {
  return JSON.stringify([articleId, topic]);
}

function olderThan({ at, articleId, topic }: CorrectionPosition) {
  return {
    $or: [
      { at: { $lt: at } },
      { at, articleId: { $lt: articleId } },
      { at, articleId, topic: { $lt: topic } },
    ],
  };
}
