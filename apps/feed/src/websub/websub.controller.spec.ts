import {
  CheckCallback,
  ReceivePush,
  VerifySubscription,
  type RequestOf,
} from '@newsline/contracts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const topic = 'https://bao.example/rss?a=1';
let feed: RunningFeed;
let verified: RequestOf<typeof VerifySubscription>[];
let pushed: RequestOf<typeof ReceivePush>[];

beforeAll(async () => {
  feed = await startFeed();
  await feed.bus.answer(CheckCallback, async ({ sourceId, token }) => ({
    isKnown: sourceId === 's/1' && token === 'right',
  }));
  await feed.bus.answer(VerifySubscription, async (request) => {
    verified.push(request);
    return { isWanted: request.token === 'right' && request.mode !== 'unsubscribe' };
  });
  await feed.bus.answer(ReceivePush, async (request) => {
    pushed.push(request);
    return { kind: request.signature === null ? ('ignored' as const) : ('taken' as const) };
  });
});
beforeEach(() => ([verified, pushed] = [[], []]));
afterAll(() => feed.stop());

const verify = (token: string, query: Record<string, string>) =>
  feed.app.inject({ method: 'GET', url: `/websub/s%2F1/${token}`, query });
const push = (token: string, headers: Record<string, string>, payload: string | Buffer) =>
  feed.app.inject({ method: 'POST', url: `/websub/s%2F1/${token}`, headers, payload });

describe('what a hub asks', () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': '<b>1 2</b>' };

  it('is confirmed with its challenge and nothing else', async () => {
    const answer = await verify('right', { ...asked, 'hub.lease_seconds': '864000', more: 'x' });
    expect([answer.statusCode, answer.body]).toEqual([200, '<b>1 2</b>']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(verified).toEqual([
      { sourceId: 's/1', token: 'right', mode: 'subscribe', topic, leaseSeconds: 864_000 },
    ]);
  });

  it('may leave out for how long', async () => {
    await verify('right', { ...asked, 'hub.lease_seconds': 'long' });
    await verify('right', asked);
    expect(verified.map(({ leaseSeconds }) => leaseSeconds)).toEqual([null, null]);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['is nothing that was asked for', 'wrong', asked, 404],
    ['is to end what is wanted', 'right', { ...asked, 'hub.mode': 'unsubscribe' }, 404],
    ['is no question', 'right', { 'hub.mode': 'dance', 'hub.topic': topic }, 400],
    ['is about nothing', 'right', { 'hub.mode': 'subscribe' }, 400],
  ])('is not confirmed where it %s', async (_, token, query, status) => {
    const answer = await verify(token, query);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain('<b>');
  });
});

describe('what a hub brings', () => {
  const signed = { 'x-hub-signature': 'sha256=00' };

  it.each(['application/rss+xml; charset=latin1', 'application/atom+xml', 'text/xml', 'text/html'])(
    'goes on byte for byte as %s',
    async (type) => {
      const bytes = Buffer.from([60, 0xe9, 0xff, 0, 62]);
      const answer = await push('right', { 'content-type': type, ...signed }, bytes);
      expect(answer.statusCode).toBe(202);
      expect(pushed).toEqual([
        {
          sourceId: 's/1',
          token: 'right',
          contentType: type,
          signature: 'sha256=00',
          body: bytes.toString('base64'),
        },
      ]);
    },
  );

  it('is accepted, and no more, where it is not signed', async () => {
    const answer = await push('right', { 'content-type': 'text/xml' }, '<rss/>');
    expect([answer.statusCode, answer.body]).toEqual([202, '']);
  });

  it('is not read where nobody is to call', async () => {
    const answer = await push('wrong', { 'content-type': 'text/xml', ...signed }, '<rss/>');
    expect(answer.statusCode).toBe(410);
    expect(pushed).toEqual([]);
  });

  it('has a limit', async () => {
    const headers = { 'content-type': 'text/xml', ...signed };
    expect((await push('right', headers, 'x'.repeat(5_000_001))).statusCode).toBe(413);
  });
});
