import { changeSource, pollSoon } from './manage-sources.ts';
import { hourMs, startPolls, type ClockedPolls } from '../testing/clocked-polls.ts';
import { serve, type Host } from '../testing/served-ingest.ts';

const feed = '<rss version="2.0"><channel><title>Báo</title></channel></rss>';

describe('a source whose publisher says that it is gone', () => {
  let host: Host;
  let polls: ClockedPolls;
  let status: number;

  beforeEach(async () => {
    status = 200;
    host = await serve(({ url }, response) => {
      if (url === '/old') return response.writeHead(301, { location: '/rss' }).end();
      return response.writeHead(status).end(feed);
    });
    polls = startPolls([host]);
  });
  afterEach(async () => {
    await polls.close();
    host.close();
  });

  const isDue = async () => {
    const { sources, now } = polls.dependencies;
    return (await sources.due(now(), 9)).length > 0;
  };

  it.each([
    ['a poll is asked for', (id: string) => pollSoon(id, polls.dependencies)],
    [
      'it is changed',
      (id: string) => changeSource({ sourceId: id, name: 'Báo' }, polls.dependencies),
    ],
    ['it is added again', () => polls.add(`${host.url}/rss`)],
  ])('is polled no more until %s', async (_, ask) => {
    const id = await polls.add(`${host.url}/rss`);
    await polls.poll(id);
    status = 410;
    expect(await polls.poll(id)).toBe('failed');
    const { health } = await polls.source(id);
    expect(health).toMatchObject({
      status: 'failing',
      endedAt: polls.dependencies.now().toISOString(),
      problemDetails: { kind: 'gone' },
      problem: expect.stringContaining('asked no more'),
    });
    polls.pass(1_000 * 24 * hourMs);
    expect(await isDue()).toBe(false);
    await ask(id);
    expect(await isDue()).toBe(true);
    status = 200;
    await polls.poll(id);
    expect((await polls.source(id)).health).toMatchObject({ status: 'ok', endedAt: null });
    polls.pass(24 * hourMs);
    expect(await isDue()).toBe(true);
  });

  it('stays so, with its first day, where it is gone still', async () => {
    const id = await polls.add(`${host.url}/old`);
    status = 410;
    await polls.poll(id);
    const since = polls.dependencies.now().toISOString();
    polls.pass(48 * hourMs);
    await pollSoon(id, polls.dependencies);
    await polls.poll(id);
    expect((await polls.source(id)).health).toMatchObject({ endedAt: since, failures: 2 });
    expect(await isDue()).toBe(false);
  });

  it.each([401, 403, 404, 429, 451, 500, 503])(
    'only waits longer each time after %i',
    async (code) => {
      const id = await polls.add(`${host.url}/rss`);
      status = code;
      for (let day = 0; day < 30; day += 1) {
        await polls.poll(id);
        polls.pass(24 * hourMs);
        expect(await isDue()).toBe(true);
      }
      expect((await polls.source(id)).health).toMatchObject({ failures: 30, endedAt: null });
    },
  );
});
