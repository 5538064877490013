import { type RequestOf, SearchArticles } from '@newsline/contracts';
import { someTopics, sourceState } from '../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const sources = [
  ['bbc', 'BBC News', 'https://www.bbc.com/rss'],
  ['vne', 'VnExpress - Tin mới', 'https://vnexpress.net/moi.rss'],
  ['vne-tg', 'VnExpress - Thế giới', 'https://vnexpress.net/tg.rss'],
  ['twin-1', 'Bản tin đôi', 'https://twins.example/1'],
  ['twin-2', 'Bản tin đôi', 'https://twins.example/2'],
  ['tt', 'Tuổi Trẻ', 'https://tuoitre.vn/rss'],
].map(([id = '', name = '', url = '']) => sourceState({ id, name, url, siteUrl: null }));

type Suggested = { kind: string; text: string; q: string; url?: string };

let feed: RunningFeed;
let asked: RequestOf<typeof SearchArticles>[] = [];
let titles: string[] = [];

beforeAll(async () => {
  feed = await startFeed();
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf },
    ...sources.map((source) => ({ kind: 'source' as const, source, asOf })),
  ]);
  await feed.bus.answer(SearchArticles, async (request) => {
    asked.push(request);
    return searchFound(
      titles.map((text, n) =>
        searchHit({
          articleId: `a/${n}`,
          title: [
            { text: text.slice(0, 3), hit: true },
            { text: text.slice(3), hit: false },
          ],
        }),
      ),
    );
  });
});
afterAll(() => feed.stop());
beforeEach(() => {
  asked = [];
  titles = [];
});

async function suggested(q: string, more = ''): Promise<Suggested[]> {
  const answer = await feed.get(`/v1/suggest?q=${encodeURIComponent(q)}${more}`);
  expect([q, answer.statusCode]).toEqual([q, 200]);
  return answer.json().suggestions;
}
const shown = (suggestions: Suggested[]) => suggestions.map(({ kind, text, q }) => [kind, text, q]);

it.each<[reason: string, q: string, expected: (readonly [string, string, string])[]]>([
  ['a topic', 'iran cyb', [['topic', 'Cybersecurity', 'iran topic:cybersecurity ']]],
  ['a topic by its other name, without marks', 'giai t', [['topic', 'Giải trí', 'topic:entertainment ']]],
  ['a topic to leave out', 'x -cyb', [['topic', 'Cybersecurity', 'x -topic:cybersecurity ']]],
  ['an outlet and its sources', 'vnex', [
    ['outlet', 'VnExpress', 'outlet:vnexpress.net '],
    ['source', 'VnExpress - Tin mới', 'source:"VnExpress - Tin mới" '],
    ['source', 'VnExpress - Thế giới', 'source:"VnExpress - Thế giới" '],
  ]],
  ['a source by a word inside its name', 'tre', [
    ['outlet', 'Tuổi Trẻ', 'outlet:tuoitre.vn '],
    ['source', 'Tuổi Trẻ', 'source:"Tuổi Trẻ" '],
  ]],
  ['sources of one name by their ids', 'nguồn bản tin', [
    ['outlet', 'Bản tin đôi', 'nguồn outlet:twins.example '],
    ['source', 'Bản tin đôi', 'nguồn source:twin-1 '],
    ['source', 'Bản tin đôi', 'nguồn source:twin-2 '],
  ]],
  ['an operator', 'iran lan', [['operator', 'lang:', 'iran lang:']]],
  ['an operator in Vietnamese', 'iran ngu', [['operator', 'nguồn:', 'iran nguồn:']]],
  ['an operator that leaves out', '-sour', [['operator', 'source:', '-source:']]],
  ['the topics, behind their operator', 'x topic:', [
    ['topic', 'Diplomacy', 'x topic:diplomacy '],
    ['topic', 'Cybersecurity', 'x topic:cybersecurity '],
    ['topic', 'Entertainment', 'x topic:entertainment '],
  ]],
  ['those that begin so', 'chủ đề:ngo', [['topic', 'Ngoại giao', 'chủ đề:diplomacy ']]],
  ['in words that are not finished', 'chủđề:an ni', [['topic', 'An ninh mạng', 'chủđề:cybersecurity ']]],
  ['a further value', 'topic:cybersecurity,ent', [['topic', 'Entertainment', 'topic:cybersecurity,entertainment ']]],
  ['a value in quotes', 'source:"bbc n', [['source', 'BBC News', 'source:"BBC News" ']]],
  ['languages', 'tiếng:vi', [['operator', 'Vietnamese', 'tiếng:vi ']]],
  ['days', 'after:ye', [['operator', 'after:yesterday', 'after:yesterday ']]],
  ['states', 'is:', [['operator', 'edited', 'is:edited ']]],
  ['nothing for the id of a story', 'story:a', []],
  ['nothing in a phrase', '"bbc', []],
  ['nothing for nothing', '', []],
  ['nothing for signs', '-', []],
])('suggests %s', async (_, q, expected) => {
  expect(shown(await suggested(q))).toEqual(expected);
}); // prettier-ignore

