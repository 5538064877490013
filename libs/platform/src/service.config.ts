import { z } from 'zod';
import { duration } from './settings.ts';
import { TraceSettings } from './tracing.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const served = 'The port of /health/live, /health/ready and /metrics; 0 takes any free one';

/** Where a process answers for its health, if it is to. */
export const HealthSettings = z.object({
  HEALTH_PORT: port.optional().describe(`${served}. Without it they are not served`),
  HEALTH_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe(
      'The address that health and metrics are served on; 0.0.0.0 is every one of this machine',
    ),
});

/** What every service that runs by itself reads from the environment. */
export const ServiceSettings = z.object({
  ...HealthSettings.shape,
  HEALTH_PORT: port.default(9090).describe(served),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least serious log entries that are written'),
  SHUTDOWN_TIMEOUT: duration('20s').describe(
    'How long running work may take to finish when the service is stopped',
  ),
  ...TraceSettings.shape,
});

export const MongoSettings = z.object({
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'an address that begins with mongodb:// or mongodb+srv://')
    .describe('The MongoDB that the service keeps its data in, with user, password and database'),
});
