import { type DataOf, SourcePolled, type SourcePoll } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { hourMs, startPolls, type ClockedPolls } from '../testing/clocked-polls.ts';
import { serve, type Host } from '../testing/served-ingest.ts';

type Answer = { readonly status: number; readonly body: string };

const rss = (...items: readonly string[]) =>
  `<rss version="2.0"><channel><title>Báo</title>${items.join('')}</channel></rss>`;
const item = (title: string) =>
  `<item><title>${title}</title><guid>${title.slice(0, 1)}</guid></item>`;
const empty = '<item><pubDate>Mon, 02 Mar 2026 00:00:00 GMT</pubDate></item>';

describe('what is told of a poll', () => {
  let host: Host;
  let polls: ClockedPolls;
  let answer: Answer;
  let published: DataOf<typeof SourcePolled>[];

  beforeEach(async () => {
    host = await serve(({ headers }, response) => {
      if (answer.status === 304 && !headers['if-none-match']) answer = { ...answer, status: 200 };
      response.writeHead(answer.status, { etag: '"a"' }).end(answer.body);
    });
    polls = startPolls([host]);
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
    host.close();
  });

  const told = async (count: number): Promise<SourcePoll[]> => {
    const found = () => published.flatMap(({ poll }) => poll ?? []);
    await eventually(() => expect(found()).toHaveLength(count));
    return found().toSorted((a, b) => (a.at < b.at ? -1 : 1));
  };

  it('is its outcome, what came, and what became of the articles', async () => {
    const first = rss(item('a'), item('b'), empty);
    const second = rss(item('a changed'), item('b'), item('c'), '<item><title>d');
    const answers: readonly Answer[] = [
      { status: 200, body: first },
      { status: 200, body: first },
      { status: 304, body: '' },
      { status: 200, body: second },
      { status: 200, body: `${second} ` },
      { status: 503, body: 'down' },
      { status: 200, body: '<html><body>No feed</body></html>' },
    ];
    answer = answers[0] ?? { status: 500, body: '' };
    const id = await polls.add(`${host.url}/rss`);
    for (const each of answers) {
      answer = each;
      polls.pass(hourMs);
      await polls.poll(id);
    }
    const nothing = { newArticles: 0, changedArticles: 0, refusedArticles: 0 };
    const ok = { by: 'poll', status: 200, problem: null, warnings: [], ...nothing };
    const early = {
      warnings: [expect.stringContaining('end tags')],
      warningDetails: [{ kind: 'missing-end-tags' }],
    };
    const bytes = (text: string) => Buffer.byteLength(text);
    expect(await told(answers.length)).toMatchObject([
      {
        ...ok,
        at: '2026-03-02T01:00:00.000Z',
        outcome: 'changed',
        bytes: bytes(first),
        newArticles: 2,
        refusedArticles: 1,
        warnings: [expect.stringContaining('left out')],
        warningDetails: [{ kind: 'empty-articles', count: 1 }],
      },
      { ...ok, at: '2026-03-02T02:00:00.000Z', outcome: 'not-modified', bytes: bytes(first) },
      { ...ok, outcome: 'not-modified', status: 304, bytes: null },
      {
        ...ok,
        outcome: 'changed',
        bytes: bytes(second),
        newArticles: 2,
        changedArticles: 1,
        ...early,
      },
      { ...ok, ...early, outcome: 'unchanged' },
      {
        ...ok,
        outcome: 'failed',
        status: 503,
        bytes: null,
        problem: expect.stringContaining('503'),
        problemDetails: { kind: 'server-failed' },
      },
      { ...ok, outcome: 'failed', bytes: 33, problem: expect.stringContaining('HTML page') },
    ]);
  });

  it('is a change where only a date is corrected', async () => {
    const dated = (date: string) => rss(`<item><title>a</title><guid>a</guid>${date}</item>`);
    answer = { status: 200, body: dated('') };
    const id = await polls.add(`${host.url}/rss`);
    polls.pass(hourMs);
    await polls.poll(id);
    answer = { status: 200, body: dated('<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>') };
    polls.pass(hourMs);
    await polls.poll(id);
    expect(await told(2)).toMatchObject([
      { outcome: 'changed', newArticles: 1, changedArticles: 0 },
      { outcome: 'changed', newArticles: 0, changedArticles: 1 },
    ]);
  });

  it('is when an outage began, why, and when it ended', async () => {
    answer = { status: 503, body: '' };
    const id = await polls.add(`${host.url}/rss`);
    const outage = async () => (await polls.source(id)).health.outage;
    expect(await outage()).toBeNull();
    await polls.poll(id);
    const first = {
      since: '2026-03-02T00:00:00.000Z',
      problem: expect.stringContaining('503'),
      problemDetails: { kind: 'server-failed', values: { status: '503' } },
      endedAt: null,
    };
    expect(await outage()).toEqual(first);
    polls.pass(hourMs);
    answer = { status: 404, body: '' };
    await polls.poll(id);
    expect(await outage()).toEqual(first);
    polls.pass(hourMs);
    answer = { status: 200, body: rss(item('a')) };
    await polls.poll(id);
    const ended = { ...first, endedAt: '2026-03-02T02:00:00.000Z' };
    expect(await outage()).toEqual(ended);
    polls.pass(hourMs);
    await polls.poll(id);
    expect(await outage()).toEqual(ended);
    answer = { status: 404, body: '' };
    await polls.poll(id);
    expect(await outage()).toMatchObject({ since: '2026-03-02T03:00:00.000Z', endedAt: null });
  });

  it('is an outage that began before an earlier version noted any', async () => {
    answer = { status: 404, body: '' };
    const id = await polls.add(`${host.url}/rss`);
    await polls.poll(id);
    const before = await polls.source(id);
    const noted = { ...before, health: { ...before.health, outage: null } };
    await polls.dependencies.sources.put(noted);
    polls.pass(hourMs);
    await polls.poll(id);
    expect((await polls.source(id)).health.outage).toMatchObject({
      since: before.health.lastPolledAt,
      endedAt: null,
    });
  });
});
