import { duration, flag } from '@newsline/platform';
import { z } from 'zod';
import type { StreamSettings } from './streams.ts';

/** What a service reads from the environment to reach the broker. */
export const JetStreamSettings = z.object({
  NATS_URL: z
    .string()
    .regex(/^(nats|tls|ws|wss):\/\//, 'an address that begins with nats:// or tls://')
    .describe('The NATS servers, separated by commas, with user and password if need be'),
  NATS_ALLOW_OLD_SERVER: flag(false).describe(
    'Takes servers before 2.10.23, which lose streams when they are killed',
  ),
  NATS_MONITOR_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'The monitoring address of the NATS server, by which readiness says whether it syncs what it acknowledges',
    ),
  BUS_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9-]*$/, 'made of a-z, 0-9 and "-"')
    .default('')
    .describe('Keeps several Newslines apart on one broker'),
  BUS_REPLICAS: z
    .enum(['1', '3', '5'])
    .default('1')
    .describe('On how many servers of a cluster each stream is kept'),
  BUS_STORAGE: z.enum(['file', 'memory']).default('file').describe('Where streams are kept'),
  BUS_MAX_AGE: duration('7d').describe('How long an event is kept, whether it was consumed or not'),
  BUS_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('The most that all events together may take; 0 leaves that to the broker'),
  BUS_DELIVERY_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe('Deliveries of one event to one service before it becomes a dead letter'),
});

/** What of these concerns the streams. */
export function streamsAsSet(
  settings: z.output<typeof JetStreamSettings>,
): Pick<StreamSettings, 'namespace' | 'replicas' | 'storage' | 'maxAgeMs' | 'maxBytes'> {
  return {
    namespace: settings.BUS_NAMESPACE,
    replicas: Number(settings.BUS_REPLICAS) as StreamSettings['replicas'],
    storage: settings.BUS_STORAGE,
    maxAgeMs: settings.BUS_MAX_AGE,
    maxBytes: settings.BUS_MAX_BYTES || null,
  };
}
