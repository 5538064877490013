import { duration, list } from '@newsline/platform';
import { z } from 'zod';
import { defaultLimits } from './polling/article-limits.ts';
import { privateHost } from './private-hosts.ts';

/** A number that is counted, with its bounds and its default. */
function count(least: number, most: number, fallback: number) {
  return z.coerce.number().int().min(least).max(most).default(fallback);
}

export const IngestSettings = z.object({
  SOURCES_OPML: z
    .string()
    .default('')
    .describe(
      'The OPML file of feeds that the first start begins with; empty for the list that ships with Newsline, "none" for no feeds',
    ),
  POLL_EVERY: duration('15m').describe(
    'How often a source is polled that has an article an hour, or that nobody knows yet; with more articles it is polled more often, with fewer less often, and never before its publisher wants it',
  ),
  POLL_MIN: duration('5m').describe('No source is polled more often than this'),
  POLL_MAX: duration('24h').describe(
    'Every source is polled at least this often, whatever its publisher asks for and however often it failed',
  ),
  POLL_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(16)
    .describe('How many sources are polled at the same time'),
  POLL_PER_HOST: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe(
      'The most requests at one time to one host; with more than 1 replicas do not wait for one another',
    ),
  POLL_TIMEOUT: duration('5m').describe(
    'The longest that one poll may take, pages included; what is not there by then is left out',
  ),
  POLL_MAX_ARTICLES: count(10, 5_000, defaultLimits.articles).describe(
    'The most articles of one poll: the newest are taken',
  ),
  ARTICLE_MAX_TITLE: count(50, 10_000, defaultLimits.title).describe(
    'The longest title, in characters; the rest is cut off, as of summaries and texts',
  ),
  ARTICLE_MAX_SUMMARY: count(100, 100_000, defaultLimits.summary).describe(
    'The longest summary, in characters',
  ),
  ARTICLE_MAX_TEXT: count(10_000, 10_000_000, defaultLimits.text).describe(
    'The longest text, in bytes; where it is cut, the article has no markup',
  ),
  ARTICLE_MAX_NAMES: count(1, 1_000, defaultLimits.names).describe(
    'The most authors and categories of an article, of each',
  ),
  PAGES_PER_POLL: count(0, 10_000, 50).describe(
    'The most pages that one poll fetches for a source that asks for full texts; the other articles have what the feed says',
  ),
  HOST_PAUSE: duration('1s').describe(
    'The pause between two requests to one host, for feeds and pages alike; a poll that somebody asks for does not wait for it',
  ),
  FETCH_TIMEOUT: duration('10s').describe(
    'The longest that fetching one document may take, redirects included; reading it has READ_TIMEOUT',
  ),
  FETCH_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(10_000)
    .max(200_000_000)
    .default(10_000_000)
    .describe('The largest document that is read, in bytes after decompression'),
  READ_TIMEOUT: duration('5s').describe(
    'The longest that parsing one document may take, waiting for a process not counted',
  ),
  READ_PROCESSES: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(2)
    .describe('Processes that parse feeds and pages'),
  USER_AGENT: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]*$/, 'letters, digits and signs of ASCII, because it is sent as a header')
    .default('Newsline/0.1 (news aggregator)')
    .describe(
      'The User-Agent that publishers see; its first word is what robots.txt files may call it',
    ),
  CONTACT: z
    .string()
    .max(200)
    .regex(
      /^(?:https?:\/\/[\x21-\x27\x2a-\x7e]+|[\w.+-]+@[\w.-]+)?$/,
      'an address of a page, beginning with https://, or of mail',
    )
    .default('')
    .describe(
      'Where publishers reach you: the address of a page or of mail, sent to them in the User-Agent',
    ),
  WEBSUB_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'The address that hubs reach this site by, such as https://news.example.org: feeds that offer a hub are subscribed to (W3C WebSub), pushed and polled less often. Without it, none is',
    ),
  ALLOWED_PRIVATE_HOSTS: list()
    .transform((entries, { addIssue }) =>
      entries.flatMap((entry, at) => {
        const host = privateHost(entry);
        if (host === null) addIssue({ code: 'custom', message: notAHost(entry, at) });
        return host ?? [];
      }),
    )
    .describe(
      'Hosts that may be sources although their address is private or local, separated by commas: each a name or an address, for every port ("intranet", "::1") or with one ("127.0.0.1:8080", "[::1]:8080")',
    ),
});

/** A password, which may stand before an @, is not shown. */
function notAHost(entry: string, at: number): string {
  const shown = entry.includes('@') ? '' : ` ("${entry.slice(0, 80)}")`;
  return `names or addresses of hosts, each with a port from 1 to 65535 or without one, such as intranet, 10.1.2.3:8080 or [::1]:8080; entry ${at + 1}${shown} is none`;
}
