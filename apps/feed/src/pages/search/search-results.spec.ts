import { SearchArticles, type AnswerOf, type RequestOf } from '@newsline/contracts';
import {
  articleUpdate,
  sourceState,
  someTopics,
  storyUpdate,
} from '../../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../../read-model/testing/sample-search.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

type Found = Partial<AnswerOf<typeof SearchArticles> & { kind: 'found' }>;

const asOf = '2026-02-01T09:00:00.000Z';
const sources = [
  ['vne-tg', 'VnExpress - Thế giới', 'https://vnexpress.net/tg.rss'],
  ['tt', 'Tuổi Trẻ', 'https://tuoitre.vn/rss'],
].map(([id = '', name = '', url = '']) => sourceState({ id, name, url, siteUrl: null }));

let site: Site;
let answer: AnswerOf<typeof SearchArticles>;
let asked: RequestOf<typeof SearchArticles> | null;

beforeAll(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf },
    ...sources.map((source) => ({ kind: 'source' as const, source, asOf })),
    articleUpdate({ id: 'a1' }, { storyId: 's1' }),
    storyUpdate({ storyId: 's1', headlineArticleId: 'a1', headline: 'Vụ tấn công' }),
  );
  await site.bus.answer(SearchArticles, async (request) => {
    asked = request;
    return answer;
  });
});
beforeEach(() => (asked = null));
afterAll(() => site.close());

async function search(
  query: Readonly<Record<string, string>>,
  found: Found = {},
  hits = [searchHit({ articleId: 'a1', storyId: 's1' })],
) {
  answer = searchFound(hits, found);
  const { document, html } = await site.ask(`/search?${new URLSearchParams(query)}`);
  const links = (selector: string) =>
    [...document.querySelectorAll(selector)].map((link) => [
      textOf(link),
      decodeURIComponent((link.getAttribute('href') ?? '').replaceAll('+', ' ')),
    ]);
  const link = (selector: string, name: string) =>
    links(selector).find(([text]) => text === name)?.[1];
  return { document, html, links, link };
}

describe('by story', () => {
  it('shows the best hit and leads to the others', async () => {
    const { links } = await search({ q: 'x' }, {}, [
      searchHit({ articleId: 'a1', storyId: 's1', more: 4 }),
      searchHit({ articleId: 'a2' }),
    ]);
    expect(asked).toMatchObject({ group: 'story' });
    expect(links('.othershits')).toEqual([['thêm 4 bài cùng chuyện', '/search?q=x&story=s1']]);
  });

  it('or one by one, one click away', async () => {
    const { link } = await search({ q: 'x' });
    expect(link('.pills a', 'Từng bài')).toBe('/search?q=x&group=none');
    const oneByOne = await search({ q: 'x', group: 'none' });
    expect(asked).toMatchObject({ group: 'none' });
    expect(oneByOne.link('.pills a', 'Theo chuyện')).toBe('/search?q=x');
  });

  it.each([
    ['by the address', { q: 'x', story: 's1' }, '/search?q=x'],
    ['by an operator', { q: 'x tin:s1' }, '/search?q=x'],
  ])('or within one story, %s', async (_reason, query, dropped) => {
    const { links, link } = await search(query);
    expect(asked).toMatchObject({ text: 'x', storyId: 's1', group: 'none' });
    expect(links('.chosen a')).toEqual([['Trong câu chuyện: Vụ tấn công ×', dropped]]);
    expect(links('.whole a')[0]?.[1]).toBe('/stories/s1');
    expect(link('.feeds a', 'RSS')).toMatch(/^\/feeds\/search\.rss\?q=x (story:"s1"|tin:s1)$/);
    expect(link('.pills a', 'Theo chuyện')).toBeUndefined();
  });
});

