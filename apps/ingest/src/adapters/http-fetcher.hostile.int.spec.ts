import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { eventually } from '@newsline/platform/testing';
import {
  chunked,
  drip,
  floodAfter,
  ok,
  type Play,
  redirect,
  resetAfter,
  send,
} from '../testing/raw-answers.ts';
import { HttpFetcher } from './http-fetcher.ts';

// Short where the answer is that it took too long; elsewhere longer than a busy machine needs.
const shortMs = 600;
const longMs = 10_000;
const settings = { timeoutMs: shortMs, maxBytes: 3_000_000, userAgent: 'Newsline-spec' };

describe('HttpFetcher against a server that means ill', () => {
  let server: Server;
  let host: string;
  let play: Play;
  let fetcher: HttpFetcher;
  let patient: HttpFetcher;
  const open = new Set<Socket>();

  beforeAll(async () => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('error', () => {});
      socket.once('data', () => play(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    fetcher = new HttpFetcher({ ...settings, allowedPrivateHosts: [host] });
    patient = new HttpFetcher({ ...settings, timeoutMs: longMs, allowedPrivateHosts: [host] });
  });
  afterAll(async () => {
    await fetcher.close();
    await patient.close();
    for (const socket of open) socket.destroy();
    server.close();
  });

  const get = (by = patient, scheme = 'http') =>
    by.fetch({ url: `${scheme}://${host}/feed`, accept: 'text/xml' });

  const packed = gzipSync(`<rss>${'x'.repeat(50_000)}${Math.random()}</rss>`);
  const gzipped = (body: Uint8Array, length = body.length) =>
    Buffer.concat([
      Buffer.from(`${ok}content-encoding: gzip\r\ncontent-length: ${length}\r\n\r\n`),
      body,
    ]);

  it.each<[string, string, Play]>([
    ['no answer', 'timeout', () => {}],
    ['dripping headers', 'timeout', drip(ok, 'a: b\r\n')],
    ['a dripping body', 'timeout', drip(`${ok}\r\n`, 'x')],
    ['dripping chunks', 'timeout', drip(chunked, '1\r\nx\r\n')],
    ['a dripping chunk extension', 'timeout', drip(`${chunked}1;`, 'x')],
    ['dripping informational answers', 'timeout', drip('', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
    [
      'a redirect with a dripping body',
      'too-many-redirects',
      drip('HTTP/1.1 302 Found\r\nlocation: /x\r\n\r\n', 'x'),
    ],
    [
      'an error with an endless body',
      'server-failed',
      floodAfter('HTTP/1.1 500 Oh\r\n\r\n', 'x'.repeat(65_536)),
    ],
    [
      'a refusal with an endless body',
      'forbidden',
      floodAfter('HTTP/1.1 403 No\r\n\r\n', '<html>'.repeat(9_000)),
    ],
    [
      'a refusal with a dripping body',
      'forbidden',
      drip('HTTP/1.1 403 No\r\ncontent-length: 9000\r\n\r\n', '<html>'),
    ],
    ['an endless body', 'too-long', floodAfter(`${ok}\r\n`, 'x'.repeat(65_536))],
    ['endless chunks', 'too-long', floodAfter(chunked, `ffff\r\n${'x'.repeat(65_535)}\r\n`)],
    ['endless chunks of one byte', 'bad-answer', floodAfter(chunked, '1\r\nx\r\n'.repeat(5_000))],
    [
      'chunks with long extensions',
      'bad-answer',
      floodAfter(chunked, `1;${'a'.repeat(9_000)}\r\nx\r\n`),
    ],
    ['a chunk extension without end', 'bad-answer', floodAfter(chunked, `1;${'a'.repeat(60_000)}`)],
    ['endless headers', 'long-headers', floodAfter(ok, 'a: b\r\n'.repeat(1_000))],
    ['a huge header', 'long-headers', floodAfter(`${ok}x: `, 'a'.repeat(65_536))],
    ['a header name without end', 'long-headers', floodAfter(ok, 'a'.repeat(65_536))],
    ['endless trailers', 'long-headers', floodAfter(`${chunked}0\r\n`, 'a: b\r\n'.repeat(1_000))],
    [
      'endless informational answers',
      'long-headers',
      floodAfter('', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)),
    ],
    ['endless blank lines', 'long-headers', floodAfter('', '\r\n'.repeat(1_000))],
    ['a length that is too large', 'too-long', drip(`${ok}content-length: 9000000\r\n\r\n`, 'x')],
    [
      'a length that is not reached',
      'closed-connection',
      send(`${ok}content-length: 99\r\n\r\n<rss>`),
    ],
    ['a length that is exceeded', 'bad-answer', send(`${ok}content-length: 3\r\n\r\n<rss></rss>`)],
    ['a length that is no number', 'bad-answer', send(`${ok}content-length: 9x\r\n\r\n<rss>`)],
    ['two lengths', 'bad-answer', send(`${ok}content-length: 5\r\ncontent-length: 6\r\n\r\n<rss>`)],
    [
      'a length beside chunks',
      'bad-answer',
      send(`${ok}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    ],
    ['chunks without an end', 'closed-connection', send(`${chunked}5\r\n<rss>\r\n`)],
    ['a chunk that is no chunk', 'bad-answer', send(`${chunked}<rss>`)],
    ['a connection that is closed at once', 'closed-connection', (socket) => void socket.end()],
    ['a reset at once', 'closed-connection', (socket) => socket.resetAndDestroy()],
    ['a reset within the headers', 'closed-connection', resetAfter(ok)],
    [
      'a reset within a body of known length',
      'closed-connection',
      resetAfter(`${ok}content-length: 9\r\n\r\n<rss>`),
    ],
    ['a reset within a chunk', 'closed-connection', resetAfter(`${chunked}9\r\n<rss>`)],
    ['a reset within a body of unknown length', 'closed-connection', resetAfter(`${ok}\r\n<rss>`)],
    ['gzip that is cut', 'cut-short', send(gzipped(packed.subarray(0, packed.length - 9)))],
    [
      'gzip in a body that is cut',
      'closed-connection',
      send(gzipped(packed.subarray(0, 40), packed.length)),
    ],
    ['gzip that is none', 'bad-compression', send(gzipped(Buffer.alloc(50, 'báo')))],
    ['a bomb', 'too-long', send(gzipped(gzipSync(Buffer.alloc(30_000_000))))],
    ['a part', 'cut-short', send(`HTTP/1.1 206 Partial\r\ncontent-length: 5\r\n\r\n<rss>`)],
    ['another protocol', 'bad-answer', send('<rss></rss>')],
    [
      'a protocol that is switched',
      'bad-answer',
      send('HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
    ['a NUL in a header', 'bad-answer', send(`${ok}x: a\0b\r\n\r\n<rss>`)],
    ['a header without a name', 'bad-answer', send(`${ok}: x\r\n\r\n<rss>`)],
    ['a redirect to nowhere', 'bad-location', redirect('http://')],
    ['a redirect to a very long address', 'bad-location', redirect(`/${'x'.repeat(9_000)}`)],
    ['a redirect to a port that is none', 'bad-location', redirect('http://example.org:99999/')],
    [
      'a redirect with a password',
      'address-with-password',
      redirect('http://me:secret@example.org/'),
    ],
    ['a redirect to a script', 'bad-redirect', redirect('javascript:alert(1)')],
    [
      'a redirect to another port of the machine',
      'private-address',
      redirect('http://127.0.0.1:1/'),
    ],
    ['a redirect to itself', 'too-many-redirects', redirect('/feed')],
  ])('names it, in time, and closes the connection: %s', async (name, kind, played) => {
    play = played;
    const slow = kind === 'timeout' || name.includes('dripping');
    const startedAt = performance.now();
    const outcome = await get(slow ? fetcher : patient);
    expect(outcome.kind === 'failed' && outcome.details?.kind).toBe(kind);
    expect(performance.now() - startedAt).toBeLessThan(slow ? shortMs + 1_000 : longMs / 2);
    await eventually(() => expect(open.size).toBe(0));
  });

  it.each<[string, string, Play]>([
    ['nothing', 'timeout', () => {}],
    ['one byte after the other', 'timeout', drip('\x16\x03\x03\x3f\xff\x02\x00\x3f\xf0', 'x')],
    ['HTTP', 'failed-tls', send(`${ok}\r\n<rss>`)],
    ['a reset', 'closed-connection', (socket) => socket.resetAndDestroy()],
    ['an end', 'closed-connection', (socket) => void socket.end()],
  ])('names what a server answers instead of TLS: %s', async (_, kind, played) => {
    play = played;
    const outcome = await get(kind === 'timeout' ? fetcher : patient, 'https');
    expect(outcome.kind === 'failed' && outcome.details?.kind).toBe(kind);
    await eventually(() => expect(open.size).toBe(0));
  });

  it('names the host that failed after a redirect', async () => {
    play = (socket) => redirect('http://gone.invalid/feed')(socket);
    expect(await get()).toMatchObject({
      details: { kind: 'unknown-host', values: { host: 'gone.invalid' } },
    });
    const other = createServer(
      (socket) =>
        void socket.once('data', () =>
          socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
        ),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const otherHost = `127.0.0.1:${(other.address() as AddressInfo).port}`;
    const both = new HttpFetcher({ ...settings, allowedPrivateHosts: [host, otherHost] });
    play = redirect(`http://${otherHost}/`);
    const request = { url: `http://${host}/feed`, accept: '*/*' };
    expect(await both.fetch(request)).toMatchObject({
      problem: `It redirects to ${otherHost}, which answers 404: there is no such page. Look for its new address.`,
    });
    other.close();
    await both.close();
    const refused = new HttpFetcher({ ...settings, allowedPrivateHosts: [host, otherHost] });
    expect(await refused.fetch(request)).toMatchObject({
      details: { kind: 'refused-connection', values: { host: otherHost } },
    });
    await refused.close();
  });

  it('keeps no header that can do harm, and sends none back', async () => {
    let asked = '';
    play = (socket) =>
      send(
        `${ok}etag: "${'x'.repeat(2_000)}"\r\nlast-modified: Thu, 01 Jan 2099 00:00:00 GMT\r\n` +
          `content-type: text/xml; x="\xe1"\r\ncontent-length: 5\r\n\r\n<rss>`,
      )(socket);
    expect(await get()).toMatchObject({
      kind: 'fetched',
      etag: null,
      lastModified: null,
      contentType: '',
    });
    const spying = createServer((socket) =>
      socket.once('data', (data) => {
        asked = data.toString('latin1');
        socket.end('HTTP/1.1 304 Not Modified\r\n\r\n');
      }),
    );
    await new Promise<void>((resolve) => spying.listen(0, '127.0.0.1', resolve));
    const spyingHost = `127.0.0.1:${(spying.address() as AddressInfo).port}`;
    const polite = new HttpFetcher({ ...settings, allowedPrivateHosts: [spyingHost] });
    const validators = { etag: '"mới"', lastModified: 'now\r\nx-evil: 1' };
    const outcome = await polite.fetch({ url: `http://${spyingHost}/`, accept: '*/*', validators });
    expect(outcome.kind).toBe('not-modified');
    expect(asked).not.toMatch(/if-none-match|if-modified-since|evil/i);
    spying.close();
    await polite.close();
  });

  it('keeps a connection for the next request only after a whole answer', async () => {
    play = (socket) => void socket.write(`${ok}content-length: 5\r\n\r\n<rss>`);
    const keeping = new HttpFetcher({ ...settings, allowedPrivateHosts: [host] });
    const request = { url: `http://${host}/feed`, accept: '*/*' };
    expect((await keeping.fetch(request)).kind).toBe('fetched');
    expect(open.size).toBe(1);
    await keeping.close();
    await eventually(() => expect(open.size).toBe(0));
  });

  it.each([
    ['of twenty bytes', 20, 50_000],
    ['of two hundred bytes', 200, 10_000],
  ])('takes a long body in chunks %s, which honest servers send too', async (_, size, count) => {
    const chunk = `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;
    play = send(`${chunked}${chunk.repeat(count)}0\r\n\r\n`);
    const outcome = await get();
    expect(outcome.kind === 'fetched' && outcome.body.byteLength).toBe(size * count);
  });

  it('asks again where a connection that was kept is closed meanwhile', async () => {
    let answered = 0;
    play = (socket) => {
      answered += 1;
      socket.write(`${ok}content-length: 5\r\n\r\n<rss>`);
      socket.once('data', () => socket.resetAndDestroy());
    };
    expect((await get()).kind).toBe('fetched');
    expect((await get()).kind).toBe('fetched');
    expect(answered).toBe(2);
  });

  it('sends no password, whoever asks for it', async () => {
    const url = 'http://me:secret@example.org/';
    expect(await fetcher.fetch({ url, accept: '*/*' })).toMatchObject({
      details: { kind: 'address-with-password' },
    });
  });

  it('breaks off what is going on when it is closed', async () => {
    play = drip(`${ok}\r\n`, 'x');
    const closing = new HttpFetcher({
      ...settings,
      timeoutMs: 60_000,
      allowedPrivateHosts: [host],
    });
    const outcome = closing.fetch({ url: `http://${host}/feed`, accept: '*/*' });
    await eventually(() => expect(open.size).toBe(1));
    await closing.close();
    expect((await outcome).kind).toBe('failed');
    await eventually(() => expect(open.size).toBe(0));
  });
});
