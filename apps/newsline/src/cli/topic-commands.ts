import { DefineTopics, TopicCatalogue } from '@newsline/classify';
import {
  DefineTopic,
  ListTopics,
  RemoveTopic,
  type AnswerOf,
  type RequestOf,
} from '@newsline/contracts';
import { NoAnswer } from '@newsline/messaging';
import type { Installation } from '../installation.ts';
import { UserError } from '../user-error.ts';
import { print, printJson, printTable } from './output.ts';
import { readDefinition, type AddTopicOptions } from './topic-options.ts';

const timeoutMs = 30_000;
/** `newsline topics add`. */
export async function addTopic(
  installation: Installation,
  id: string | undefined,
  options: AddTopicOptions,
): Promise<void> {
  const definition = readDefinition(id, options);
  const answer = await operationsOn(installation).define({ definition });
  switch (answer.kind) {
    case 'defined':
      print(`${answer.isNew ? 'added' : 'changed'} ${definition.id}`);
      return print(
        'What comes from now on is labelled with it; what is there by: newsline topics relabel',
      );
    case 'not-own':
      throw new UserError(notOwn(definition.id));
    case 'unknown-parent':
      throw new UserError(
        `${definition.id} can be part of no ${definition.parent}. It can be one of: ${answer.topics.join(', ')}`,
      );
    case 'untold':
      throw new UserError(
        `Nothing tells ${definition.id}. Give it words (--words vi=…,… en=…,…) or examples (--examples vi=FILE).`,
      );
  }
}

/** `newsline topics remove`. */
export async function removeTopic(installation: Installation, id: string): Promise<void> {
  const answer = await operationsOn(installation).remove({ id });
  if (answer.kind === 'not-own') throw new UserError(notOwn(id));
  if (answer.kind === 'unknown-topic') throw unknown(id, answer.topics);
  print(`removed ${id}`);
  print('Articles that have it lose it by: newsline topics relabel');
}

/** `newsline topics list`. */
export async function listTopics(
  installation: Installation,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const { topics } = await operationsOn(installation).list();
  if (json) return topics.forEach((topic) => printJson(topic));
  printTable([
    ['ID', 'NAME', 'FROM', 'TRAINED IN'],
    ...topics.map(({ topic, origin, trained }) => [
      topic.id,
      `${topic.names.vi} / ${topic.names.en}`,
      origin,
      trained.join(', '),
    ]),
  ]);
}

/** `newsline topics show`: as `topics add --file` takes it. */
export async function showTopic(installation: Installation, id: string): Promise<void> {
  const { topics } = await operationsOn(installation).list();
  const found = topics.find(({ topic }) => topic.id === id);
  if (!found)
    throw unknown(
      id,
      topics.map(({ topic }) => topic.id),
    );
  printJson(found.definition ?? found.topic, 2);
}

type Operations = {
  readonly define: (
    request: RequestOf<typeof DefineTopic>,
  ) => Promise<AnswerOf<typeof DefineTopic>>;
  readonly remove: (
    request: RequestOf<typeof RemoveTopic>,
  ) => Promise<AnswerOf<typeof RemoveTopic>>;
  readonly list: () => Promise<AnswerOf<typeof ListTopics>>;
};

/** Of the services, classify alone knows its folders; the file's are those of the same settings. */
function operationsOn({ file, bus, topics, labelling }: Installation): Operations {
  if (file === null)
    return {
      define: (request) => bus.ask(DefineTopic, request, { timeoutMs }).catch(explain),
      remove: (request) => bus.ask(RemoveTopic, request, { timeoutMs }).catch(explain),
      list: () => bus.ask(ListTopics, {}, { timeoutMs }).catch(explain),
    };
  const direct = new DefineTopics(new TopicCatalogue(labelling.folders, topics), topics, bus);
  return {
    define: (request) => direct.define(request, new Date()),
    remove: (request) => direct.remove(request, new Date()),
    list: () => direct.list(),
  };
}

function explain(error: unknown): never {
  if (!(error instanceof NoAnswer)) throw error;
  throw new UserError('The service classify does not answer. Start it, and look at its log.', {
    cause: error,
  });
}

function notOwn(id: string): string {
  return `${id} ships with Newsline or is in one of TOPIC_FOLDERS: change it there, or choose another id.`;
}

function unknown(id: string, topics: readonly string[]): UserError {
  return new UserError(`There is no topic ${id}. There are: ${topics.join(', ')}`);
}