describe('near matches', () => {
  const whole = searchHit({ articleId: 'whole' });
  const other = searchHit({ articleId: 'other' });
  const near = searchHit({ articleId: 'near', missing: ['qua', 'mạng'] });
  const order = (document: Document) =>
    [...document.querySelectorAll('.list > li h3, h2.near')].map(textOf);

  it.each([
    [
      'come below what has all',
      2,
      [whole, near],
      ['Bài whole', 'Chỉ 1 bài có đủ các từ. Dưới đây là những bài gần khớp.', 'Bài near'],
    ],
    [
      'come alone where nothing has all',
      1,
      [near],
      ['Không bài nào có đủ các từ. Dưới đây là những bài gần khớp.', 'Bài near'],
    ],
    [
      'are announced first where they are mixed with others',
      3,
      [whole, near, other],
      [
        'Chỉ 1 bài có đủ các từ. Dưới đây là những bài gần khớp.',
        'Bài whole',
        'Bài near',
        'Bài other',
      ],
    ],
    ['are not announced on a page without them', 2, [whole], ['Bài whole']],
  ])('%s', async (_reason, total, hits, expected) => {
    const complete = hits.includes(whole) ? 1 : 0;
    const { document } = await search({ q: 'x' }, { total, complete }, hits);
    expect(order(document)).toEqual(expected);
  });

  it('say what they lack', async () => {
    const { document } = await search({ q: 'x' }, { complete: 1 }, [whole, near]);
    expect([...document.querySelectorAll('.lacks')].map(textOf)).toEqual(['thiếu: qua, mạng']);
  });
});

describe('what was understood', () => {
  it('is a chip each, which can be taken off', async () => {
    const q =
      'x topic:diplomacy -báo:vnexpress.net lang:en sau:2026-01-20 trước:2026-01-30 là:đãsửa';
    const { links } = await search({ q, source: 'tt' });
    const without = (part: string, and = '&source=tt') =>
      `/search?q=${q.replace(` ${part}`, '')}${and}`;
    expect(links('.chosen a')).toEqual([
      ['Ngoại giao ×', without('topic:diplomacy')],
      ['Trừ VnExpress ×', without('-báo:vnexpress.net')],
      ['Tiếng Anh ×', without('lang:en')],
      ['Từ ngày 20/01/2026 ×', without('sau:2026-01-20')],
      ['Trước ngày 30/01/2026 ×', without('trước:2026-01-30')],
      ['Bài đã sửa ×', without('là:đãsửa')],
      ['Tuổi Trẻ ×', without('nothing', '')],
    ]);
    expect(asked).toMatchObject({
      text: 'x',
      topics: ['diplomacy'],
      sourceIds: ['tt'],
      languages: ['en'],
      without: { outlets: ['vnexpress.net'] },
      edited: true,
    });
  });

  it('is before a day where it is not after it', async () => {
    const { links } = await search({ q: 'x -sau:2026-01-20' });
    expect(links('.chosen a').map(([name]) => name)).toEqual(['Trước ngày 20/01/2026 ×']);
  });

  it('and what was not is said, with what may be meant', async () => {
    const { document, link } = await search({ q: 'x chủđề:ngoaigaio topik:y sau:maikia' });
    expect(textOf(document.querySelector('.notices li'))).toMatch(
      /^Không có chủ đề nào tên “ngoaigaio”\. Có phải ý bạn là: Ngoại giao/,
    );
    expect(link('.notices a', 'Ngoại giao')).toBe('/search?q=x chủđề:diplomacy topik:y sau:maikia');
    expect(link('.notices a', 'topic:')).toBe('/search?q=x chủđề:ngoaigaio topic:y sau:maikia');
    expect(link('.notices a', '7d')).toBe('/search?q=x chủđề:ngoaigaio topik:y sau:7d');
  });

  it('is dropped with all filters where nothing is found', async () => {
    const { links, document } = await search({ q: 'zz topic:diplomacy', outlet: 'a.vn' }, {}, []);
    expect(textOf(document.querySelector('.message'))).toBe('Không có bài nào khớp “zz”.');
    expect(links('.empty .button')[0]?.[1]).toBe('/search?q=zz');
  });

  it('as another word can be searched exactly as typed', async () => {
    const { links } = await search(
      { q: 'an nin mang topic:diplomacy' },
      { correctedTo: 'an ninh mang' },
    );
    expect(links('.corrected a')).toEqual([
      ['an "nin" mang', '/search?q=an "nin" mang topic:diplomacy'],
    ]);
  });
});

