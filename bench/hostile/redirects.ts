/** Servers that send whoever asks them elsewhere. */
import type { HostileKind, Visit } from './kind.ts';

const redirect =
  (to: (visit: Visit) => string) =>
  (visit: Visit): void => {
    visit.response.writeHead(302, { location: to(visit) }).end();
  };

export const redirectKinds: readonly HostileKind[] = [
  {
    name: 'redirects to itself',
    named: ['too-many-redirects'],
    feed: redirect(({ origin }) => `${origin}/feed.xml`),
  },
  {
    name: 'redirects in a ring',
    named: ['too-many-redirects'],
    feed: redirect(({ origin, request }) => (request.url === '/a' ? `${origin}/b` : `${origin}/a`)),
  },
  {
    name: 'redirects to ever new addresses',
    named: ['too-many-redirects'],
    feed: redirect(({ origin, nth }) => `${origin}/${nth}`),
  },
  {
    name: 'takes its time to redirect',
    named: ['too-many-redirects', 'timeout'],
    feed: (visit) => {
      setTimeout(() => redirect(({ origin, nth }) => `${origin}/${nth}`)(visit), 2_500);
    },
  },
  {
    name: 'redirects to this machine',
    named: ['private-address'],
    // Port 1 of this machine (tcpmux): nothing listens there, and nobody allowed it.
    feed: redirect(() => 'http://localhost:1/'),
  },
  {
    name: 'redirects to a file',
    named: ['bad-redirect'],
    feed: redirect(() => 'file:///etc/hostname'),
  },
  {
    name: 'redirects to nowhere',
    named: ['bad-location', 'bad-redirect', 'not-fetched'],
    feed: redirect(() => 'http://[::'),
  },
  {
    name: 'redirects with a password',
    named: ['address-with-password', 'not-fetched'],
    feed: redirect(({ origin }) => origin.replace('//', '//user:secret@')),
  },
  {
    name: 'redirects to a server that resets',
    named: ['closed-connection'],
    // The host that failed, and not the one that sent there.
    says: /^127\.0\.2\./,
    feed: redirect(({ pages }) => `${pages}/feed.xml`),
    page: (request) => request.socket.resetAndDestroy(),
  },
];
