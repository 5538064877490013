import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../../testing/served-ingest.ts';

const callbackUrl = 'https://news.example/websub';
const dayMs = 86_400_000;
const limits = { intervalMs: 900_000, minMs: 60_000, maxMs: dayMs };

describe('a source whose feed offers a hub', () => {
  let hub: Host;
  let outlet: Host;
  let running: ServedIngest;
  let forms: URLSearchParams[];
  let titles: string[];
  /** Beside the feed's own links. */
  let headers: Record<string, string>;
  let links: string;

  beforeEach(async () => {
    [forms, titles, headers] = [[], ['Tin đầu'], {}];
    hub = await serve(async (request, response) => {
      expect(request.method).toBe('POST');
      forms.push(new URLSearchParams(await bodyOf(request)));
      response.writeHead(202).end();
    });
    outlet = await serve((_, response) => response.writeHead(200, headers).end(feed()));
    links = `<atom:link rel="hub" href="${hub.url}/"/><atom:link rel="self" href="${outlet.url}/rss"/>`;
    running = await startIngest([hub, outlet], undefined, { callbackUrl, limits });
  });
  afterEach(async () => {
    await running.close();
    hub.close();
    outlet.close();
  });

  const feed = (of = titles) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Báo</title>${links}${of
      .map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`)
      .join('')}</channel></rss>`;

  async function add(settings = {}) {
    const answer = await running.ingest.add({ url: `${outlet.url}/rss`, ...settings });
    if (answer.kind === 'refused') throw new Error(answer.reason);
    await eventually(() => expect(running.polled).toHaveLength(1));
    return answer.source.id;
  }

  /** Where the hub calls, as it was told. */
  function callback() {
    const [, sourceId = '', token = ''] =
      /^https:\/\/news\.example\/websub\/([^/]+)\/([^/]+)$/.exec(
        forms.at(-1)?.get('hub.callback') ?? '',
      ) ?? [];
    return { sourceId: decodeURIComponent(sourceId), token };
  }

  const intent = (more = {}) =>
    running.ingest.verifySubscription({
      ...callback(),
      mode: 'subscribe',
      topic: `${outlet.url}/rss`,
      leaseSeconds: 864_000,
      ...more,
    });

  function push(body: string, more = {}) {
    const secret = forms.at(-1)?.get('hub.secret') ?? '';
    return running.ingest.receivePush({
      ...callback(),
      contentType: 'application/rss+xml',
      signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      body: Buffer.from(body).toString('base64'),
      ...more,
    });
  }

  const reason = () => running.polled.at(-1)?.health.nextPollReason?.kind;

  it('is subscribed to once, pushed, and then polled as seldom as may be', async () => {
    const id = await add();
    await eventually(() => expect(forms).toHaveLength(1));
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': `${outlet.url}/rss`,
      'hub.lease_seconds': '864000',
    });
    expect(callback().sourceId).toBe(id);
    expect(await intent()).toEqual({ isWanted: true });
    expect(reason()).not.toBe('pushed');

    expect(await push(feed(['Tin mới', ...titles]))).toEqual({ kind: 'taken' });
    await eventually(() =>
      expect(running.ingested.map(({ title }) => title)).toEqual(['Tin đầu', 'Tin mới']),
    );
    await eventually(() => expect(reason()).toBe('pushed'));
    const bytes = Buffer.byteLength(feed(['Tin mới', ...titles]));
    const pushed = { by: 'push', outcome: 'changed', status: null, bytes, newArticles: 1 };
    expect(running.polls.at(-1)).toMatchObject(pushed);
    const { nextPollAt, lastPolledAt } = running.polled.at(-1)?.health ?? {};
    const waitMs = Date.parse(nextPollAt ?? '') - Date.parse(lastPolledAt ?? '');
    expect(waitMs).toBeGreaterThanOrEqual(dayMs);

    titles = ['Tin mới', 'Tin đầu'];
    await running.ingest.pollSoon(id);
    await eventually(() => expect(running.polled).toHaveLength(3));
    expect(reason()).toBe('pushed');
    expect(running.ingested).toHaveLength(2);
    expect(forms).toHaveLength(1);
  });

  it('ignores what is not signed with its secret', async () => {
    await add();
    await eventually(() => expect(forms).toHaveLength(1));
    await intent();
    for (const signature of [null, 'sha256=00', `sha1=${'0'.repeat(40)}`])
      expect(await push(feed(['Giả']), { signature })).toEqual({ kind: 'ignored' });
    expect(running.ingested.map(({ title }) => title)).toEqual(['Tin đầu']);
  });

  it('confirms nothing that it did not ask for', async () => {
    await add();
    await eventually(() => expect(forms).toHaveLength(1));
    for (const other of [
      { token: 'guessed' },
      { sourceId: 'nobody' },
      { topic: `${outlet.url}/other` },
      { mode: 'unsubscribe' },
    ])
      expect(await intent(other)).toEqual({ isWanted: false });
    const { ingest } = running;
    expect(await ingest.checkCallback(callback())).toEqual({ isKnown: true });
    expect(await ingest.checkCallback({ ...callback(), token: 'guessed' })).toEqual({
      isKnown: false,
    });
    expect(await push(feed(['Chưa xác nhận']))).toEqual({ kind: 'unknown' });
  });

  it('takes a denial for what it is', async () => {
    await add();
    await eventually(() => expect(forms).toHaveLength(1));
    await intent();
    expect(await intent({ mode: 'denied', leaseSeconds: null })).toEqual({ isWanted: true });
    expect(await push(feed(['Muộn']))).toEqual({ kind: 'unknown' });
    expect(await intent()).toEqual({ isWanted: false });
  });

  it('is removed, and nobody calls there any more', async () => {
    const sourceId = await add();
    await eventually(() => expect(forms).toHaveLength(1));
    await intent();
    await running.ingest.remove({ sourceId });
    expect(await running.ingest.checkCallback(callback())).toEqual({ isKnown: false });
  });

  it('is polled where a push can’t be read, or asks for pages', async () => {
    await add();
    await eventually(() => expect(forms).toHaveLength(1));
    await intent();
    titles = ['Tin mới', ...titles];
    expect(await push('<html>no feed</html>')).toEqual({ kind: 'taken' });
    await eventually(() => expect(running.ingested).toHaveLength(2));
    await eventually(() => expect(reason()).toBe('pushed'));
  });

  it('is found in Link headers as well', async () => {
    links = '';
    headers = { link: `<${hub.url}/>; rel="hub", <${outlet.url}/rss>; rel="self"` };
    await add();
    await eventually(() => expect(forms).toHaveLength(1));
    expect(forms[0]?.get('hub.topic')).toBe(`${outlet.url}/rss`);
  });
});

it('is not subscribed to where no hub could call back', async () => {
  let asked = 0;
  const hub = await serve((_, response) => response.end(void (asked += 1)));
  const outlet = await serve((_, response) =>
    response
      .setHeader('link', `<${hub.url}/>; rel=hub, </rss>; rel=self`)
      .end('<rss version="2.0"><channel><title>Báo</title></channel></rss>'),
  );
  const running = await startIngest([hub, outlet], undefined, { limits });
  await running.ingest.add({ url: `${outlet.url}/rss` });
  await eventually(() => expect(running.polled).toHaveLength(1));
  await running.close();
  expect(asked).toBe(0);
  for (const host of [hub, outlet]) host.close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}
