import { TopicId } from '@newsline/contracts';
import { z } from 'zod';
import { lenient } from '../../http/query-parameters.ts';

// What the forms and links of the operator's topics send; the fields of a topic are a `TopicInput`.

export const TopicDefinitionsQuery = z.object({
  /** What was done last. */
  done: lenient(z.enum(['added', 'changed', 'removed', 'gone', 'started', 'running'])),
  /** `no`: the page stays as it is. */
  reload: lenient(z.literal('no')),
});
export type TopicDefinitionsQuery = z.output<typeof TopicDefinitionsQuery>;

export const TopicFormQuery = z.object({ id: lenient(z.string()) });

/** The topic that is edited; a new one has none. */
export const EditedTopic = z
  .object({ edited: TopicId.nullable().catch(null) })
  .catch({ edited: null });

export const RemoveTopicForm = z.object({ id: TopicId });
