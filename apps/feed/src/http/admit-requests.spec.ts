import { connect, type AddressInfo, type Socket } from 'node:net';
import { eventually } from '@newsline/platform/testing';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { webPages } from '../pages/web-pages.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
let port: number;
const open = new Set<Socket>();
beforeAll(async () => {
  feed = await startFeed({}, { requestTimeoutMs: 400, maxConnections: 200, trustedProxies: [] });
  await feed.app.listen(0, '127.0.0.1');
  port = (feed.app.getHttpServer().address() as AddressInfo).port;
});
afterEach(() => {
  for (const socket of open) socket.destroy();
  open.clear();
});
afterAll(() => feed.stop());

/** Sends this much and nothing more. */
function begin(
  text: string,
  to = port,
): { received: () => string; closed: () => boolean; socket: Socket } {
  let received = '';
  const socket = connect(to, '127.0.0.1', () => socket.write(text));
  socket.on('data', (data) => (received += data.toString('latin1')));
  socket.on('error', () => {});
  open.add(socket);
  return { received: () => received, closed: () => socket.closed, socket };
}

const unfinished = (request: string, headers: Record<string, string> = {}) =>
  begin(
    [
      `${request} HTTP/1.1`,
      'host: news.example',
      'content-type: application/json',
      'content-length: 4000000',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      '{"text":"',
    ].join('\r\n'),
  );

const statusOf = (received: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1]);

/** Every route that changes something, from the decorators that make it one. */
const formPaths = webPages.controllers.flatMap((controller) => {
  const root = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const prototype = controller.prototype as unknown as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name] ?? {};
    if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.POST) return [];
    return `/${root}/${Reflect.getMetadata(PATH_METADATA, handler)}`.replace(/\/{2,}/g, '/');
  });
});

describe('a request is answered before its body is there', () => {
  it.each<[string, string, number]>([
    ['without the key', 'POST /v1/articles', 401],
    ['at an encoded path', 'POST /v1/%61rticles', 401],
    ['at another route', 'POST /v1/sources', 401],
    ['with another method', 'PATCH /v1/sources/x', 401],
    ['with parts of a path', 'POST /v1/sources/a%2fb/poll', 401],
    ['at many', 'POST /v1/dead-letters/discard', 401],
    ['with a slash at its end', 'POST /v1/articles/', 404],
    ['with a doubled slash', 'POST //v1/articles', 404],
    ['in another case', 'POST /V1/ARTICLES', 404],
    ['where nothing is', 'POST /nothing', 404],
    ['where there is nothing to write', 'POST /v1/timeline', 405],
    ['by a method of another', 'DELETE /v1/articles', 405],
    ['that is too large for a form', 'POST /operator/login', 413],
  ])('%s: %s', async (_reason, request, status) => {
    const { received, closed } = unfinished(request);
    await eventually(() => expect(statusOf(received())).toBe(status));
    await eventually(() => expect(closed()).toBe(true));
  });

  it('with a wrong key', async () => {
    const { received } = unfinished('POST /v1/articles', { authorization: 'Bearer wrong' });
    await eventually(() => expect(statusOf(received())).toBe(401));
  });

  it.each(formPaths)('without the login cookie, or from another site: %s', async (path) => {
    const headers = { 'sec-fetch-site': 'cross-site', cookie: `newsline-operator=${feed.key}` };
    const { received } = unfinished(`POST ${path}`, headers);
    await eventually(() => expect(statusOf(received())).toBe(403));
    const isOpenToAll = /login|logout|votes/.test(path);
    const withoutKey = unfinished(`POST ${path}`);
    await eventually(() => expect(statusOf(withoutKey.received())).toBe(isOpenToAll ? 413 : 403));
  });
});

describe('what is no request is answered all the same', () => {
  it.each([
    ['no HTTP', 'EHLO news.example\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}`, 431],
    ['a request that stays unfinished', 'GET / HTTP/1.1\r\nhost: a', 408],
  ])('%s', async (_, text, status) => {
    const { received, closed } = begin(text);
    await eventually(() => expect(closed()).toBe(true));
    expect(statusOf(received())).toBe(status);
    const [head = '', body = ''] = received().split('\r\n\r\n');
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, type: expect.stringMatching(/^urn:/) });
  });
});

describe('who drips is closed', () => {
  it.each([
    ['a connection that says nothing', ''],
    ['headers without an end', 'POST /v1/articles HTTP/1.1\r\nhost: news.example\r\nx'],
  ])('%s', async (_reason, text) => {
    const { closed } = begin(text);
    await eventually(() => expect(closed()).toBe(true));
  });

  it('a body of whoever holds the key', async () => {
    const headers = { authorization: `Bearer ${feed.key}` };
    const { received, closed } = unfinished('POST /v1/articles', headers);
    await eventually(() => expect(closed()).toBe(true));
    expect(received()).not.toContain('HTTP/1.1 2');
  });

  it('a login', async () => {
    const { closed } = begin(
      'POST /operator/login HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 99\r\n\r\nkey',
    );
    await eventually(() => expect(closed()).toBe(true));
  });

  it('150 of them cost little, and readers are served meanwhile', async () => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const clients = Array.from({ length: 150 }, () => unfinished('POST /v1/articles'));
    const much = Buffer.alloc(2_000_000, 'x');
    for (const { socket } of clients) socket.write(much);
    expect((await fetch(`http://127.0.0.1:${port}/v1/topics`)).status).toBe(200);
    const cost = process.memoryUsage().rss - before;
    await eventually(() => expect(clients.filter(({ closed }) => !closed())).toEqual([]));
    expect(cost).toBeLessThan(50_000_000);
  });
});

it('refuses connections beyond the most, and takes them again', async () => {
  const many = Array.from({ length: 250 }, () => begin(''));
  await eventually(() => expect(many.some(({ closed }) => closed())).toBe(true));
  await eventually(() => expect(many.every(({ closed }) => closed())).toBe(true));
  expect((await fetch(`http://127.0.0.1:${port}/v1/topics`)).status).toBe(200);
});

it('lets a client that sends everything read its answer, and keeps the connection', async () => {
  const url = `http://127.0.0.1:${port}/v1/articles`;
  const headers = { 'content-type': 'text/plain' };
  for (const size of [10, 3_000_000]) {
    const answer = await fetch(url, { method: 'POST', headers, body: 'x'.repeat(size) });
    expect([size, answer.status]).toEqual([size, 401]);
  }
});

it.each([
  ['headers without an end', 'GET / HTTP/1.1\r\nhost: a\r\nx'],
  [
    'a body without an end',
    'POST /operator/login HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n',
  ],
])('%s does not keep the server from stopping', async (_reason, text) => {
  const limits = { requestTimeoutMs: 200, maxConnections: 10, trustedProxies: [] };
  const other = await startFeed({}, limits);
  await other.app.listen(0, '127.0.0.1');
  const { socket, closed } = begin(text, (other.app.getHttpServer().address() as AddressInfo).port);
  await eventually(() => expect(socket.bytesWritten).toBe(text.length));
  await other.stop();
  await eventually(() => expect(closed()).toBe(true));
});
