import { type DataOf, SourcePolled } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { hourMs, startPolls, type ClockedPolls } from '../testing/clocked-polls.ts';
import { serve, type Host } from '../testing/served-ingest.ts';
import { pollSoon } from './manage-sources.ts';

describe('a host that asks to be left alone', () => {
  let hosts: Host[];
  let polls: ClockedPolls;
  let answer: readonly [status: number, retryAfter: string];
  let published: DataOf<typeof SourcePolled>[];

  beforeEach(async () => {
    const serveOne = () =>
      serve(({ url }, response) =>
        url?.startsWith('/to/')
          ? response.writeHead(302, { location: `${hosts[1]?.url}/` }).end()
          : response.writeHead(answer[0], { 'retry-after': answer[1] }).end(),
      );
    hosts = [await serveOne(), await serveOne()];
    polls = startPolls(hosts);
    published = [];
    await polls.dependencies.bus.subscribe({
      group: 'spec',
      contract: SourcePolled,
      batchSize: 9,
      handle: async (events) => void published.push(...events.map(({ data }) => data)),
    });
  });
  afterEach(async () => {
    await polls.close();
    for (const host of hosts) host.close();
  });

  const add = (host: number, path: string) => polls.add(`${hosts[host]?.url}${path}`);
  /** After how many hours it is polled. */
  const waits = async (id: string) => {
    const { nextPollAt } = (await polls.source(id)).health;
    return (Date.parse(nextPollAt) - polls.dependencies.now().getTime()) / hourMs;
  };

  const inFiveHours = new Date(Date.now() + 5 * hourMs).toUTCString();
  it.each([
    ['429, in seconds', 429, '18000', 5],
    ['503, by a date', 503, inFiveHours, 5],
    ['429, longer than an operator allows', 429, '864000', 24],
  ])('has all its sources wait: %s', async (_, status, retryAfter, hours) => {
    answer = [status, retryAfter];
    const [id, beside, elsewhere] = [await add(0, '/a'), await add(0, '/b'), await add(1, '/c')];
    polls.pass(1);
    await polls.poll(id);
    expect(await waits(id)).toBeCloseTo(hours, 2);
    expect(await waits(beside)).toBeCloseTo(hours, 2);
    expect(await waits(elsewhere)).toBeCloseTo(0, 2);
    const { health } = await polls.source(beside);
    expect(health).toMatchObject({
      status: 'new',
      failures: 0,
      nextPollReason: { kind: 'retry-after' },
    });
    await eventually(() =>
      expect(published).toContainEqual({
        source: expect.objectContaining({ id: beside, health }),
        asOf: expect.any(String),
        poll: expect.objectContaining({ outcome: 'paused', status: null, bytes: null }),
      }),
    );
    await pollSoon(beside, polls.dependencies);
    expect(await waits(beside)).toBe(0);
  });

  it.each([
    ['it fails by itself', 500, '18000'],
    ['it is gone', 404, '18000'],
    ['it says nothing that can be understood', 429, 'soon'],
    ['it asks for no pause', 429, '0'],
  ])('has only the one wait that was polled where %s', async (_, status, retryAfter) => {
    answer = [status, retryAfter];
    const [id, beside] = [await add(0, '/a'), await add(0, '/b')];
    await polls.poll(id);
    expect(await waits(id)).toBeGreaterThanOrEqual(2);
    expect(await waits(beside)).toBe(0);
  });

  it('is the one that answers, not the one that redirects there', async () => {
    answer = [429, '18000'];
    const [id, beside, there] = [await add(0, '/to/1'), await add(0, '/b'), await add(1, '/c')];
    await polls.poll(id);
    expect(await Promise.all([id, beside, there].map(waits))).toEqual([5, 0, 5]);
  });
});
