import type { SourceState } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../testing/served-ingest.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const limits = { intervalMs: 15 * minuteMs, minMs: minuteMs, maxMs: dayMs };

describe('when a source is polled next', () => {
  let host: Host;
  let running: ServedIngest;
  let headers: Record<string, string>;
  let status: number;
  let head: string;
  /** Dates of its articles, newest first. */
  let dates: Date[];

  beforeEach(async () => {
    [headers, status, head, dates] = [{}, 200, '', []];
    host = await serve((_, response) => {
      const articles = dates.map(
        (date) =>
          `<item><title>Tin ${date.getTime()}</title><link>${host.url}/${date.getTime()}</link><pubDate>${date.toUTCString()}</pubDate></item>`,
      );
      const rss = `<rss version="2.0"><channel><title>Báo</title>${head}${articles.join('')}</channel></rss>`;
      response.writeHead(status, headers).end(status === 304 ? undefined : rss);
    });
    running = await startIngest([host], undefined, { limits, random: () => 0 });
  });
  afterEach(async () => {
    await running.close();
    host.close();
  });

  async function polled(times = 1): Promise<SourceState['health'] & { waitMinutes: number }> {
    await eventually(() => expect(running.polled).toHaveLength(times));
    const health = running.polled[times - 1]?.health as SourceState['health'];
    const waitMs = Date.parse(health.nextPollAt) - Date.parse(health.lastPolledAt ?? '');
    return { ...health, waitMinutes: Math.round(waitMs / minuteMs) };
  }
  const ago = (hours: number) => new Date(Date.now() - hours * 60 * minuteMs);

  it('follows from the dates of its articles at first', async () => {
    dates = Array.from({ length: 40 }, (_, n) => ago(n * 6));
    await running.ingest.add({ url: `${host.url}/feed` });
    const { waitMinutes, nextPollReason, articlesPerDay } = await polled();
    expect(nextPollReason?.kind).toBe('rhythm');
    expect(articlesPerDay).toBeGreaterThan(3.5);
    expect(articlesPerDay).toBeLessThan(4.7);
    expect(waitMinutes).toBeGreaterThan(33);
    expect(waitMinutes).toBeLessThan(40);
  });

  it('remembers what the feed wished where it says no more than that nothing has changed', async () => {
    head = '<ttl>200</ttl>';
    const { source } = (await running.ingest.add({ url: `${host.url}/feed` })) as {
      source: SourceState;
    };
    expect(await polled()).toMatchObject({
      waitMinutes: 200,
      nextPollReason: { kind: 'publisher', values: { seconds: '12000' } },
    });
    status = 304;
    await running.ingest.pollSoon(source.id);
    expect(await polled(2)).toMatchObject({ waitMinutes: 200 });
  });

  it.each<[string, () => void, object]>([
    [
      'Expires',
      () => (headers = { expires: new Date(Date.now() + 120 * minuteMs).toUTCString() }),
      { waitMinutes: 120, nextPollReason: { kind: 'publisher' } },
    ],
    [
      'Retry-After of a failure',
      () => ([status, headers] = [503, { 'retry-after': '7200' }]),
      { waitMinutes: 120, nextPollReason: { kind: 'retry-after', values: { seconds: '7200' } } },
    ],
    [
      'a failure',
      () => (status = 500),
      { waitMinutes: 30, nextPollReason: { kind: 'failures', values: { failures: '1' } } },
    ],
    [
      'hours to skip: all but the one before now',
      () => {
        const before = new Date(Date.now() - 60 * minuteMs).getUTCHours();
        const others = Array.from({ length: 24 }, (_, hour) => hour).filter((h) => h !== before);
        head = `<skipHours>${others.map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`;
      },
      { nextPollReason: { kind: 'skipped-hours' } },
    ],
  ])('follows from %s', async (_, say, expected) => {
    say();
    await running.ingest.add({ url: `${host.url}/feed` });
    expect(await polled()).toMatchObject(expected);
  });
});
