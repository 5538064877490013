import { retryDuplicateKey } from '@newsline/platform/mongo';
import type { Relabelling, TopicDefinition } from '@newsline/contracts';
import type { Connection } from 'mongoose';
import { TopicStore } from '../topics/topic-store.ts';

/** A definition as JSON: its words are keys, which MongoDB has rules for. */
export type TopicRecord = { readonly _id: string; readonly definition: string };
type StateRecord = {
  readonly _id: 'topics';
  readonly revision?: number;
  readonly relabelling?: Relabelling;
};

const state = { _id: 'topics' } as const;

/** Topics in MongoDB. A change is written first and counted second, so that whoever sees the count sees the
 *  change. */
export class MongoTopicStore extends TopicStore {
  readonly #topics;
  readonly #states;

  /** @param connection from `openMongo`, closed by the caller */
  constructor(connection: Connection) {
    super();
    this.#topics = connection.collection<TopicRecord>('classify_topics');
    this.#states = connection.collection<StateRecord>('classify_topic_states');
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
