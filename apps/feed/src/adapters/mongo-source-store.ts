import type { SourceState, Topic } from '@newsline/contracts';
import type { Connection } from 'mongoose';
import type { Change } from '../news-read-model.ts';
import type { Plan } from './mongo-batches.ts';
import { upsertAll } from './mongo-writes.ts';

type SourceChange = Extract<Change, { kind: 'source' | 'source-removed' }>;
type TopicsChange = Extract<Change, { kind: 'topics' }>;

type KeptSource = {
  readonly _id: string;
  /** ms */
  readonly asOf: number;
  /** Null: removed. */
  readonly state: SourceState | null;
};
type KeptTopics = {
  readonly _id: 'latest';
  readonly asOf: number;
  readonly topics: readonly Topic[];
};

/** Sources and topics: few documents, each replaced whole by a later one. */
export class MongoSourceStore {
  readonly #sources;
  readonly #topics;

  constructor(connection: Connection) {
    this.#sources = connection.collection<KeptSource>('feed_sources');
    this.#topics = connection.collection<KeptTopics>('feed_topic_lists');
  }

  async plan(changes: readonly Change[]): Promise<Plan | null> {
    const plans = await Promise.all([this.#planSources(changes), this.#planTopics(changes)]);
    const needed = plans.filter((plan) => plan !== null);
    if (needed.length === 0) return null;
    return async (batch) => {
      await Promise.all(needed.map((plan) => plan(batch)));
    };
  }

  async #planSources(changes: readonly Change[]): Promise<Plan | null> {
    const told = changes.filter(
      (change) => change.kind === 'source' || change.kind === 'source-removed',
    );
    if (told.length === 0) return null;
    const found = await this.#sources.find({ _id: { $in: told.map(idOf) } }).toArray();
    const kept = new Map(found.map((source) => [source._id, source]));
    const writes = told
      .filter((change) => isNews(change, kept.get(idOf(change))))
      .map((change) => ({ _id: idOf(change), update: replacing(change) }));
    return writes.length === 0 ? null : () => upsertAll(this.#sources, writes);
  }

  async #planTopics(changes: readonly Change[]): Promise<Plan | null> {
    const told = changes.filter((change) => change.kind === 'topics');
    const latest = told.toSorted((a, b) => Date.parse(b.asOf) - Date.parse(a.asOf))[0];
    if (!latest) return null;
    const kept = await this.#topics.findOne({ _id: 'latest' });
    if (kept && kept.asOf >= Date.parse(latest.asOf)) return null;
    return () => upsertAll(this.#topics, [{ _id: 'latest', update: relisting(latest) }]);
  }

  async all(): Promise<readonly SourceState[]> {
    const found = await this.#sources.find().sort({ _id: 1 }).toArray();
    return found.flatMap(({ state }) => state ?? []);
  }

  async topics(): Promise<readonly Topic[]> {
    return (await this.#topics.findOne({ _id: 'latest' }))?.topics ?? [];
  }
}

function idOf(change: SourceChange): string {
  return change.kind === 'source' ? change.source.id : change.sourceId;
}

function isNews(change: SourceChange, kept: KeptSource | undefined): boolean {
  if (!kept) return true;
  const at = Date.parse(change.asOf);
  // In the millisecond of its last poll, a removal wins: it is published last.
  return at > kept.asOf || (at === kept.asOf && wins(change) && kept.state !== null);
}

function wins({ kind }: SourceChange): boolean {
  return kind === 'source-removed';
}

/** What is not there is less than any number. */
function replacing(change: SourceChange): object[] {
  const asOf = Date.parse(change.asOf);
  const state = change.kind === 'source' ? change.source : null;
  const isOlder = { [wins(change) ? '$lte' : '$lt']: ['$asOf', asOf] };
  const kept = { $literal: { _id: idOf(change), asOf, state } };
  return [{ $replaceWith: { $cond: [isOlder, kept, '$$ROOT'] } }];
}

function relisting({ topics, asOf }: TopicsChange): object[] {
  const kept = { $literal: { _id: 'latest', asOf: Date.parse(asOf), topics } };
  return [{ $replaceWith: { $cond: [{ $lt: ['$asOf', Date.parse(asOf)] }, kept, '$$ROOT'] } }];
}
