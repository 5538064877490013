import { Reader, type ReaderSettings } from './reader.ts';

const now = new Date('2026-11-01T00:00:00Z');

/** `@slow 300@` in a feed keeps a process of `odd-read-worker` for 300 ms. */
const feed = (content: string) =>
  `<rss version="2.0"><channel><title>F</title><item><title>T</title><description>${content}</description></item></channel></rss>`;

describe('Reader', () => {
  let reader: Reader;
  let problems: { problem: string; error: unknown; ids: unknown }[] = [];

  function start(settings: Partial<ReaderSettings> = {}): void {
    problems = [];
    reader = new Reader({
      processes: 2,
      timeoutMs: 1_500,
      warm: true,
      worker: '../testing/odd-read-worker',
      onProblem: (problem, error, about) => problems.push({ problem, error, ids: about?.ids }),
      ...settings,
    });
  }
  afterEach(() => reader.close());

  const readFeed = (content: string, sourceId = 's') =>
    reader.readFeed({
      body: Buffer.from(feed(content)),
      contentType: 'application/rss+xml',
      url: 'https://a.example/feed',
      sharedLinks: [],
      context: { sourceId, outlets: [], now, language: null, folders: [] },
    });

  it.each([
    ['an error that nobody foresaw', '@throw@', 'reader-failed', /TypeError: odd/],
    ['what is no error', '@throw null@', 'reader-failed', /null/],
    ['a result that can’t be cloned', '@uncloneable@', 'reader-failed', /could not be cloned/],
    ['a process that ends', '@exit@', 'reader-failed', /ended with code 3/],
    ['a process that crashes', '@crash@', 'reader-failed', /ended by SIGSEGV/],
    ['an error outside of reading', '@throw later@', 'reader-failed', /later/],
    ['an error by a value', '@date@', 'reader-failed', /Invalid time value/],
    ['a stack overflow', '@recurse@', 'heavy-document', /too large/],
    ['too much memory', '@fill@', 'heavy-document', /too large/],
    ['a loop', '@loop@', 'slow-document', /1\.5 s/],
    ['native code that can’t be stopped', '@stuck@', 'slow-document', /1\.5 s/],
  ])('says why a document is unreadable: %s', async (_, content, kind, problem) => {
    start(content === '@fill@' ? { timeoutMs: 15_000 } : {});
    const outcome = await readFeed(content);
    expect(outcome).toMatchObject({ kind: 'unreadable', details: { kind } });
    expect(outcome).toHaveProperty('problem', expect.stringMatching(problem));
    expect(await readFeed('good')).toMatchObject({ kind: 'read' });
  });

  it('logs the cause of what nobody foresaw, with where it happened, once', async () => {
    start();
    for (const content of ['@throw@', '@throw@', '@throw null@']) await readFeed(content);
    expect(problems.map(({ ids }) => ids)).toEqual([
      { url: 'https://a.example/feed', sourceId: 's' },
      { url: 'https://a.example/feed', sourceId: 's' },
    ]);
    const [first] = problems;
    expect(first?.error).toMatchObject({
      name: 'TypeError',
      stack: expect.stringMatching(/TypeError: odd\n +at .*odd-read-worker/),
    });
  });

  it('gives each document its full time, however many wait before it', async () => {
    start();
    const slow = Array.from({ length: 6 }, (_, n) => readFeed('@slow 1000@', `slow ${n}`));
    const good = Array.from({ length: 4 }, (_, n) => readFeed('good', `good ${n}`));
    const outcomes = await Promise.all([...slow, ...good]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(10).fill('read'));
  });

  it('lets no source that was slow delay the others', async () => {
    start();
    await Promise.all(['a', 'b', 'c'].map((id) => readFeed('@slow 400@', id)));
    const ended: string[] = [];
    const all = ['a', 'b', 'c', 'good 1', 'good 2'].map(async (id) => {
      await readFeed(id.startsWith('good') ? 'good' : '@slow 400@', id);
      ended.push(id);
    });
    await Promise.all(all);
    expect(ended.slice(0, 2).sort()).toEqual(['good 1', 'good 2']);
  });

  it('is never stuck, whatever a document does', async () => {
    start({ processes: 1, timeoutMs: 1_500 });
    for (let n = 0; n < 3; n += 1) {
      expect(await readFeed('@stuck@', 'stuck')).toMatchObject({ kind: 'unreadable' });
      expect(await readFeed('good', 'good')).toMatchObject({ kind: 'read' });
    }
  });

  it('gives back the memory of a document that took much of it', async () => {
    start({ processes: 1, timeoutMs: 10_000 });
    const processOf = async (content: string) => {
      const outcome = await readFeed(content);
      return outcome.kind === 'read' ? outcome.result.head.title : outcome.problem;
    };
    const first = await processOf('@grow 20@');
    expect(await processOf('@grow 150@')).toBe(first);
    expect(await processOf('good')).not.toBe(first);
  });

  it('throws when it is closed, as nothing is wrong with the document', async () => {
    start();
    const readings = Array.from({ length: 5 }, () => readFeed('@slow 60000@'));
    const ended = Promise.allSettled(readings);
    const began = performance.now();
    await reader.close();
    expect((await ended).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(performance.now() - began).toBeLessThan(5_000);
    await expect(readFeed('good')).rejects.toThrow(/stopping/);
  });
});
