import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';
import { SourceState } from './source.ts';

/** A source was added, changed or polled: this is its state now. The later `asOf` wins. */
export const SourcePolled = defineEvent(
  'source.polled',
  1,
  z.object({ source: SourceState, asOf: Instant }),
  { subject: ({ source }) => source.id, key: ({ asOf }) => asOf },
);

/** A source is polled no longer. Its articles are withdrawn one by one beside this. */
export const SourceRemoved = defineEvent(
  'source.removed',
  1,
  z.object({ sourceId: z.string().min(1), asOf: Instant }),
  { subject: ({ sourceId }) => sourceId, key: ({ asOf }) => asOf },
);