describe('facets', () => {
  const one = (value: string) => ({ value, count: 1 });
  const facets = {
    topics: [],
    outlets: [one('vnexpress.net'), one('nobody.example')],
    sources: [one('tt')],
    languages: [one('vi'), one('en')],
    entities: [],
  };

  it('name outlets as their sources are called, before the sources', async () => {
    const { links } = await search({ q: 'x' }, { facets });
    expect(links('.facet:not(.when) a').slice(0, 3)).toEqual([
      ['VnExpress 1', '/search?q=x&outlet=vnexpress.net'],
      ['nobody.example 1', '/search?q=x&outlet=nobody.example'],
      ['Tuổi Trẻ 1', '/search?q=x&source=tt'],
    ]);
  });

  it('widen what an operator asks for, and take it back', async () => {
    const { links } = await search({ q: 'báo:vnexpress.net,tuoitre.vn x' }, { facets });
    expect(links('.facet a[aria-current]')).toEqual([
      ['VnExpress 1', '/search?q=x&outlet=tuoitre.vn'],
    ]);
    expect(links('.facet a')[1]?.[1]).toBe(
      '/search?q=x&outlet=vnexpress.net&outlet=tuoitre.vn&outlet=nobody.example',
    );
  });

  it('take back what an operator leaves out', async () => {
    const { link } = await search({ q: 'x -lang:vi' }, { facets });
    expect(link('.facet a', 'Tiếng Việt 1')).toBe('/search?q=x&language=vi');
    expect(link('.pills a', 'Tất cả')).toBe('/search?q=x');
  });

  it.each([
    ['vi', ['Tất cả', 'Tiếng Việt (1)', 'Tiếng Anh (1)']],
    ['en', ['All', 'English (1)', 'Vietnamese (1)']],
  ])('offer the news in either language, that of the reader (%s) first', async (lang, names) => {
    const { links } = await search({ q: 'x lang:vi', lang }, { facets });
    const [news] = lang === 'vi' ? ['Tin bằng'] : ['News in'];
    const offered = links(`.pills[aria-label="${news}"] a`);
    expect(offered.map(([name]) => name)).toEqual(names);
    expect(offered[1]?.[1]).toBe(`/search?q=x&language=${lang}`);
  });

  it('offer no language where all news is in one', async () => {
    const { links } = await search({ q: 'x' }, { facets: { ...facets, languages: [one('vi')] } });
    expect(links('.pills[aria-label="Tin bằng"] a')).toEqual([]);
  });
});

describe('when', () => {
  const days = [
    { day: '2026-01-29', count: 3 },
    { day: '2026-01-31', count: 1 },
  ];

  it('shows bars that lead to their days', async () => {
    const { links, document } = await search({ q: 'x sau:2026-01-30' }, { days });
    expect(links('.bars a')).toEqual([
      ['29/01/2026: 3 bài', '/search?q=x&from=2026-01-29&to=2026-01-29'],
      ['31/01/2026: 1 bài', '/search?q=x&from=2026-01-31&to=2026-01-31'],
    ]);
    expect(document.querySelectorAll('.bars li')).toHaveLength(3);
    expect([...document.querySelectorAll('.ends span')].map(textOf)).toEqual([
      '29/01/2026',
      '31/01/2026',
    ]);
  });

  it.each([
    ['of the address', { q: 'x', from: '2026-01-30' }, ['31/01/2026: 1 bài']],
    ['of the words', { q: 'x trước:2026-01-30' }, ['29/01/2026: 3 bài']],
    ['of none', { q: 'x' }, []],
  ])('marks the period in force, %s', async (_reason, query, marked) => {
    const { links } = await search(query, { days });
    expect(links('.bars a[aria-current]').map(([name]) => name)).toEqual(marked);
  });
});
