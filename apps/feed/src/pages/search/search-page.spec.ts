import { SearchArticles, type AnswerOf, type RequestOf } from '@newsline/contracts';
import { articleUpdate, sourceState, someTopics } from '../../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../../read-model/testing/sample-search.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const nothing = searchFound();
const hit = searchHit({
  articleId: 'a1',
  title: [
    { text: 'Tấn công <b>', hit: false },
    { text: 'an ninh mạng', hit: true },
  ],
  snippet: [{ text: 'Một đoạn', hit: false }],
  topics: ['cybersecurity'],
});
const something = searchFound([hit], {
  total: 31,
  facets: {
    topics: [{ value: 'cybersecurity', count: 21 }],
    sources: [{ value: 'bao-moi-viet', count: 12 }],
    outlets: [],
    languages: [{ value: 'vi', count: 30 }],
    entities: [],
  },
  next: 'further',
  correctedTo: 'an ninh mạng',
});

let site: Site;
let asked: RequestOf<typeof SearchArticles> | null;

async function open(answer: AnswerOf<typeof SearchArticles> | null): Promise<void> {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  asked = null;
  const source = sourceState({ id: 'bao-moi-viet', name: 'Báo Mới Việt' });
  await site.apply({ kind: 'topics', topics: someTopics, asOf }, { kind: 'source', source, asOf });
  await site.bus.answer(SearchArticles, async (request) => {
    asked = request;
    if (!answer) throw new Error('no index');
    return answer;
  });
}

afterEach(() => site.close());

it('shows help before there is a query, and sends no request', async () => {
  await open(nothing);
  const { document } = await site.ask('/search?q=+');
  expect(textOf(document.querySelector('.tips'))).toContain('an ninh mang');
  expect(asked).toBeNull();
});

it('shows hits with marks, the corrected query, and the next page', async () => {
  await open(something);
  const { document, html } = await site.ask('/search?q=an+nin+mang');
  expect(textOf(document.querySelector('.list mark'))).toBe('an ninh mạng');
  expect(html).toContain('Tấn công &lt;b>');
  expect(textOf(document.querySelector('.resultshead h2'))).toBe('31 kết quả');
  expect(textOf(document.querySelector('.corrected'))).toContain('“an ninh mạng”');
  expect(document.querySelector('a[rel=next]')?.getAttribute('href')).toBe(
    '/search?q=an+nin+mang&cursor=further',
  );
  expect(document.querySelector('#q')?.getAttribute('value')).toBe('an nin mang');
});

it('offers facets as links that keep the query and drop the page', async () => {
  await open(something);
  const { document } = await site.ask('/search?q=mạng&topic=cybersecurity&sort=newest&cursor=c');
  const facets = [...document.querySelectorAll('.facet a')];
  expect(facets.map((facet) => [textOf(facet), facet.getAttribute('aria-current')])).toEqual([
    ['An ninh mạng 21', 'true'],
    ['Báo Mới Việt 12', null],
    ['Tiếng Việt 30', null],
  ]);
  const hrefs = facets.map((facet) => decodeURIComponent(facet.getAttribute('href') ?? ''));
  expect(hrefs.slice(0, 2)).toEqual([
    '/search?q=mạng&sort=newest',
    '/search?q=mạng&topic=cybersecurity&source=bao-moi-viet&sort=newest',
  ]);
  const hidden = [...document.querySelectorAll('.searchform input[type=hidden]')];
  expect(hidden.map((input) => input.getAttribute('name'))).toEqual(['topic', 'sort']);
});

it('names a source that is not polled by its articles', async () => {
  await open({
    ...something,
    facets: {
      ...something.facets,
      sources: ['bao-moi-viet', 'portal', 'gone'].map((value) => ({ value, count: 1 })),
    },
  });
  await site.apply(articleUpdate({ id: 'p', sourceId: 'portal', sourceName: 'Cổng thông tin' }));
  const { document } = await site.ask('/search?q=x&source=portal');
  expect(textOf(document.querySelector('.chosen a'))).toBe('Cổng thông tin ×');
  expect([...document.querySelectorAll('.facet a')].map(textOf).slice(1, 4)).toEqual([
    'Cổng thông tin 1',
    'Báo Mới Việt 1',
    'gone 1',
  ]);
});

it('offers no outlet for demonstration news, which come from Newsline itself', async () => {
  const outlets = ['127.0.0.1:4000', 'vnexpress.net'].map((value) => ({ value, count: 2 }));
  await open({ ...something, facets: { ...something.facets, outlets } });
  const source = sourceState({
    ...{ id: 'demo', url: 'http://127.0.0.1:4000/samples/a.xml', demonstration: true },
  });
  await site.apply({ kind: 'source', source, asOf });
  const { document } = await site.ask('/search?q=x');
  expect([...document.querySelectorAll('.facet a')].map(textOf)).toContain('vnexpress.net 2');
  expect(textOf(document.querySelector('.facets'))).not.toContain('127.0.0.1');
});

it.each(['vi', 'en'])('asks for what is in the reader’s language first: %s', async (language) => {
  await open(something);
  await site.ask(`/search?q=Iran&lang=${language}`);
  expect(asked).toMatchObject({ preferredLanguage: language });
});

it('asks for whole days in the zone of the pages', async () => {
  await open(something);
  const { document } = await site.ask('/search?q=x&from=2026-02-01&to=2026-02-02&language=vi');
  expect(asked).toMatchObject({
    text: 'x',
    languages: ['vi'],
    from: '2026-01-31T17:00:00.000Z',
    to: '2026-02-02T17:00:00.000Z',
    sort: 'relevance',
  });
  expect([...document.querySelectorAll('.chosen a')].map(textOf)).toEqual([
    'Tiếng Việt ×',
    'Từ ngày 01/02/2026 ×',
    'Đến ngày 02/02/2026 ×',
  ]);
});

it('ignores what it cannot understand', async () => {
  await open(something);
  await site.ask('/search?q=x&from=yesterday&sort=best&topic=a&topic=b');
  expect(asked).toMatchObject({ text: 'x', sort: 'relevance', topics: ['a', 'b'] });
  expect(asked).not.toHaveProperty('from');
});

it('shows that nothing was found, and how to find more', async () => {
  await open(nothing);
  const { document } = await site.ask('/search?q=zzz&topic=cybersecurity&lang=en');
  expect(textOf(document.querySelector('.message'))).toBe('No article matches “zzz”.');
  expect(document.querySelector('.empty .button')?.getAttribute('href')).toBe('/search?q=zzz');
});

it('shows when search does not answer', async () => {
  await open(null);
  await site.apply(articleUpdate({ id: 'latest', title: 'Vừa đến' }));
  const { status, document } = await site.ask('/search?q=x');
  expect(status).toBe(503);
  expect(textOf(document.querySelector('.message'))).toContain('chưa trả lời');
  expect(textOf(document.querySelector('.list'))).toContain('Vừa đến');
});

it('offers the first page for an unknown cursor', async () => {
  await open({ kind: 'bad-cursor', reason: 'unknown' });
  const { status, document } = await site.ask('/search?q=x&cursor=made-up');
  expect(status).toBe(400);
  expect(document.querySelector('.empty a')?.getAttribute('href')).toBe('/search?q=x');
});
