import {
  SearchArticles,
  type AnswerOf,
  type NamedEntity,
  type RequestOf,
} from '@newsline/contracts';
import { articleUpdate, someTopics, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../../read-model/testing/sample-search.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const trump: NamedEntity = { kind: 'person', key: 'donald-trump', name: 'Donald Trump' };
const arabic: NamedEntity = { kind: 'person', key: 'محمد', name: 'محمد' };
const names = [
  { value: 'person:donald-trump', name: 'Donald Trump', count: 31 },
  { value: 'country:US', name: 'Hoa Kỳ', count: 20 },
  { value: 'organisation:fbi', name: 'FBI', count: 9 },
  { value: 'vulnerability:CVE-2024-3094', name: 'CVE-2024-3094', count: 2 },
  { value: 'malware:xz', name: 'xz', count: 2 },
  { value: 'god:zeus', name: 'Zeus', count: 1 },
];
const found = searchFound([searchHit({ articleId: 'a', storyId: 's', more: 2 })], {
  total: 31,
  facets: { topics: [], sources: [], outlets: [], languages: [], entities: names },
  days: [
    { day: '2026-01-20', count: 19 },
    { day: '2026-01-26', count: 8 },
    { day: '2026-02-01', count: 4 },
  ],
  next: 'further',
});

let site: Site;
let asked: RequestOf<typeof SearchArticles> | null;

beforeAll(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf },
    articleUpdate({ id: 'a' }, { storyId: 's', entities: [trump, arabic] }),
    articleUpdate({ id: 'older' }, { storyId: 's' }),
    storyUpdate({ storyId: 's', headlineArticleId: 'a', articleCount: 2 }),
  );
  await site.bus.answer(
    SearchArticles,
    async (request): Promise<AnswerOf<typeof SearchArticles>> => {
      asked = request;
      if (request.cursor === 'made-up') return { kind: 'bad-cursor', reason: 'unknown' };
      const known = ['person:donald-trump', 'country:US'].includes(request.allEntities[0] ?? '');
      return known || request.text !== '' ? found : searchFound();
    },
  );
});
afterAll(() => site.close());
beforeEach(() => {
  asked = null;
});

const hrefs = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((link) =>
    decodeURIComponent(link.getAttribute('href') ?? ''),
  );

describe('the page of somebody', () => {
  it('shows who it is, how much news names them, and the newest of it', async () => {
    const { status, document } = await site.ask('/entities/person/donald-trump?cursor=c');
    expect(status).toBe(200);
    expect(asked).toMatchObject({
      ...{ text: '', allEntities: ['person:donald-trump'], sort: 'newest', group: 'story' },
      cursor: 'c',
    });
    expect(textOf(document.querySelector('h1'))).toBe('Donald Trump');
    expect(textOf(document.querySelector('.pagehead .facts'))).toContain(
      'Nhân vật · 31 bài · 12 bài trong 7 ngày qua',
    );
    expect(hrefs(document, '.results h3 a')).toEqual(['/articles/a']);
    expect(hrefs(document, '.othershits')[0]).toContain('entity=person:donald-trump&story=s');
    expect(hrefs(document, 'a[rel=next]')).toEqual([
      '/entities/person/donald-trump?cursor=further',
    ]);
    expect(hrefs(document, '.bars a').at(-1)).toContain('entity=person:donald-trump');
  });

  it('links to its feeds, for people and for programs', async () => {
    const { document } = await site.ask('/entities/person/donald-trump');
    const feed = '/feeds/search.rss?entity=person:donald-trump';
    expect(hrefs(document, '.pagehead .feeds a')[0]).toBe(feed);
    expect(hrefs(document, 'link[type="application/rss+xml"]')).toEqual([feed]);
  });

  it('shows what is named with them, by kind, in the language of the page', async () => {
    for (const [language, country] of [
      ['vi', 'Hoa Kỳ'],
      ['en', 'United States'],
    ] as const) {
      const { document } = await site.ask(`/entities/person/donald-trump?lang=${language}`);
      const named = [...document.querySelectorAll('.facets dd')].map(textOf);
      expect(named).toEqual(['FBI', country, 'CVE-2024-3094, xz']);
    }
    const { document } = await site.ask('/entities/country/US?lang=en');
    expect(textOf(document.querySelector('h1'))).toBe('United States');
    expect(hrefs(document, '.facets dd a')[0]).toBe('/entities/person/donald-trump');
  });

  it.each([
    ['somebody nobody knows', '/entities/person/ai-do', 'Chưa có bài nào nhắc tới “ai-do”.'],
    ['a country without news', '/entities/country/FR?lang=en', 'No article names “France” yet.'],
    ['no country', '/entities/country/toString', 'Chưa có bài nào nhắc tới “toString”.'],
  ])('says that nothing is known of %s', async (_, url, message) => {
    const { status, document } = await site.ask(url);
    expect([status, textOf(document.querySelector('.message'))]).toEqual([404, message]);
    expect(document.querySelector('meta[name=robots]')).not.toBeNull();
  });

  it.each(['/entities/god/zeus', `/entities/person/${'a'.repeat(300)}`, '/entities/person'])(
    'is not there: %s',
    async (url) => {
      const { status, document } = await site.ask(url);
      expect([status, textOf(document.querySelector('h1'))]).toEqual([404, 'Không có trang này']);
      expect(asked).toBeNull();
    },
  );

  it('offers the first page for an unknown cursor', async () => {
    const { status, document } = await site.ask('/entities/person/donald-trump?cursor=made-up');
    expect(status).toBe(400);
    expect(hrefs(document, '.empty a')[0]).toBe('/entities/person/donald-trump');
  });
});

