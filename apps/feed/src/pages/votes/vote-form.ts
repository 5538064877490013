import { z } from 'zod';
import { id } from '../../http/query-vocabulary.ts';

export const opinions = ['useful', 'not-useful', 'back'] as const;
/** What a reader says of a story; `back`: takes it back. */
export type Opinion = (typeof opinions)[number];

export const VoteForm = z.object({ storyId: id, vote: z.enum(opinions) });
