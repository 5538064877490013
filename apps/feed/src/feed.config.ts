import { isIP } from 'node:net';
import { duration, list, timeZone } from '@newsline/platform';
import { z } from 'zod';
import type { HttpLimits } from './http/http-limits.ts';

/** Where pages and API are served. */
export const HttpSettings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('The port that pages and API are served on; 0 takes any free one'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address that is listened on; 0.0.0.0 is every one of this machine'),
  REQUEST_TIMEOUT: duration('30s').describe(
    'The longest that the headers and body of a request may take to arrive; slower ones are closed',
  ),
  MAX_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .default(1000)
    .describe('How many connections may be open at the same time; more are refused'),
  TRUSTED_PROXIES: list()
    .refine(
      (proxies) => proxies.every(isProxy),
      'addresses, networks such as 10.0.0.0/8, or loopback',
    )
    .describe(
      'Reverse proxies whose X-Forwarded-For, -Host and -Proto are believed: addresses, networks ' +
        'such as 10.0.0.0/8, or "loopback", separated by commas. Without it nobody’s are',
    ),
});

export function httpLimits(settings: z.output<typeof HttpSettings>): HttpLimits {
  return {
    requestTimeoutMs: settings.REQUEST_TIMEOUT,
    maxConnections: settings.MAX_CONNECTIONS,
    trustedProxies: settings.TRUSTED_PROXIES,
  };
}

/** What feed reads from the environment. */
export const FeedSettings = z.object({
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'The address that readers know this site by, such as https://news.example.org. Feeds need ' +
        'absolute addresses; without it, they are made from what each request asked for.',
    ),
  TIME_ZONE: timeZone('Asia/Ho_Chi_Minh').describe(
    'The zone that days are counted in and pages show dates in, by its IANA name.',
  ),
  VOTES_PER_NETWORK: z.coerce
    .number()
    .int()
    .min(1)
    .default(10)
    .describe(
      'How many votes of readers on one story are counted from one network in a day. Behind a proxy ' +
        'that TRUSTED_PROXIES does not name, all readers are one network',
    ),
});

/** The settings as feed uses them. */
export abstract class FeedOptions {
  abstract readonly publicUrl: string | null;
  abstract readonly zone: string;
  /** Votes on a story that count from one network in a day. */
  abstract readonly votesPerNetwork: number;
}

export function feedOptions(settings: z.output<typeof FeedSettings>): FeedOptions {
  return {
    publicUrl: settings.PUBLIC_URL ?? null,
    zone: settings.TIME_ZONE,
    votesPerNetwork: settings.VOTES_PER_NETWORK,
  };
}

/** What Fastify's `trustProxy` takes (the package proxy-addr). */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
