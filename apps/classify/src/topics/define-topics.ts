import {
  TopicsDefined,
  type AnswerOf,
  type DefineTopic,
  type KnownTopic,
  type ListTopics,
  type RemoveTopic,
  type RequestOf,
  type TopicDefinition,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { TopicCatalogue } from './topic-catalogue.ts';
import type { TopicStore } from './topic-store.ts';

/** Topics that operators define: kept first, then published. */
export class DefineTopics {
  readonly #catalogue: TopicCatalogue;
  readonly #store: TopicStore;
  readonly #bus: Pick<EventBus, 'publish'>;

  constructor(catalogue: TopicCatalogue, store: TopicStore, bus: Pick<EventBus, 'publish'>) {
    this.#catalogue = catalogue;
    this.#store = store;
    this.#bus = bus;
  }

  async define(
    { definition }: RequestOf<typeof DefineTopic>,
    now: Date,
  ): Promise<AnswerOf<typeof DefineTopic>> {
    const known = await this.#catalogue.all();
    const before = known.find(({ topic }) => topic.id === definition.id);
    if (before && before.origin !== 'own') return { kind: 'not-own' };
    const parents = known
      .map(({ topic }) => topic.id)
      .filter((id) => !isBelow(id, definition.id, known));
    if (definition.parent !== undefined && !parents.includes(definition.parent))
      return { kind: 'unknown-parent', topics: parents };
    if (!isTold(definition)) return { kind: 'untold' };
    const { isNew } = await this.#store.save(definition);
    await this.publish(now);
    return { kind: 'defined', isNew };
  }

  async remove(
    { id }: RequestOf<typeof RemoveTopic>,
    now: Date,
  ): Promise<AnswerOf<typeof RemoveTopic>> {
    const known = await this.#catalogue.all();
    const found = known.find(({ topic }) => topic.id === id);
    if (!found) return { kind: 'unknown-topic', topics: known.map(({ topic }) => topic.id) };
    if (found.origin !== 'own') return { kind: 'not-own' };
    await this.#store.remove(id);
    await this.publish(now);
    return { kind: 'removed' };
  }

  async list(): Promise<AnswerOf<typeof ListTopics>> {
    return { topics: [...(await this.#catalogue.all())] };
  }

  /** Says which topics there are. */
  async publish(now: Date): Promise<void> {
    const topics = await this.#catalogue.topics();
    const asOf = now.toISOString();
    await this.#bus.publish([TopicsDefined.create({ topics, asOf }, { service: 'classify', now })]);
  }
}

/** Whether a topic is another, a part of it, or of one of its parts. */
function isBelow(id: string, other: string, known: readonly KnownTopic[]): boolean {
  const parentOf = new Map(known.map(({ topic }) => [topic.id, topic.parent]));
  const above = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !above.has(at); at = parentOf.get(at)) {
    if (at === other) return true;
    above.add(at);
  }
  return false;
}

/** Whether anything tells it: an empty list does not. */
function isTold(definition: TopicDefinition): boolean {
  const { keywords = {}, institutions = {}, examples = {} } = definition;
  return [
    ...Object.values(keywords).map((words) => Object.keys(words).length),
    ...Object.values(institutions).map((names) => names.length),
    ...Object.values(examples).map((texts) => texts.length),
  ].some((count) => count > 0);
}
