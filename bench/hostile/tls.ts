/** Servers that are hostile before a word of HTTP is spoken. */
import type { HostileKind } from './kind.ts';
import { drip } from './streams.ts';

/** The head of a handshake record of 16 kB (RFC 8446, section 5.1), whose content never ends. */
const record = Buffer.from([22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc]);

export const tlsKinds: readonly HostileKind[] = [
  { name: 'never shakes hands', named: ['timeout'], https: true, connection: () => {} },
  {
    name: 'drips its handshake',
    named: ['timeout', 'failed-tls', 'bad-certificate'],
    https: true,
    connection: (socket) => drip(socket, record, 200),
  },
  {
    name: 'no TLS where it is due',
    named: ['failed-tls', 'bad-certificate'],
    https: true,
    connection: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
  },
];
