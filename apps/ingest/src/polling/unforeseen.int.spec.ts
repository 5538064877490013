import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../testing/served-ingest.ts';

describe('a document on which the reader fails in a way that nobody foresaw', () => {
  let host: Host;
  let served: ServedIngest;

  beforeEach(async () => {
    // The feed's path says how reading it ends: see `odd-read-worker`.
    host = await serve(({ url = '' }, response) => response.end(`@${url.slice(1)}@`));
    const worker = '../testing/odd-read-worker';
    served = await startIngest([host], undefined, { reader: { worker, timeoutMs: 1_000 } });
  });
  afterEach(async () => {
    await served.close();
    host.close();
  });

  it.each([
    ['an error', 'throw', 'reader-failed'],
    ['a process that ends', 'exit', 'reader-failed'],
    ['a result that can’t be cloned', 'uncloneable', 'reader-failed'],
    ['a stack overflow', 'recurse', 'heavy-document'],
    ['native code that can’t be stopped', 'stuck', 'slow-document'],
  ])('fails its source, which is shown and backed off: %s', async (_, path, kind) => {
    const { ingest, polled } = served;
    await ingest.add({ url: `${host.url}/${path}` });
    await eventually(() => expect(polled).toHaveLength(1));
    const { health } = polled[0] ?? {};
    expect(health).toMatchObject({ status: 'failing', failures: 1, problemDetails: { kind } });
    expect(Date.parse(health?.nextPollAt ?? '')).toBeGreaterThan(Date.now() + 110_000);
    expect(host.requests).toHaveLength(1);
  });

  it('is refused where it is handed in, and says why', async () => {
    const document = { contentType: 'text/html', body: '@throw@' };
    expect(await served.ingest.submit(document)).toEqual({
      kind: 'refused',
      field: 'body',
      reason: expect.stringMatching(/^Newsline failed to read it \(TypeError: odd\)/),
    });
    expect(served.problems.map(({ error }) => error)).toMatchObject([
      { name: 'TypeError', stack: expect.stringContaining('odd-read-worker') },
    ]);
  });
});
