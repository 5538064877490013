import type { SourceState, Topic } from '@newsline/contracts';
import { upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { boundedSource } from '../bounds.ts';
import type { ProjectionUpdate } from '../news-read-model.ts';
import type { PreparedWrite } from './snapshot-registry.ts';
import { storedSource, storedTopics } from '../stored.ts';
import { takeTurns } from '../take-turns.ts';

type SourceUpdate = Extract<ProjectionUpdate, { kind: 'source' | 'source-removed' }>;
type TopicsUpdate = Extract<ProjectionUpdate, { kind: 'topics' }>;

export type SourceRecord = {
  readonly _id: string;
  /** ms */
  readonly asOf: number;
  /** Null: removed. */
  readonly state: SourceState | null;
};
type TopicListRecord = {
  readonly _id: 'latest';
  readonly asOf: number;
  readonly topics: readonly Topic[];
};

/** Sources and topics: few documents, each replaced whole by a later one. */
export class MongoSourceStore {
  readonly #sources;
  readonly #topics;

  constructor(connection: Connection) {
    this.#sources = connection.collection<SourceRecord>('feed_sources');
    this.#topics = connection.collection<TopicListRecord>('feed_topic_lists');
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const prepared = await Promise.all([
      this.#prepareSources(updates),
      this.#prepareTopics(updates),
    ]);
    const needed = prepared.filter((write) => write !== null);
    if (needed.length === 0) return null;
    return async (batch) => {
      await Promise.all(needed.map((write) => write(batch)));
    };
  }

  async #prepareSources(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const incoming = updates.filter(
      (update) => update.kind === 'source' || update.kind === 'source-removed',
    );
    if (incoming.length === 0) return null;
    const found = await this.#sources.find({ _id: { $in: incoming.map(idOf) } }).toArray();
    const stored = new Map(found.map((source) => [source._id, source]));
    const writes = incoming
      .filter((update) => isNewer(update, stored.get(idOf(update))))
      .map((update) => ({ _id: idOf(update), update: replaceIfNewer(update) }));
    return writes.length === 0 ? null : () => upsertAll(this.#sources, writes);
  }

  async #prepareTopics(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const incoming = updates.filter((update) => update.kind === 'topics');
    const latest = incoming.toSorted((a, b) => Date.parse(b.asOf) - Date.parse(a.asOf))[0];
    if (!latest) return null;
    const stored = await this.#topics.findOne({ _id: 'latest' });
    if (stored && stored.asOf >= Date.parse(latest.asOf)) return null;
    return () => upsertAll(this.#topics, [{ _id: 'latest', update: replaceListIfNewer(latest) }]);
  }

  async all(): Promise<readonly SourceState[]> {
    const states: SourceState[] = [];
    const turn = takeTurns();
    for await (const { state } of this.#sources.find().sort({ _id: 1 })) {
      if (state) states.push(boundedSource(storedSource(state)));
      await turn();
    }
    return states;
  }

  async topics(): Promise<readonly Topic[]> {
    return storedTopics((await this.#topics.findOne({ _id: 'latest' }))?.topics ?? []);
  }
}

function idOf(update: SourceUpdate): string {
  return update.kind === 'source' ? update.source.id : update.sourceId;
}

function isNewer(update: SourceUpdate, stored: SourceRecord | undefined): boolean {
  if (!stored) return true;
  const at = Date.parse(update.asOf);
  // In the millisecond of its last poll, a removal wins: it is published last.
  return at > stored.asOf || (at === stored.asOf && isRemoval(update) && stored.state !== null);
}

function isRemoval({ kind }: SourceUpdate): boolean {
  return kind === 'source-removed';
}

/** What is not there is less than any number. */
function replaceIfNewer(update: SourceUpdate): object[] {
  const asOf = Date.parse(update.asOf);
  const state = update.kind === 'source' ? update.source : null;
  const isOlder = { [isRemoval(update) ? '$lte' : '$lt']: ['$asOf', asOf] };
  const stored = { $literal: { _id: idOf(update), asOf, state } };
  return [{ $replaceWith: { $cond: [isOlder, stored, '$$ROOT'] } }];
}

function replaceListIfNewer({ topics, asOf }: TopicsUpdate): object[] {
  const stored = { $literal: { _id: 'latest', asOf: Date.parse(asOf), topics } };
  return [{ $replaceWith: { $cond: [{ $lt: ['$asOf', Date.parse(asOf)] }, stored, '$$ROOT'] } }];
}
