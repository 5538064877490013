import { articleUpdate, someTopics, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
let site: Site;

/** A story of one article, its own topic first. */
function story(id: string, topics: string[]) {
  return [
    articleUpdate({ id, title: `Bài ${id}` }, { storyId: `s-${id}`, topics }),
    storyUpdate({ storyId: `s-${id}`, headline: `Bài ${id}`, headlineArticleId: id, topics }),
  ];
}

beforeAll(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  await site.apply({ kind: 'topics', topics: someTopics, asOf });
  for (const update of [
    ...story('lead', ['diplomacy']),
    ...story('breach', ['cybersecurity', 'diplomacy']),
    ...story('talks', ['diplomacy']),
    ...story('pact', ['diplomacy', 'cybersecurity']),
  ]) {
    await site.apply(update);
  }
});
afterAll(() => site.close());

describe('the front page’s topics', () => {
  it('name the largest first', async () => {
    const { document } = await site.ask('/');
    const names = [...document.querySelectorAll('.sections a')].map(textOf);
    expect(names.slice(2, 4)).toEqual(['Ngoại giao', 'An ninh mạng']);
  });

  it('show a story in its own topic, and in no other', async () => {
    const { document } = await site.ask('/');
    const headlines = (topic: string) =>
      [...document.querySelectorAll(`[aria-labelledby=topic-${topic}] h3`)].map(textOf);
    expect(headlines('cybersecurity')).toEqual(['Bài breach']);
    expect(headlines('diplomacy')).toHaveLength(2);
    expect(headlines('diplomacy')).not.toContain('Bài breach');
  });
});