it('names topics and operators in the language asked for', async () => {
  expect(shown(await suggested('topic:', '&lang=vi&limit=1'))).toEqual([
    ['topic', 'Ngoại giao', 'topic:diplomacy '],
  ]);
  expect(shown(await suggested('to', '&lang=vi'))).toContainEqual(['operator', 'topic:', 'topic:']);
});

describe('from the news', () => {
  it.each<[reason: string, q: string, titles: string[], names: string[]]>([
    ['a name in most titles first', 'tay', ['Album mới của Taylor Swift', 'Hát với Taylor Swift', 'Ông Taylor Fritz thắng'], ['Taylor Swift', 'Taylor Fritz']],
    ['without marks', 'viet n', ['Tàu đến Việt Nam', 'Đội Việt Nam thắng'], ['Việt Nam']],
    ['behind other words', 'nhạc taylor s', ['Album của Taylor Swift'], ['Taylor Swift']],
    ['with small words inside', 'bank of', ['Cổ phiếu Bank of America tăng'], ['Bank of America']],
    ['no further than a comma', 'tru', ['Theo Trump, Iran nhượng bộ'], ['Trump']],
    ['no first word of a sentence', 'gi', ['Giá vàng hôm nay tăng'], []],
    ['no headline in capitals', 'tru', ['Trump Says Iran Will Yield Soon'], []],
    ['but what two of them share', 'don', ['Donald Trump Says Iran Will Yield', 'How Donald Trump Won Again'], ['Donald Trump']],
    ['nothing that is typed already', 'Taylor Swift', ['Album của Taylor Swift'], []],
  ])('%s', async (_, q, told, names) => {
    titles = told;
    const found = (await suggested(q)).filter(({ kind }) => kind === 'name');
    expect(found.map(({ text }) => text)).toEqual(names);
  }); // prettier-ignore

  it('makes a query of a name by replacing its words alone', async () => {
    titles = ['Album của Taylor Swift'];
    expect(await suggested('nhạc  taylor s')).toEqual([
      { kind: 'name', text: 'Taylor Swift', q: 'nhạc  Taylor Swift' },
      { kind: 'headline', text: titles[0], q: titles[0], url: '/articles/a%2F0' },
    ]);
  });

  it('asks once, by story, for what the operators leave', async () => {
    await suggested('topic:cybersecurity iran tru');
    expect(asked).toMatchObject([
      { text: 'iran tru', topics: ['cybersecurity'], typing: true, group: 'story', limit: 10 },
    ]);
    await suggested('iran topic:cyb');
    await suggested('topic:cybersecurity ');
    expect(asked).toHaveLength(1);
  });

  it('leaves room for headlines, each once', async () => {
    titles = ['Một', 'Một', 'Hai', 'Ba', 'Bốn'];
    const kinds = (await suggested('vnex', '&limit=4')).map(({ kind }) => kind);
    expect(kinds).toEqual(['outlet', 'headline', 'headline', 'headline']);
  });
});

it('follows the read model', async () => {
  expect(await suggested('zeitu')).toEqual([]);
  const source = sourceState({ id: 'zeit', name: 'Zeitung' });
  await feed.readModel.apply([{ kind: 'source', source, asOf }]);
  expect((await suggested('zeitu')).map(({ text }) => text)).toContain('Zeitung');
  await feed.readModel.apply([{ kind: 'source-removed', sourceId: 'zeit', asOf }]);
  expect(await suggested('zeitu')).toEqual([]);
});

it('offers what it knows while index is away, and says what has not changed', async () => {
  const alone = await startFeed();
  try {
    await alone.readModel.apply([{ kind: 'topics', topics: someTopics, asOf }]);
    const answer = await alone.get('/v1/suggest?q=cyb');
    expect(answer.json().suggestions).toMatchObject([{ kind: 'topic' }]);
    const etag = String(answer.headers['etag']);
    const again = await alone.get('/v1/suggest?q=cyb', { 'if-none-match': etag });
    expect(again.statusCode).toBe(304);
  } finally {
    await alone.stop();
  }
});
