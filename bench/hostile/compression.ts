/** Small answers that unpack to large ones. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HostileKind, Visit } from './kind.ts';
import { rss, rssType } from './rss.ts';

const mega = 1_000_000;

/** Members of one gzip file follow one another (RFC 1952, section 2.2), so little has to be packed. */
const many = (count: number, unpacked: string | Buffer) =>
  Array<Buffer>(count).fill(gzipSync(unpacked));

/** A gigabyte of spaces. */
const gigabyte = () => Buffer.concat(many(100, Buffer.alloc(10 * mega, ' ')));

function millionArticles({ origin }: Visit): Buffer {
  const [start = '', end = ''] = rss(origin, '|').split('|');
  const some = '<item><title>One of a million</title><guid>1</guid></item>'.repeat(10_000);
  return Buffer.concat([gzipSync(start), ...many(100, some), gzipSync(end)]);
}

const packed =
  (encoding: string, body: (visit: Visit) => Buffer) =>
  (visit: Visit): void => {
    const headers = { 'content-type': rssType, 'content-encoding': encoding };
    visit.response.writeHead(200, headers).end(body(visit));
  };

export const compressionKinds: readonly HostileKind[] = [
  { name: 'gzip bomb', named: ['too-long'], feed: packed('gzip', gigabyte) },
  {
    name: 'gzip bomb in a gzip bomb',
    named: ['too-long'],
    feed: packed('gzip, gzip', () => gzipSync(gigabyte())),
  },
  {
    name: 'gzip bomb that is not said to be gzip',
    named: ['too-long', 'not-a-feed'],
    feed: ({ response }) => response.writeHead(200, { 'content-type': rssType }).end(gigabyte()),
  },
  {
    name: 'Brotli bomb',
    named: ['too-long'],
    feed: packed('br', () =>
      brotliCompressSync(Buffer.alloc(100 * mega, ' '), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
    ),
  },
  {
    name: 'a million articles in a gzip bomb',
    named: ['too-long'],
    feed: packed('gzip', millionArticles),
  },
  {
    name: 'says gzip, and is none',
    named: ['ok'],
    feed: packed('gzip', ({ origin }) => Buffer.from(rss(origin, ''))),
  },
  {
    name: 'packed fifty times',
    named: ['bad-compression', 'not-fetched', 'too-long'],
    says: /encoding|compress/i,
    feed: packed(Array(50).fill('gzip').join(', '), () => gzipSync('<rss/>')),
  },
];
