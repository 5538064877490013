import type { z } from 'zod';
import type { IngestSettings } from './ingest.config.ts';

type Settings = Pick<z.output<typeof IngestSettings>, 'USER_AGENT' | 'CONTACT'>;

/** What publishers see: RFC 9110 section 10.1.5, the contact as crawlers write it. */
export function userAgentOf({ USER_AGENT, CONTACT }: Settings): string {
  return CONTACT ? `${USER_AGENT} (+${CONTACT})` : USER_AGENT;
}

/** What robots.txt files call it: RFC 9309 section 2.2.1, letters, `-` and `_`. */
export function robotsTokenOf({ USER_AGENT }: Pick<Settings, 'USER_AGENT'>): string {
  return /^[a-z_-]+/i.exec(USER_AGENT)?.[0] ?? 'Newsline';
}
