/** Servers that are hostile below HTTP's meaning: connections, heads, lengths, chunks. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { HostileKind } from './kind.ts';
import { items, rss, rssType } from './rss.ts';
import { drip, endless } from './streams.ts';

const head = `HTTP/1.1 200 OK\r\ncontent-type: ${rssType}\r\n`;
const site = 'http://127.0.1.1';
const body = rss(site, items(20, site));
const half = body.slice(0, body.length / 2);

/** What is done once a request has come. */
const onRequest =
  (answer: (socket: Socket) => void): ((socket: Socket) => void) =>
  (socket) =>
    socket.once('data', () => answer(socket));

/** Sends `text` and resets the connection when it is on its way. */
const sendAndReset = (text: string) =>
  onRequest((socket) => socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 100)));

/** Sends `text` and says that this was all of it. */
const sendAndClose = (text: string | Buffer) => onRequest((socket) => socket.end(text));

export const transportKinds: readonly HostileKind[] = [
  { name: 'never answers', named: ['timeout'], connection: () => {} },
  {
    name: 'drips its head',
    named: ['timeout'],
    connection: onRequest((socket) => drip(socket, `${head}${'x-drop: 1\r\n'.repeat(200)}`, 200)),
  },
  {
    name: 'drips its body',
    named: ['timeout'],
    connection: onRequest((socket) => {
      socket.write(`${head}\r\n`);
      drip(socket, body, 200);
    }),
  },
  {
    name: 'head without end',
    named: ['long-headers', 'not-fetched'],
    says: /head/i,
    connection: onRequest((socket) => endless(socket, { start: head, piece: 'x-more: 1234\r\n' })),
  },
  {
    name: 'early hints for ever',
    named: ['timeout', 'bad-answer'],
    connection: onRequest((socket) =>
      endless(socket, { piece: 'HTTP/1.1 103 Early Hints\r\n\r\n', everyMs: 20 }),
    ),
  },
  {
    name: 'body without end',
    named: ['too-long'],
    connection: onRequest((socket) =>
      endless(socket, { start: `${head}\r\n${half}`, piece: ' '.repeat(16_000) }),
    ),
  },
  {
    name: 'chunks of a byte for ever',
    named: ['too-long', 'timeout', 'bad-answer'],
    connection: onRequest((socket) =>
      endless(socket, { start: `${head}transfer-encoding: chunked\r\n\r\n`, piece: '1\r\n \r\n' }),
    ),
  },
  {
    name: 'chunk extension without end',
    named: ['timeout', 'too-long', 'bad-answer'],
    connection: onRequest((socket) =>
      endless(socket, { start: `${head}transfer-encoding: chunked\r\n\r\n5;`, piece: 'a=b;' }),
    ),
  },
  {
    name: 'chunks without their end',
    named: ['cut-short', 'closed-connection'],
    connection: sendAndClose(
      `${head}transfer-encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}\r\n`,
    ),
  },
  {
    name: 'closes before its length',
    named: ['cut-short', 'closed-connection'],
    connection: sendAndClose(`${head}content-length: ${body.length}\r\n\r\n${half}`),
  },
  {
    name: 'sends more than its length',
    named: ['not-a-feed', 'bad-answer'],
    connection: sendAndClose(`${head}content-length: 12\r\n\r\n${body}`),
  },
  {
    name: 'gzip cut short',
    named: ['cut-short', 'closed-connection'],
    connection: onRequest((socket) => {
      const packed = gzipSync(body);
      const sent = packed.subarray(0, packed.length / 2);
      socket.write(`${head}content-encoding: gzip\r\ncontent-length: ${sent.length}\r\n\r\n`);
      socket.write(sent);
    }),
  },
  {
    name: 'resets when it is connected to',
    named: ['closed-connection'],
    connection: (socket) => socket.resetAndDestroy(),
  },
  {
    name: 'resets when it is asked',
    named: ['closed-connection'],
    connection: onRequest((socket) => socket.resetAndDestroy()),
  },
  { name: 'resets in its head', named: ['closed-connection'], connection: sendAndReset(head) },
  {
    name: 'resets in its body',
    named: ['closed-connection', 'cut-short'],
    connection: sendAndReset(`${head}content-length: ${body.length}\r\n\r\n${half}`),
  },
  {
    name: 'resets between chunks',
    named: ['closed-connection', 'cut-short'],
    connection: sendAndReset(
      `${head}transfer-encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}\r\n`,
    ),
  },
  {
    name: 'speaks another protocol',
    named: ['bad-answer', 'not-fetched'],
    says: /HTTP/,
    connection: (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
  },
];
