import { AddSource, type RequestOf, TrySource } from '@newsline/contracts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const feeds = [
  { url: 'https://bao.example/a.rss', title: 'Thế giới' },
  { url: 'https://bao.example/b.rss', title: '' },
];
const notFeed = { kind: 'not-a-feed', values: { reason: 'This is JSON.', offered: '' } } as const;
const en = { 'accept-language': 'en' };
let site: Site;
let added: RequestOf<typeof AddSource>[];

beforeEach(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  added = [];
  await site.bus.answer(AddSource, async (request) => {
    added.push(request);
    const refused = { kind: 'refused' as const, field: 'url', reason: 'This is JSON.' };
    if (request.url.includes('several')) return { ...refused, feeds };
    return { ...refused, problem: notFeed };
  });
  await site.bus.answer(TrySource, async ({ url }) => {
    if (url.includes('several')) return { kind: 'several' as const, feeds };
    if (url.includes('none'))
      return { kind: 'refused' as const, field: 'url', reason: 'x', problem: notFeed };
    const articles = [
      { title: 'Tin <một>', url: 'https://bao.example/1', publishedAt: '2026-02-01T08:00:00.000Z' },
      { title: 'Tin hai', url: null, publishedAt: null },
    ];
    const readAs = url.includes('list') ? ('list' as const) : ('feed' as const);
    const about = { title: 'Báo Mới', siteUrl: null, language: 'vi', articleCount: 12 };
    const head = { url, readAs, ...about };
    const feed = { ...head, articles, warnings: ['No dates.'], warningDetails: [] };
    return { kind: 'feed' as const, feed, sourceId: 'bao' };
  });
});
afterEach(() => site.close());

const send = (path: string, form: Record<string, string>, headers = {}) =>
  site.ask(path, { form, headers: { ...site.operatorCookie, ...headers } });

describe('adding a source', () => {
  it('says in the page’s language what is there instead of a feed, and adds it all the same', async () => {
    const form = { url: 'https://bao.example/x.json', name: 'Báo' };
    const vi = await send('/operator/sources', form);
    expect(vi.status).toBe(422);
    expect(textOf(vi.document.querySelector('[role=alert]'))).toContain('không cho một bản tin');
    const { document } = await send('/operator/sources', form, en);
    expect(textOf(document.querySelector('[role=alert]'))).toContain('This is JSON.');
    const again = document.querySelector('button[name=check]');
    await send('/operator/sources', { ...form, check: again?.getAttribute('value') ?? '' });
    expect(added).toEqual([form, form, { ...form, check: false }]);
  });

  it('offers the feeds that a page leads to, with what was filled in', async () => {
    const form = { url: 'https://several.example/', folders: 'Báo', fullText: 'yes' };
    const { document } = await send('/operator/sources', form);
    const offered = [...document.querySelectorAll('.offered form')].map((one) =>
      [...one.querySelectorAll('input')].map((input) => input.getAttribute('value')),
    );
    expect(offered).toEqual(feeds.map(({ url }) => [url, '', 'Báo', '', 'yes']));
    expect(textOf(document.querySelector('.offered'))).toContain('Thế giới');
  });
});

describe('trying a source', () => {
  it('shows what would come, and keeps the input', async () => {
    const form = { url: 'https://bao.example/rss', name: 'Tên khác' };
    const { status, document } = await send('/operator/sources/try', form);
    const shown = textOf(document.querySelector('[aria-labelledby=tried]'));
    for (const text of ['Báo Mới', '12 bài', 'Tin <một>', '2 giờ trước', 'Tin hai', 'No dates.'])
      expect(shown).toContain(text);
    expect(document.querySelector('a[href="/sources/bao"]')).not.toBeNull();
    expect(document.querySelector('#name')?.getAttribute('value')).toBe('Tên khác');
    expect([status, added]).toEqual([200, []]);
  });

  it.each([
    ['a feed', 'https://bao.example/rss', false],
    ['a page that lists articles', 'https://bao.example/list', true],
  ])('says whether it is a list page: %s', async (_, url, isList) => {
    const said = 'Trang danh sách, không phải nguồn cấp';
    const { document } = await send('/operator/sources/try', { url });
    expect(textOf(document.querySelector('[aria-labelledby=tried]')).includes(said)).toBe(isList);
  });

  it.each([
    ['several feeds', 'https://several.example/', 200, 'dẫn tới 2 nguồn cấp'],
    ['none', 'https://none.example/', 422, 'không cho một bản tin'],
  ])('says where there are %s', async (_, url, status, text) => {
    const answer = await send('/operator/sources/try', { url });
    expect(answer.status).toBe(status);
    expect(textOf(answer.document.querySelector('#operator-panel'))).toContain(text);
  });

  it('is the operator’s alone', async () => {
    const { status } = await site.ask('/operator/sources/try', {
      form: { url: 'https://x.example' },
    });
    expect(status).toBe(403);
  });
});
