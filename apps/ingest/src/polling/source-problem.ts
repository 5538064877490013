import type { SourceProblem } from '@newsline/contracts';

type Values = SourceProblem['values'];

/** What a problem is and what to do about it, for operators and in the log. Pages have texts of their
 *  own, by `kind`. */
const texts: Readonly<Record<SourceProblem['kind'], (values: Values) => string>> = {
  'bad-redirect': ({ protocol }) =>
    `It redirects to an address that begins with ${protocol} instead of http: or https:.`,
  'bad-location': ({ host }) =>
    `${host} redirects to something that is no address. Use the address where the feed is.`,
  'address-with-password': ({ host }) =>
    `The address of ${host} carries a user name or password, and such addresses are not fetched. Use one without.`,
  'too-many-redirects': ({ count }) =>
    `It redirects more than ${count} times. Use the address where the feed is.`,
  forbidden: (values) =>
    `${answers(values)} ${values['status']}: it does not allow Newsline to read it.`,
  'bot-check': (values) =>
    `${answers(values)} ${values['status']} with a bot check${values['by'] ? ` of ${values['by']}` : ''} (a challenge or captcha page) in the place of the document. Its publisher has to let feed readers through.`,
  'not-found': (values) =>
    `${answers(values)} 404: there is no such page. Look for its new address.`,
  gone: (values) =>
    `${answers(values)} 410: it is gone for good, and is asked no more. Remove this source, or ask for a poll to try once more.`,
  'too-many-requests': (values) =>
    `${answers(values)} 429: it is asked too often, and will be asked less often.`,
  'server-failed': (values) =>
    `${answers(values)} ${values['status']}: the server has failed. It will be asked again.`,
  status: (values) => `${answers(values)} ${values['status']}.`,
  'too-long': ({ bytes }) => `It is longer than ${bytes} bytes. Raise FETCH_MAX_BYTES to read it.`,
  'private-address': ({ host }) =>
    `${host} is a private or local address. If it is meant to be a source, name it in ALLOWED_PRIVATE_HOSTS.`,
  timeout: ({ host, seconds }) => `${host} did not answer within ${seconds} s.`,
  'unknown-host': ({ host }) =>
    `The name ${host} cannot be found. Is the address right, and is there a network?`,
  'refused-connection': ({ host }) => `${host} refuses connections.`,
  unreachable: ({ host }) =>
    `No way leads to ${host}. Is there a network, and does a firewall let Newsline out?`,
  'closed-connection': ({ host }) =>
    `${host} closed the connection before its answer was complete.`,
  'cut-short': ({ host }) =>
    `The answer of ${host} ends in the middle, so none of it was taken. It will be asked again.`,
  'bad-compression': ({ host }) =>
    `${host} says that its answer is compressed, and it can't be unpacked. Its publisher has to mend this.`,
  'long-headers': ({ host }) =>
    `${host} sends more headers than any document needs. Its publisher has to mend this.`,
  'bad-answer': ({ host, reason }) =>
    `${host} does not answer as HTTP asks for (${reason}). Is the address right? Else its publisher has to mend this.`,
  'bad-certificate': ({ host, code }) => `${host} has no valid certificate (${code}).`,
  'failed-tls': ({ host, code }) =>
    `No secure connection to ${host} comes about (${code}). Does it speak https at all?`,
  'not-fetched': ({ reason }) => `It could not be fetched: ${reason}`,
  'slow-document': ({ seconds }) => `It could not be read within ${seconds} s.`,
  'heavy-document': () => 'It is too large or too deeply nested to be read.',
  'reader-failed': ({ reason }) =>
    `Newsline failed to read it (${reason}): a fault of Newsline. Please report it, with the document.`,
  'reader-busy': ({ seconds }) =>
    `It waited for ${seconds} s to be read, behind other documents. It will be tried again. If it comes often, raise READ_PROCESSES.`,
  'poll-failed': () =>
    'Newsline failed to process what it brought; the log says why. It will be tried again.',
  'slow-poll': ({ seconds }) =>
    `Its poll took longer than ${seconds} s and was given up. It will be tried again.`,
  'not-a-feed': ({ reason }) => reason ?? '',
  'no-list': () =>
    'No feed, no sitemap of news and no list of articles was found there. Look for the address of its feed, or of a page that lists its articles.',
  'lost-list': () =>
    'No list of articles is found on the page any more: its layout has changed, or it shows something else now. Nothing was taken from it. Look at the page; if its articles are listed elsewhere now, add that address.',
};

/** A host is named where it isn't the source's own. */
function answers({ host }: Values): string {
  return host ? `It redirects to ${host}, which answers` : 'It answers';
}

/** A problem as outcomes carry it: the text, and what it is made of. */
export function problemOf(kind: SourceProblem['kind'], values: Values = {}) {
  return { problem: texts[kind](values), details: { kind, values } satisfies SourceProblem };
}
