import type { OutgoingHttpHeaders } from 'node:http';
import { hourMs, startPolls, type ClockedPolls } from '../testing/clocked-polls.ts';
import { serve, type Host } from '../testing/served-ingest.ts';

const feed =
  '<rss version="2.0"><channel><title>Báo</title><item><title>Tin</title><link>https://bao.example/1</link></item></channel></rss>';

type Answer = readonly [status: number, location?: string];

describe('a source that redirects', () => {
  let host: Host;
  let polls: ClockedPolls;
  let answers: Map<string, Answer>;

  beforeEach(async () => {
    answers = new Map([['/old', [301, '/new']]]);
    host = await serve(({ url = '', headers }, response) => {
      const [status, location] = answers.get(url) ?? [200];
      const sent: OutgoingHttpHeaders = { etag: '"1"', ...(location && { location }) };
      const isKnown = status === 200 && headers['if-none-match'] === '"1"';
      return response.writeHead(isKnown ? 304 : status, sent).end(feed);
    });
    polls = startPolls([host]);
  });
  afterEach(async () => {
    await polls.close();
    host.close();
  });

  const add = (path: string) => polls.add(host.url + path);
  const pathOf = async (id: string) => new URL((await polls.source(id)).url).pathname;
  async function pollFor(id: string, hours: readonly number[]): Promise<void> {
    for (const passed of hours) {
      await polls.poll(id);
      polls.pass(passed * hourMs);
    }
    await polls.poll(id);
  }

  it.each([301, 308])('for good (%i) is at its new address in the end', async (status) => {
    answers.set('/old', [status, '/new#top']);
    const id = await add('/old');
    await pollFor(id, [24]);
    expect(await pathOf(id)).toBe('/old');
    expect((await polls.source(id)).moved).toBeNull();
    polls.pass(24 * hourMs);
    await polls.poll(id);
    const at = polls.dependencies.now().toISOString();
    const moved = { from: `${host.url}/old`, to: `${host.url}/new`, at, takenBy: null };
    expect(await polls.source(id)).toMatchObject({ id, url: `${host.url}/new`, moved });
    polls.pass(hourMs);
    const before = host.requests.length;
    expect(await polls.poll(id)).toBe('unchanged');
    expect(host.requests.slice(before).map(({ path }) => path)).toEqual(['/new']);
    expect(await polls.source(id)).toMatchObject({ health: { articlesSeen: 1 }, moved });
    const known = await polls.dependencies.sources.all();
    expect(known).toHaveLength(1);
  });

  const days = [24, 24, 24, 24];
  it.each<[string, Record<string, Answer>, number[], string]>([
    ['for now (302)', { '/old': [302, '/new'] }, days, '/old'],
    ['for now (307)', { '/old': [307, '/new'] }, days, '/old'],
    [
      'for good behind a redirect for now',
      { '/old': [302, '/a'], '/a': [301, '/new'] },
      days,
      '/old',
    ],
    ['often within hours', {}, [1, 1, 1, 1, 1], '/old'],
    ['twice', {}, [72], '/old'],
    ['to an address too long to keep', { '/old': [301, `/${'x'.repeat(600)}`] }, days, '/old'],
    ['to nothing', { '/new': [404] }, days, '/old'],
    ['to what is gone', { '/new': [503] }, days, '/old'],
    ['for good, in two steps', { '/old': [301, '/a'], '/a': [308, '/new'] }, days, '/new'],
    ['for good, to a redirect for now', { '/new': [302, '/today'] }, days, '/new'],
  ])('is where it belongs, redirected %s', async (_, given, hours, path) => {
    for (const [at, answer] of Object.entries(given)) answers.set(at, answer);
    const id = await add('/old');
    await pollFor(id, hours);
    expect(await pathOf(id)).toBe(path);
  });

  it('is where it was, as long as it is sent here and there', async () => {
    const id = await add('/old');
    for (let day = 0; day < 8; day += 1) {
      answers.set('/old', [301, day % 2 ? '/new' : '/newer']);
      await polls.poll(id);
      polls.pass(24 * hourMs);
    }
    answers.delete('/old');
    await polls.poll(id);
    expect(await polls.source(id)).toMatchObject({ url: `${host.url}/old`, redirect: null });
  });

  it('goes on counting over failures', async () => {
    const id = await add('/old');
    await pollFor(id, [24]);
    answers.set('/old', [503]);
    await pollFor(id, [24]);
    answers.set('/old', [301, '/new']);
    await polls.poll(id);
    expect(await pathOf(id)).toBe('/new');
  });

  it('stays apart from the source that has the address already, and says so', async () => {
    const [id, other] = [await add('/old'), await add('/new')];
    await pollFor(id, days);
    const { moved } = await polls.source(id);
    expect(moved).toMatchObject({ to: `${host.url}/new`, takenBy: other });
    expect(await pathOf(id)).toBe('/old');
    polls.pass(24 * hourMs);
    await polls.poll(id);
    expect((await polls.source(id)).moved).toEqual(moved);
    await polls.dependencies.sources.remove(other);
    await polls.poll(id);
    expect(await polls.source(id)).toMatchObject({
      url: `${host.url}/new`,
      moved: { from: `${host.url}/old`, takenBy: null },
    });
  });

  it('says so no longer where it redirects no longer', async () => {
    const [id] = [await add('/old'), await add('/new')];
    await pollFor(id, days);
    answers.delete('/old');
    await polls.poll(id);
    expect((await polls.source(id)).moved).toBeNull();
  });

  it('is one source still for lists with its old address', async () => {
    const id = await add('/old');
    await pollFor(id, days);
    expect(await add('/old')).toBe(id);
    expect(await add('/new')).toBe(id);
    expect(await pathOf(id)).toBe('/new');
    answers.set('/new', [404]);
    await polls.poll(id);
    await add('/old');
    expect(await polls.source(id)).toMatchObject({ url: `${host.url}/old`, moved: null });
  });

  it('goes on speaking for its outlet', async () => {
    const elsewhere = await serve((_, response) => response.end(feed));
    const both = startPolls([host, elsewhere]);
    answers.set('/old', [301, `${elsewhere.url}/rss`]);
    const id = await both.add(`${host.url}/old`);
    for (let day = 0; day < 3; day += 1) {
      await both.poll(id);
      both.pass(24 * hourMs);
    }
    const { url, outlet, name } = await both.source(id);
    expect([url, outlet, name]).toEqual([`${elsewhere.url}/rss`, new URL(host.url).host, 'Báo']);
    await both.close();
    elsewhere.close();
  });
});
