import { retryDuplicateKey } from '@newsline/platform/mongo';
import type { Relabelling, TopicDefinition } from '@newsline/contracts';
import type { Connection } from 'mongoose';
import type { ModelReport } from '../models/model-report.ts';
import {
  packAdjustment,
  unpackAdjustment,
  type ModelEntry,
  type StoredModel,
} from '../topics/stored-model.ts';
import { TopicStore } from '../topics/topic-store.ts';

/** A definition as JSON: its words are keys, which MongoDB has rules for. */
export type TopicRecord = { readonly _id: string; readonly definition: string };
export type StateRecord = {
  readonly _id: 'topics';
  readonly revision?: number;
  readonly relabelling?: Relabelling;
  /** The number of the last model. */
  readonly lastModel?: number;
  /** Those that were not undone, the last one last. */
  readonly activations?: readonly (number | null)[];
};
/** Written after its adjustments: where it is, they are. */
export type ModelRecord = Omit<ModelEntry, 'number' | 'report'> & {
  readonly _id: number;
  readonly report: string;
};
/** A document each, as a model may be larger than one can be. */
export type AdjustmentRecord = {
  /** The model's number, and what tells it from others of the model. */
  readonly _id: string;
  readonly position: number;
  readonly packed: string;
};

export const state = { _id: 'topics' } as const;
const mostActivations = 200;

/** Topics in MongoDB. A change is written first and counted second, so that whoever sees the count sees the
 *  change. */
export class MongoTopicStore extends TopicStore {
  readonly #topics;
  readonly #states;
  readonly #models;
  readonly #adjustments;

  /** @param connection from `openMongo`, closed by the caller */
  constructor(connection: Connection) {
    super();
    this.#topics = connection.collection<TopicRecord>('classify_topics');
    this.#states = connection.collection<StateRecord>('classify_topic_states');
    this.#models = connection.collection<ModelRecord>('classify_topic_models');
    this.#adjustments = connection.collection<AdjustmentRecord>('classify_topic_adjustments');
  }

  async definitions(): Promise<readonly TopicDefinition[]> {
    const found = await this.#topics.find().sort({ _id: 1 }).toArray();
    return found.map(({ definition }) => JSON.parse(definition) as TopicDefinition);
  }

  async save(definition: TopicDefinition): Promise<{ readonly isNew: boolean }> {
    const fields = { definition: JSON.stringify(definition) };
    const { upsertedCount } = await retryDuplicateKey(() =>
      this.#topics.replaceOne({ _id: definition.id }, fields, { upsert: true }),
    );
    await this.#raise();
    return { isNew: upsertedCount > 0 };
  }

  async remove(id: string): Promise<boolean> {
    const { deletedCount } = await this.#topics.deleteOne({ _id: id });
    if (deletedCount > 0) await this.#raise();
    return deletedCount > 0;
  }

  async #raise(): Promise<void> {
    await this.#change({ $inc: { revision: 1 } });
  }

  async revision(): Promise<number> {
    return (await this.#states.findOne(state))?.revision ?? 0;
  }

  async addModel({ adjustments, report, ...model }: Omit<StoredModel, 'number'>): Promise<number> {
    const counted = await retryDuplicateKey(() =>
      this.#states.findOneAndUpdate(
        state,
        { $inc: { lastModel: 1 } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    const number = counted?.lastModel;
    if (number === undefined) throw new Error('MongoDB gave no number to a model');
    const records = adjustments.map((one, position) => ({
      _id: `${number} ${position}`,
      position,
      packed: packAdjustment(one),
    }));
    if (records.length > 0) await this.#adjustments.insertMany(records);
    await this.#models.insertOne({ _id: number, ...model, report: JSON.stringify(report) });
    return number;
  }

  async models(): Promise<readonly ModelEntry[]> {
    const found = await this.#models.find().sort({ _id: 1 }).toArray();
    return found.map(toEntry);
  }

  async model(number: number): Promise<StoredModel | null> {
    const found = await this.#models.findOne({ _id: number });
    if (!found) return null;
    const ids = new RegExp(`^${number} `, 'u');
    const records = await this.#adjustments.find({ _id: ids }).toArray();
    const adjustments = records
      .sort((a, b) => a.position - b.position)
      .map(({ packed }) => unpackAdjustment(packed));
    return { ...toEntry(found), adjustments };
  }

  async saveReport(number: number, report: ModelReport): Promise<void> {
    await this.#models.updateOne({ _id: number }, { $set: { report: JSON.stringify(report) } });
  }

  async activate(number: number | null): Promise<void> {
    const activations = { $each: [number], $slice: -mostActivations };
    await retryDuplicateKey(() =>
      this.#states.updateOne(
        state,
        { $push: { activations }, $inc: { revision: 1 } },
        { upsert: true },
      ),
    );
  }

  async active(): Promise<number | null> {
    return (await this.#states.findOne(state))?.activations?.at(-1) ?? null;
  }

  async rollBack(): Promise<{ readonly from: number | null; readonly to: number | null } | null> {
    const before = await this.#states.findOneAndUpdate(
      { ...state, 'activations.0': { $exists: true } },
      { $pop: { activations: 1 }, $inc: { revision: 1 } },
      { returnDocument: 'before' },
    );
    const activations = before?.activations;
    if (!activations) return null;
    return { from: activations.at(-1) ?? null, to: activations.at(-2) ?? null };
  }

  async relabelling(): Promise<Relabelling | null> {
    return (await this.#states.findOne(state))?.relabelling ?? null;
  }

  async saveRelabelling(relabelling: Relabelling): Promise<void> {
    await this.#change({ $set: { relabelling } });
  }

  async #change(change: { $inc: { revision: 1 } } | { $set: { relabelling: Relabelling } }) {
    await retryDuplicateKey(() => this.#states.updateOne(state, change, { upsert: true }));
  }
}

function toEntry({ _id, report, trainedAt, encoders }: ModelRecord): ModelEntry {
  return { number: _id, trainedAt, encoders, report: JSON.parse(report) as ModelReport };
}
