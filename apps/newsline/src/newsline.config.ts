import { ClassifySettings } from '@newsline/classify';
import { FeedSettings, HttpSettings } from '@newsline/feed';
import { SearchSettings } from '@newsline/index';
import { IngestSettings } from '@newsline/ingest';
import { duration, flag, HealthSettings, TraceSettings } from '@newsline/platform';
import { z } from 'zod';

/** The settings of the embedded Newsline: its own, and those of the four services in it. */
export const NewslineSettings = z.object({
  ...HttpSettings.shape,
  DATA_DIR: z.string().min(1).default('data').describe('The folder that all data is kept in'),
  DEMONSTRATION: flag(true).describe('Whether the first start adds the demonstration feeds'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least serious log entries that are written'),
  LOG_FORMAT: z
    .enum(['pretty', 'json'])
    .default('pretty')
    .describe('Log for people, or one JSON object a line'),
  SHUTDOWN_TIMEOUT: duration('10s').describe(
    'How long running work may take to finish when Newsline is stopped',
  ),
  ...HealthSettings.shape,
  ...TraceSettings.shape,
  ...IngestSettings.shape,
  ...ClassifySettings.shape,
  ...FeedSettings.shape,
  ...SearchSettings.shape,
});
export type NewslineSettings = z.output<typeof NewslineSettings>;
