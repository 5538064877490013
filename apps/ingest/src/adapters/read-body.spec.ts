import { Readable } from 'node:stream';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { readBody } from './read-body.ts';

const text = Buffer.from('<rss version="2.0">tin tức mới</rss>'.repeat(400));
const never = new AbortController().signal;

const read = async (pieces: readonly Uint8Array[], contentEncoding = '', more = {}) => {
  const body = Readable.from(pieces, { objectMode: false });
  const options = { contentEncoding, maxBytes: 20_000, bytesReceived: () => 0, signal: never };
  return Buffer.from(await readBody(body, { ...options, ...more }));
};

const codings: readonly [string, (bytes: Uint8Array) => Uint8Array][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZIP', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['x-deflate', deflateSync],
  ['deflate', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['identity, gzip', gzipSync],
  ['gzip, gzip', (bytes) => gzipSync(gzipSync(bytes))],
  ['br, gzip', (bytes) => gzipSync(brotliCompressSync(bytes))],
  ['deflate, br', (bytes) => brotliCompressSync(deflateSync(bytes))],
  ['', gzipSync],
  ['', (bytes) => gzipSync(gzipSync(bytes))],
  ['gzip', (bytes) => gzipSync(gzipSync(bytes))],
  ['br', (bytes) => brotliCompressSync(gzipSync(bytes))],
  // The server has packed it, and the proxy that says so as well has not.
  ['gzip, gzip', gzipSync],
  ['gzip, br', brotliCompressSync],
];

describe('readBody', () => {
  it.each(codings)('unpacks "%s"', async (coding, pack) => {
    const packed = pack(text);
    const pieces = [packed.subarray(0, 2), packed.subarray(2)];
    expect((await read([packed], coding)).equals(text)).toBe(true);
    expect((await read(pieces, coding)).equals(text)).toBe(true);
  });

  it.each(codings)('refuses "%s" that ends early, wherever it ends', async (coding, pack) => {
    const packed = pack(text);
    for (const length of [12, packed.length >> 1, packed.length - 1])
      await expect(read([packed.subarray(0, length)], coding)).rejects.toMatchObject({
        code: 'Z_BUF_ERROR',
      });
  });

  it.each([
    ['no body', []],
    ['an encoding that nobody knows', [text]],
  ])('takes as it is: %s', async (_, pieces) =>
    expect((await read(pieces, 'utf-8')).equals(Buffer.concat(pieces))).toBe(true),
  );

  it.each(['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'gzip, gzip'])(
    'takes a document that is said to be %s, and is not, as it is',
    async (coding) => {
      const short = Buffer.from('<a/>');
      const starts = [
        '\ufeff<rss lang="vi">báo</rss>',
        '\n\n <feed xmlns="x">',
        '{"version":"1.1"}',
        '[]',
      ];
      const utf16 = Buffer.from('\ufeff<rss>báo</rss>', 'utf16le');
      for (const body of [text, short, ...starts.map((start) => Buffer.from(start)), utf16]) {
        expect((await read([body], coding)).equals(body)).toBe(true);
        const pieces = [...body.subarray(0, 30)].map((byte) => Uint8Array.of(byte));
        expect((await read(pieces, coding)).equals(body.subarray(0, 30))).toBe(true);
      }
    },
  );

  it('puts a body together that comes byte by byte', async () => {
    const long = Buffer.alloc(150_001, 'abc');
    const bytes = [...long].map((byte) => Uint8Array.of(byte));
    expect((await read(bytes, '', { maxBytes: long.length })).equals(long)).toBe(true);
  });

  const zeros = gzipSync(Buffer.alloc(30_000_000));
  const members = Buffer.concat(Array<Buffer>(2_000).fill(gzipSync('')));
  it.each<[string, Uint8Array[], string, string]>([
    ['what is too long', [Buffer.alloc(20_001)], '', 'too-long'],
    ['a small body that unpacks too long', [zeros], 'gzip', 'too-long'],
    ['a bomb in a bomb', [gzipSync(zeros)], 'gzip, gzip', 'too-long'],
    ['a long layer that unpacks to nothing', [gzipSync(members)], 'gzip, gzip', 'too-long'],
    ['a packed body that is too long itself', [Buffer.alloc(20_001)], 'gzip', 'too-long'],
    ['three layers', [gzipSync(gzipSync(gzipSync('')))], 'gzip, gzip, gzip', 'bad-compression'],
    ['a bomb in a bomb that nobody names', [gzipSync(zeros)], '', 'too-long'],
    ['a thousand layers', [zeros], 'gzip,'.repeat(1_000), 'bad-compression'],
  ])('refuses %s', async (_, pieces, coding, kind) =>
    expect(read(pieces, coding)).rejects.toMatchObject({ kind }),
  );

  it('refuses a body that is nearly all framing', async () => {
    const more = { maxBytes: 2_000_000, bytesReceived: () => 2_900_000 };
    await expect(read([Buffer.alloc(1_000)], '', more)).rejects.toMatchObject({
      kind: 'bad-answer',
    });
    expect(await read([Buffer.alloc(1_900_000)], '', more)).toHaveLength(1_900_000);
  });

  it('fails as what it reads fails', async () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const body = new Readable({ read: () => {} });
    body.push('<rss>');
    const options = { contentEncoding: '', maxBytes: 20_000, bytesReceived: () => 0 };
    const whole = readBody(body, { ...options, signal: never });
    body.destroy(reset);
    await expect(whole).rejects.toBe(reset);
  });

  it.each([
    ['before the first byte', []],
    ['after it', [Buffer.from('<rss>')]],
  ])('stops when it is told to: %s', async (_, pieces) => {
    const controller = new AbortController();
    const body = new Readable({ read: () => {} });
    for (const piece of pieces) body.push(piece);
    const options = { contentEncoding: '', maxBytes: 20_000, bytesReceived: () => 0 };
    const whole = readBody(body, { ...options, signal: controller.signal });
    controller.abort();
    await expect(whole).rejects.toThrow(/abort/);
    if (pieces.length > 0) expect(body.destroyed).toBe(true);
  });
});
