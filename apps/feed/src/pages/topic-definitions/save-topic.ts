import { DefineTopic, ListTopics, type TopicDefinition } from '@newsline/contracts';
import { type EventBus, NoAnswer } from '@newsline/messaging';
import { uiLanguages } from '../i18n/i18n.ts';
import type { FieldProblems } from './field-problems.ts';
import { readTopic } from './read-topic.ts';
import type { TopicInput } from './topic-input.ts';

/** Labelling threads take the topic up first. */
const timeoutMs = 30_000;

type Saved =
  | { readonly kind: 'saved'; readonly topic: TopicDefinition; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly problems: FieldProblems }
  /** Classify did not answer. */
  | { readonly kind: 'away' };

/** Defines the topic that was typed.
 *  @param edited the id of the topic that is to be changed; null: it is to be new */
export async function saveTopic(
  bus: EventBus,
  input: TopicInput,
  edited: string | null,
): Promise<Saved> {
  try {
    return await save(bus, edited === null ? input : { ...input, id: edited }, edited === null);
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'away' };
    throw error;
  }
}

async function save(bus: EventBus, input: TopicInput, isToBeNew: boolean): Promise<Saved> {
  const { topics } = await bus.ask(ListTopics, {}, { timeoutMs });
  const before = topics.find(({ topic }) => !isToBeNew && topic.id === input.id);
  const read = readTopic(input, before?.definition ?? null);
  if (read.kind === 'refused') return read;
  const { topic } = read;
  if (isToBeNew && topics.some((known) => known.topic.id === topic.id))
    return { kind: 'refused', problems: { id: { kind: 'taken' } } };
  const answer = await bus.ask(DefineTopic, { definition: topic }, { timeoutMs });
  switch (answer.kind) {
    case 'defined':
      return { kind: 'saved', topic, isNew: answer.isNew };
    case 'not-own':
      return { kind: 'refused', problems: { id: { kind: 'taken' } } };
    case 'unknown-parent':
      return { kind: 'refused', problems: { parent: { kind: 'unknown-parent' } } };
    case 'untold':
      return { kind: 'refused', problems: { [`keywords.${uiLanguages[0]}`]: { kind: 'untold' } } };
  }
}
