import { articleUpdate, someTopics, storyUpdate } from '../read-model/testing/sample-news.ts';
import { openSite, type Site } from './testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
let site: Site;
beforeAll(async () => {
  site = await openSite(now);
  const topics = ['diplomacy', 'beekeeping'];
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf: '2026-02-01T09:00:00.000Z' },
    articleUpdate({ id: 'a' }, { topics, storyId: 's' }),
    storyUpdate({ storyId: 's', headlineArticleId: 'a', topics }),
  );
});
afterAll(() => site.close());

it.each(['/', '/latest', '/articles/a', '/stories/s'])(
  'is not offered on %s, where articles still have it',
  async (path) => {
    const { document } = await site.ask(path);
    const links = [...document.querySelectorAll('main a[href^="/topics/"]')];
    const paths = new Set(links.map((link) => link.getAttribute('href')));
    expect(paths).toContain('/topics/diplomacy');
    expect(paths).not.toContain('/topics/beekeeping');
  },
);
