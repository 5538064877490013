import { Fetcher, type FetchOutcome, type FetchRequest } from './fetcher.ts';
import { HostPace } from './host-pace.ts';
import { RobotsFiles } from './robots-files.ts';
import { problemOf } from './source-problem.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const page = new URL('https://bao.example/rieng/1');
const { signal } = new AbortController();

const file = (text: string): FetchOutcome => ({
  kind: 'fetched',
  status: 200,
  url: '',
  contentType: '',
  body: Buffer.from(text),
  etag: null,
  lastModified: null,
  freshForMs: null,
});
const failure = (...problem: Parameters<typeof problemOf>): FetchOutcome => ({
  kind: 'failed',
  ...problemOf(...problem),
  retryAfterMs: null,
});
const closed = file('User-agent: *\nDisallow: /rieng/\nCrawl-delay: 600');

class Web extends Fetcher {
  readonly asked: string[] = [];
  answer = closed;
  override async fetch({ url }: FetchRequest): Promise<FetchOutcome> {
    this.asked.push(url);
    return this.answer;
  }
  override async close(): Promise<void> {}
}

describe('RobotsFiles', () => {
  let web: Web;
  let clock: number;
  let pace: HostPace;
  let files: RobotsFiles;

  beforeEach(() => {
    [web, clock, pace] = [new Web(), 0, new HostPace({ pauseMs: 0 })];
    files = new RobotsFiles({ fetcher: web, pace, token: 'newsline', now: () => new Date(clock) });
  });
  const kindOf = async (url = page) => (await files.permit(url, signal)).kind;

  it('asks each origin once a day, whoever wants to know', async () => {
    expect(files.known(page)).toBeNull();
    const asked = ['/rieng/1', '/rieng/2', '/tin'].map((path) => kindOf(new URL(path, page)));
    expect(await Promise.all(asked)).toEqual(['disallowed', 'disallowed', 'allowed']);
    await kindOf(new URL('http://bao.example/'));
    await kindOf(new URL('https://bao.example:8443/'));
    clock = day - 1;
    expect(await kindOf()).toBe('disallowed');
    expect(web.asked).toEqual([
      'https://bao.example/robots.txt',
      'http://bao.example/robots.txt',
      'https://bao.example:8443/robots.txt',
    ]);
    [clock, web.answer] = [day, file('')];
    expect(await kindOf()).toBe('allowed');
  });

  it('keeps the pause that is asked for, within reason', async () => {
    expect(await files.permit(new URL('/tin', page), signal)).toEqual({
      kind: 'allowed',
      pauseMs: 30_000,
    });
  });

  it.each<[string, FetchOutcome, string]>([
    ['there is none', failure('not-found', { status: '404' }), 'allowed'],
    ['it is forbidden', failure('forbidden', { status: '403' }), 'allowed'],
    ['it is gone', failure('gone', { status: '410' }), 'allowed'],
    ['of any other fault of ours', failure('status', { status: '418' }), 'allowed'],
    ['redirects never end', failure('too-many-redirects', { count: '5' }), 'allowed'],
    ['its host may not be asked at all', failure('private-address', { host: 'x' }), 'allowed'],
    ['it is asked for too often', failure('too-many-requests', { status: '429' }), 'unknown'],
    ['the server has failed', failure('server-failed', { status: '503' }), 'unknown'],
    ['nobody answers', failure('timeout', { host: 'bao.example', seconds: '10' }), 'unknown'],
  ])('where %s', async (_, answer, kind) => {
    web.answer = answer;
    expect(await kindOf()).toBe(kind);
  });

  it('asks a server that failed again soon', async () => {
    web.answer = failure('server-failed', { status: '500' });
    await kindOf();
    clock = 14 * minute;
    await kindOf();
    expect(web.asked).toHaveLength(1);
    [clock, web.answer] = [16 * minute, file('')];
    expect(await kindOf()).toBe('allowed');
  });

  it('lets an older file stand in for one that can’t be read, for a month', async () => {
    await kindOf();
    web.answer = failure('server-failed', { status: '500' });
    for (const [at, kind] of [
      [2 * day, 'disallowed'],
      [29 * day, 'disallowed'],
      [31 * day, 'unknown'],
    ] as const) {
      clock = at;
      expect([await kindOf(), await kindOf(new URL('/tin', page))]).toEqual([
        kind,
        kind === 'unknown' ? kind : 'allowed',
      ]);
    }
  });

  it('waits for its host’s turn, and goes on where another gives up waiting', async () => {
    const leave = await pace.enter(page.host, signal);
    const givingUp = new AbortController();
    const first = files.permit(page, givingUp.signal);
    const second = files.permit(page, signal);
    givingUp.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect(web.asked).toEqual([]);
    leave();
    expect((await second).kind).toBe('disallowed');
  });
});
