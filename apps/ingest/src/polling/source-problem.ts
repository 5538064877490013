import type { SourceProblem } from '@newsline/contracts';

type Values = SourceProblem['values'];

/** What a problem is and what to do about it, for operators and in the log. Pages have texts of their
 *  own, by `kind`. */
const texts: Readonly<Record<SourceProblem['kind'], (values: Values) => string>> = {
  'bad-redirect': ({ protocol }) =>
    `It redirects to an address that begins with ${protocol} instead of http: or https:.`,
  'too-many-redirects': ({ count }) =>
    `It redirects more than ${count} times. Use the address where the feed is.`,
  forbidden: ({ status }) => `It answers ${status}: it does not allow Newsline to read it.`,
  'not-found': () => 'It answers 404: there is no such page. Look for its new address.',
  gone: () => 'It answers 410: it is gone for good. Remove this source.',
  'too-many-requests': () => 'It answers 429: it is asked too often, and will be asked less often.',
  'server-failed': ({ status }) =>
    `It answers ${status}: the server has failed. It will be asked again.`,
  status: ({ status }) => `It answers ${status}.`,
  'too-long': ({ bytes }) => `It is longer than ${bytes} bytes. Raise FETCH_MAX_BYTES to read it.`,
  'private-address': ({ host }) =>
    `${host} is a private or local address. If it is meant to be a source, name it in ALLOWED_PRIVATE_HOSTS.`,
  timeout: ({ host, seconds }) => `${host} did not answer within ${seconds} s.`,
  'unknown-host': ({ host }) =>
    `The name ${host} cannot be found. Is the address right, and is there a network?`,
  'refused-connection': ({ host }) => `${host} refuses connections.`,
  'closed-connection': ({ host }) =>
    `${host} closed the connection before its answer was complete.`,
  'bad-certificate': ({ host, code }) => `${host} has no valid certificate (${code}).`,
  'not-fetched': ({ reason }) => `It could not be fetched: ${reason}`,
  'slow-document': ({ seconds }) => `It could not be read within ${seconds} s.`,
  'heavy-document': () => 'It is too large or too deeply nested to be read.',
  'not-a-feed': ({ reason }) => reason ?? '',
};

/** A problem as outcomes carry it: the text, and what it is made of. */
export function problemOf(kind: SourceProblem['kind'], values: Values = {}) {
  return { problem: texts[kind](values), details: { kind, values } satisfies SourceProblem };
}
