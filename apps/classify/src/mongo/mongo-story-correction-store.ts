import type { StoryCorrection } from '@newsline/contracts';
import { migrateMongo, retryDuplicateKey, type MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { pageOf, readPosition } from '../corrections/correction-cursor.ts';
import {
  pairOf,
  partingKinds,
  storedCorrection,
  wishesOf,
  wishKinds,
  type StoredCorrection,
} from '../story-corrections/stored-correction.ts';
import {
  StoryCorrectionStore,
  type StoryCorrectionPage,
  type StoryCorrectionQuery,
  type StoryPair,
  type StoryWish,
} from '../story-corrections/story-correction-store.ts';

/** `_id`: kind and subject, of which there is one. */
export type StoryCorrectionRecord = StoredCorrection & {
  readonly _id: string;
  readonly isTakenBack: boolean;
  /** The correction as JSON. */
  readonly body: string;
};

const newestFirst = { at: -1, id: -1 } as const;

const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('classify_story_corrections')
      .createIndexes([
        { key: { id: 1 } },
        { key: newestFirst },
        { key: { storyId: 1 } },
        { key: { otherId: 1 } },
      ]);
  },
];

export class MongoStoryCorrectionStore extends StoryCorrectionStore {
  readonly #corrections;

  private constructor(connection: Connection) {
    super();
    this.#corrections = connection.collection<StoryCorrectionRecord>('classify_story_corrections');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoStoryCorrectionStore> {
    await migrateMongo(connection, 'classify.story-corrections', steps);
    return new MongoStoryCorrectionStore(connection);
  }

  async save(correction: StoryCorrection): Promise<void> {
    const { _id, ...fields } = toStoryCorrectionRecord(correction);
    await retryDuplicateKey(() => this.#corrections.replaceOne({ _id }, fields, { upsert: true }));
  }

  async find(id: string): Promise<StoryCorrection | null> {
    const found = await this.#corrections.findOne({ id, isTakenBack: false });
    return found && toCorrection(found);
  }

  async takeBack(id: string): Promise<void> {
    await this.#corrections.updateOne({ id }, { $set: { isTakenBack: true } });
  }

  async list({ limit, after, storyId }: StoryCorrectionQuery): Promise<StoryCorrectionPage> {
    const from = after === null ? [] : readPosition(after, 2);
    if (!from) return { corrections: [], next: null };
    const [at, id] = from;
    const older =
      at === undefined || id === undefined
        ? []
        : [{ $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }] }];
    const ofStory = storyId === undefined ? [] : [{ $or: [{ storyId }, { otherId: storyId }] }];
    const found = await this.#corrections
      .find({ $and: [{ isTakenBack: false }, ...older, ...ofStory] })
      .sort(newestFirst)
      .limit(limit + 1)
      .toArray();
    return pageOf(found.map(toCorrection), limit, (one) => [one.at, one.id]);
  }

  async wishes(storyIds: readonly string[]): Promise<ReadonlyMap<string, StoryWish>> {
    const found = await this.#corrections
      .find({ storyId: { $in: [...storyIds] }, isTakenBack: false, kind: { $in: [...wishKinds] } })
      .toArray();
    return wishesOf(found.map(toCorrection));
  }

  async apart(storyIds: readonly string[]): Promise<readonly StoryPair[]> {
    const asked = { $in: [...storyIds] };
    const found = await this.#corrections
      .find({
        $and: [
          { $or: [{ storyId: asked }, { otherId: asked }] },
          {
            $or: [
              { isTakenBack: false, kind: { $in: [...partingKinds] } },
              { isTakenBack: true, kind: 'merge' },
            ],
          },
        ],
      })
      .toArray();
    return found.flatMap(pairOf);
  }
}

export function toStoryCorrectionRecord(
  correction: StoryCorrection,
  isTakenBack = false,
): StoryCorrectionRecord {
  const stored = storedCorrection(correction);
  const _id = JSON.stringify([stored.kind, stored.subject]);
  return { _id, ...stored, isTakenBack, body: JSON.stringify(correction) };
}

function toCorrection({ body }: Pick<StoryCorrectionRecord, 'body'>): StoryCorrection {
  return JSON.parse(body) as StoryCorrection;
}
