import { z } from 'zod';
import { defineQuestion } from './question.ts';

/** Where a hub calls: an address that only the hub was told (W3C WebSub, section 5.1). */
const Callback = z.object({
  sourceId: z.string().max(2000).describe('The source that is subscribed to.'),
  token: z.string().max(200).describe('The part of the address that nobody can guess.'),
});

/** Whether a hub may call there. Asked by feed before it reads what is sent, answered by ingest. */
export const CheckCallback = defineQuestion(
  'websub.check',
  1,
  Callback,
  z.object({ isKnown: z.boolean().describe('Whether ingest has told a hub of it.') }),
);

/** A hub asks whether a subscription is wanted (W3C WebSub, section 5.3), or says that it denies it
 *  (section 5.2). Asked by feed for the hub, answered by ingest. */
export const VerifySubscription = defineQuestion(
  'websub.verify',
  1,
  z.object({
    ...Callback.shape,
    mode: z.enum(['subscribe', 'unsubscribe', 'denied']).describe('What it is about.'),
    topic: z.string().max(2000).describe('The feed that the hub names.'),
    leaseSeconds: z.int().min(1).nullable().describe('For how long; null: the hub does not say.'),
  }),
  z.object({
    isWanted: z.boolean().describe('Whether ingest asked for just that; denials are noted.'),
  }),
);

/** A hub brings a feed that has changed (W3C WebSub, section 7). Asked by feed for the hub, answered by
 *  ingest once its articles are published. */
export const ReceivePush = defineQuestion(
  'websub.push',
  1,
  z.object({
    ...Callback.shape,
    contentType: z.string().max(500).describe('As the hub says.'),
    signature: z.string().max(500).nullable().describe('`X-Hub-Signature`; null: there is none.'),
    body: z.base64().max(7_000_000).describe('The feed, byte for byte.'),
  }),
  z.object({
    kind: z
      .enum(['taken', 'ignored', 'unknown'])
      .describe(
        '`ignored`: its signature is wrong. `unknown`: nobody is to call there, or no longer.',
      ),
  }),
);
