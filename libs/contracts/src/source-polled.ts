import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';
import { SourcePoll } from './source-poll.ts';
import { SourceState } from './source.ts';

/** A source was added, changed or polled: this is its state now. The later `asOf` wins. */
export const SourcePolled = defineEvent(
  'source.polled',
  1,
  z.object({
    source: SourceState.describe('The source as it is now.'),
    asOf: Instant.describe('When it was like that; ISO 8601, UTC.'),
    // A later version may have outcomes that this one does not know: the source's state counts more.
    poll: SourcePoll.nullable()
      .catch(null)
      .default(null)
      .describe('The poll that made it so; null: none did, or it goes on.'),
  }),
  { subject: ({ source }) => source.id, key: ({ asOf }) => asOf },
);

/** A source is polled no longer. Its articles are withdrawn one by one beside this. */
export const SourceRemoved = defineEvent(
  'source.removed',
  1,
  z.object({
    sourceId: z.string().min(1).describe('The source’s id.'),
    asOf: Instant.describe('When it was removed; ISO 8601, UTC.'),
  }),
  { subject: ({ sourceId }) => sourceId, key: ({ asOf }) => asOf },
);