describe('an article’s page', () => {
  it('links whom and what it names, each name by itself', async () => {
    const { document } = await site.ask('/articles/a');
    const links = [...document.querySelectorAll('[aria-labelledby=named] a')];
    expect(links.map((link) => [textOf(link), link.firstElementChild?.tagName])).toEqual([
      ['Donald Trump', 'BDI'],
      ['محمد', 'BDI'],
    ]);
    expect(hrefs(document, '[aria-labelledby=named] a')).toEqual([
      ...['/entities/person/donald-trump', '/entities/person/محمد'],
    ]);
  });

  it('has no such list where it names nobody, or came before names were found', async () => {
    const { document } = await site.ask('/articles/older');
    expect(document.querySelector('[aria-labelledby=named]')).toBeNull();
  });
});

describe('the search page', () => {
  it('offers names by kind, each a link that narrows', async () => {
    const { document } = await site.ask('/search?q=x');
    const facets = [...document.querySelectorAll('.facet:not(.when)')];
    expect(facets.map((facet) => textOf(facet))).toEqual([
      'Nhân vậtDonald Trump 31',
      'Tổ chứcFBI 9',
      'Quốc gia và vùng lãnh thổHoa Kỳ 20',
      'Lỗ hổng, mã độc, nhóm tấn côngCVE-2024-3094 2xz 2',
    ]);
    expect(hrefs(document, '.facet:not(.when) a')[0]).toBe(
      '/search?q=x&entity=person:donald-trump',
    );
  });

  it('shows what was chosen as a chip with its name, also where it is not among the first', async () => {
    const chosen = 'entity=person:donald-trump&entity=person:محمد&entity=person:ai-do&entity=x';
    const { document } = await site.ask(`/search?q=x&${encodeURI(chosen)}`);
    expect(asked).toMatchObject({
      entities: ['person:donald-trump', 'person:محمد', 'person:ai-do'],
    });
    expect([...document.querySelectorAll('.chosen a')].map(textOf)).toEqual([
      ...['Donald Trump ×', 'محمد ×', 'ai-do ×'],
    ]);
    const hidden = [...document.querySelectorAll('.searchform input[name=entity]')];
    expect(hidden).toHaveLength(3);
    expect(document.querySelector('.facet [aria-current=true]')?.textContent).toContain('Trump');
  });
});
