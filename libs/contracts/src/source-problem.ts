import { z } from 'zod';

/** Why a source could not be read, so that whoever shows it can say it in the reader's language. */
export const SourceProblem = z.object({
  kind: z
    .enum([
      'bad-redirect',
      'bad-location',
      'address-with-password',
      'too-many-redirects',
      'forbidden',
      'bot-check',
      'not-found',
      'gone',
      'too-many-requests',
      'server-failed',
      'status',
      'too-long',
      'private-address',
      'timeout',
      'unknown-host',
      'refused-connection',
      'unreachable',
      'closed-connection',
      'cut-short',
      'bad-compression',
      'long-headers',
      'bad-answer',
      'bad-certificate',
      'failed-tls',
      'not-fetched',
      'slow-document',
      'heavy-document',
      'reader-failed',
      'reader-busy',
      'poll-failed',
      'slow-poll',
      'not-a-feed',
      'no-list',
      'lost-list',
    ])
    .describe('Tells the kinds of problems apart.'),
  values: z
    .record(z.string(), z.string())
    .describe('What the text names: a host, a status, a number of seconds or bytes.'),
});
export type SourceProblem = z.output<typeof SourceProblem>;
