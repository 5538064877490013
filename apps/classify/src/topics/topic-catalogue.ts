import type { KnownTopic, Topic, TopicDefinition } from '@newsline/contracts';
import { modelledTopic, topicOf, type ModelledTopic } from './modelled-topic.ts';
import { readTopicFolders, shippedTopics } from './topic-folders.ts';
import type { TopicStore } from './topic-store.ts';

/** All topics that there are: those of folders, and those that operators defined, which win. */
export class TopicCatalogue {
  readonly #folders: readonly string[];
  readonly #store: TopicStore;
  /** Folders are read once in the life of a process. */
  #ofFolders: readonly KnownTopic[] | undefined;

  /** @param folders of operators, beside the one that ships */
  constructor(folders: readonly string[], store: TopicStore) {
    this.#folders = folders;
    this.#store = store;
  }

  /** By id.
   *  @throws {BadTopicFolder} where a folder can't be used */
  async all(): Promise<readonly KnownTopic[]> {
    this.#ofFolders ??= knownOfFolders(this.#folders);
    const own = (await this.#store.definitions()).map((definition): KnownTopic => ({
      topic: topicOf(definition),
      origin: 'own',
      trained: [],
      definition,
    }));
    const byId = new Map([...this.#ofFolders, ...own].map((known) => [known.topic.id, known]));
    return [...byId.values()].sort((a, b) => (a.topic.id < b.topic.id ? -1 : 1));
  }

  /** As readers see them. */
  async topics(): Promise<Topic[]> {
    return (await this.all()).map(({ topic }) => topic);
  }

  async ids(): Promise<string[]> {
    return (await this.topics()).map(({ id }) => id);
  }
}

function knownOfFolders(folders: readonly string[]): KnownTopic[] {
  const ofOperators = new Set(readTopicFolders(folders).map(({ id }) => id));
  return readTopicFolders([shippedTopics, ...folders]).map((topic) => ({
    topic: topicOf(topic),
    origin: ofOperators.has(topic.id) ? 'folder' : 'shipped',
    trained: topic.heads.map(({ language }) => language),
    definition: null,
  }));
}

/** Topics of folders with those that operators defined in their place. By id. */
export function withOwnTopics(
  ofFolders: readonly ModelledTopic[],
  definitions: readonly TopicDefinition[],
): ModelledTopic[] {
  const own = definitions.flatMap((definition) => modelledTopic(definition) ?? []);
  const byId = new Map([...ofFolders, ...own].map((topic) => [topic.id, topic]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
