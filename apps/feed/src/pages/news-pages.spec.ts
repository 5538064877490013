import {
  articleUpdate,
  sourceState,
  someTopics,
  storyUpdate,
} from '../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from './testing/site.ts';

const hostile = '<script>alert(1)</script> & "ba" <img src=x onerror=y>';
const asOf = '2026-02-01T09:00:00.000Z';
let site: Site;

beforeAll(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  const ofStory = { storyId: 's1', topics: ['diplomacy'] };
  const viet = { id: 'a1', title: hostile, publishedAt: '2026-01-31T16:30:00.000Z' };
  const other = {
    id: 'a2',
    sourceId: 'lantern',
    sourceName: 'The Lantern',
    title: 'Second telling',
  };
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf },
    { kind: 'source', source: sourceState({ id: 'bao-moi-viet', name: 'Báo Mới Việt' }), asOf },
    {
      kind: 'source',
      source: sourceState({ id: 'lantern', name: 'The Lantern', demonstration: true }),
      asOf,
    },
    articleUpdate({ ...viet, title: 'Tiêu đề cũ' }, ofStory),
    articleUpdate({ ...viet, version: 2, seenAt: '2026-02-01T09:30:00.000Z' }, ofStory),
    articleUpdate(
      {
        ...other,
        demonstration: true,
        url: 'javascript:alert(1)',
        text: '',
        html: '<p><b>x</b></p>',
      },
      { ...ofStory, language: 'en' },
    ),
    storyUpdate({
      storyId: 's1',
      headline: hostile,
      headlineArticleId: 'a1',
      topics: ['diplomacy'],
      articleCount: 2,
      sourceIds: ['bao-moi-viet', 'lantern'],
      firstAt: viet.publishedAt,
    }),
    articleUpdate({ id: 'a3', text: '', summary: '' }, { storyId: 's3', language: 'en' }),
    storyUpdate({ storyId: 's3', headline: 'Alone', headlineArticleId: 'a3', language: 'en' }),
  );
});

afterAll(() => site.close());

describe('front page', () => {
  it('leads with a story in the reader’s language, and other reports of it', async () => {
    const { document } = await site.ask('/');
    const focus = document.querySelector('.focus');
    expect(textOf(focus?.querySelector('h2') ?? null)).toBe(hostile);
    expect(focus?.querySelector('h2 a')?.getAttribute('href')).toBe('/stories/s1');
    expect(textOf(focus?.querySelector('.otherreports') ?? null)).toContain('Second telling');
    expect(textOf(focus ?? null)).toContain('2 tòa soạn');
  });

  it('escapes what publishers write', async () => {
    const { html } = await site.ask('/');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  });

  it('marks the language of a foreign headline', async () => {
    const { document } = await site.ask('/');
    expect(document.querySelector('.hot [lang=en]')?.textContent).toBe('Alone');
    expect(document.querySelector('.focus h2')?.hasAttribute('lang')).toBe(false);
  });

  it('links a story of one article to that article', async () => {
    const { document } = await site.ask('/');
    expect(document.querySelector('.hot h3 a')?.getAttribute('href')).toBe('/articles/a3');
  });

  it('shows news of one language when asked', async () => {
    const { html } = await site.ask('/?language=en');
    expect(html).toContain('Alone');
    expect(html).not.toContain('/articles/a1');
  });
});

describe('timelines', () => {
  it('lists a topic’s stories with its feeds', async () => {
    const { document } = await site.ask('/topics/diplomacy?view=hot');
    expect(textOf(document.querySelector('h1'))).toBe('Ngoại giao');
    expect(document.querySelectorAll('.list li')).toHaveLength(1);
    expect(textOf(document.querySelector('.tabs [aria-current]'))).toBe('Đang nóng');
    const feeds = [...document.querySelectorAll('link[rel=alternate][type]')];
    expect(feeds.map((feed) => feed.getAttribute('href'))).toEqual([
      '/feeds/topics/diplomacy.rss',
      '/feeds/topics/diplomacy.atom',
      '/feeds/topics/diplomacy.json',
    ]);
  });

  it('lists every article of a source', async () => {
    const { document } = await site.ask('/sources/lantern?view=articles&lang=en');
    expect(textOf(document.querySelector('h1'))).toBe('News from The Lantern');
    expect(textOf(document.querySelector('.list h2'))).toBe('Second telling');
  });

  it('lists submitted articles, whose source is not polled', async () => {
    const handedIn = { id: 'h1', sourceId: 'handed-in', sourceName: 'Cổng tin' };
    await site.apply(articleUpdate(handedIn, { storyId: 's9' }));
    const { document } = await site.ask('/sources/handed-in?view=articles');
    expect(textOf(document.querySelector('h1'))).toBe('Tin từ Cổng tin');
  });

  it('leads on by cursor and back to the first page', async () => {
    for (let n = 0; n < 31; n++) {
      const publishedAt = new Date(Date.UTC(2026, 0, 1, n)).toISOString();
      await site.apply(
        articleUpdate({ id: `old${n}`, publishedAt }, { topics: ['cybersecurity'] }),
      );
    }
    const first = await site.ask('/topics/cybersecurity?view=articles');
    const next = first.document.querySelector('a[rel=next]')?.getAttribute('href') ?? '';
    const second = await site.ask(next);
    expect(first.document.querySelectorAll('.list > li')).toHaveLength(30);
    expect(second.document.querySelectorAll('.list > li')).toHaveLength(1);
    expect(second.document.querySelector('a[rel=first]')?.getAttribute('href')).toBe(
      '/topics/cybersecurity?view=articles',
    );
  });
});

describe('story', () => {
  it('lists what each outlet reported, by day in the reader’s zone', async () => {
    const { document } = await site.ask('/stories/s1');
    const days = [...document.querySelectorAll('.day h3 time')];
    expect(days.map((day) => day.getAttribute('datetime'))).toEqual(['2026-02-01', '2026-01-31']);
    expect(textOf(days[0] ?? null)).toBe('Hôm nay, Chủ Nhật, 01/02/2026');
    expect(textOf(document.querySelector('.first'))).toContain('Đưa tin đầu tiên');
    expect(textOf(document.querySelector('.storyhead .facts'))).toContain('31/01/2026 23:30');
  });

  it('names an outlet that is not polled, also where its article is on a later page', async () => {
    const hour = (n: number) => new Date(Date.UTC(2026, 0, 2, n)).toISOString();
    const submitted = { id: 'p0', sourceId: 'portal', sourceName: 'Cổng thông tin' };
    await site.apply(
      articleUpdate({ ...submitted, id: 'p', sourceName: 'Another' }),
      articleUpdate({ ...submitted, publishedAt: hour(0) }, { storyId: 'long' }),
      ...Array.from({ length: 100 }, (_, n) =>
        articleUpdate({ id: `p${n + 1}`, publishedAt: hour(n + 1) }, { storyId: 'long' }),
      ),
      storyUpdate({
        storyId: 'long',
        articleCount: 101,
        sourceIds: ['portal', 'lantern'],
        outlets: ['portal.example', 'lantern.example'],
        reports: 1,
      }),
    );
    const { document } = await site.ask('/stories/long');
    expect(textOf(document.querySelector('.storyhead .facts'))).toMatch(
      /2 tòa soạn.*1 tin độc lập/,
    );
    expect([...document.querySelectorAll('.aside li a')].map(textOf).slice(0, 2)).toEqual([
      'Cổng thông tin',
      'The Lantern',
    ]);
  });
});

describe('an article that repeats another outlet’s', () => {
  const hour = (n: number) => `2026-01-20T0${n}:00:00.000Z`;
  beforeAll(() =>
    site.apply(
      articleUpdate({ id: 'c1', publishedAt: hour(1) }, { storyId: 'c' }),
      articleUpdate(
        { id: 'c2', publishedAt: hour(2), sourceId: 'lantern', sourceName: 'The Lantern' },
        { storyId: 'c' },
      ),
      storyUpdate({
        storyId: 'c',
        articleCount: 2,
        sourceIds: ['bao-moi-viet', 'lantern'],
        copies: [{ articleId: 'c2', of: 'c1', sourceId: 'bao-moi-viet', likeness: 0.93 }],
      }),
    ),
  );

  it.each([
    [
      'in its story',
      '/stories/c',
      '.day a[href="/articles/c1"]',
      'Giống 95%: Báo Mới Việt đăng trước',
    ],
    ['on its page', '/articles/c2', '.aside a[href="/articles/c1"]', 'Báo Mới Việt đăng trước'],
    [
      'on the first one’s page',
      '/articles/c1',
      '.aside a[href="/articles/c2"]',
      'The Lantern đăng sau',
    ],
  ])('says so %s', async (_, address, link, expected) => {
    const { document } = await site.ask(address);
    expect([...document.querySelectorAll(link)].map(textOf)).toContain(expected);
  });
});

describe('a source whose name runs from right to left', () => {
  const named = { sourceId: 'khabar', sourceName: 'أخبار الميناء' };
  beforeAll(() =>
    site.apply(
      articleUpdate({ ...named, id: 'r1', title: 'Cảng mở lại' }, { storyId: 'r' }),
      storyUpdate({
        storyId: 'r',
        headline: 'Cảng',
        headlineArticleId: 'r1',
        sourceIds: ['khabar'],
      }),
    ),
  );

  it.each([
    ['its timeline', '/sources/khabar?view=articles', '.list .facts'],
    ['its article', '/articles/r1', '.page .facts'],
    ['its story', '/stories/r', '.day .facts'],
  ])('stands by itself in %s, and so does the time', async (_, address, facts) => {
    const { document } = await site.ask(address);
    const isolated = [...(document.querySelector(facts)?.querySelectorAll('bdi') ?? [])];
    expect(textOf(isolated[0] ?? null)).toBe(named.sourceName);
    const times = isolated.filter((one) => one.querySelector('time') !== null);
    for (const time of times) expect(textOf(time)).not.toContain(named.sourceName);
  });

  it('stands by itself inside a sentence', async () => {
    const { document } = await site.ask('/articles/r1');
    const original = document.querySelector('.original a');
    expect(textOf(original)).toBe(`Đọc bản gốc trên ${named.sourceName}`);
    expect(textOf(original?.querySelector('bdi') ?? null)).toBe(named.sourceName);
  });
});

describe('article', () => {
  it('shows where its date and its topics come from, and that it was edited', async () => {
    const { document } = await site.ask('/articles/a1');
    expect(textOf(document.querySelector('h1'))).toBe(hostile);
    const aside = textOf(document.querySelector('.aside'));
    expect(aside).toContain('31/01/2026 23:30 giờ do nguồn cấp ghi');
    expect(aside).toContain('Ngoại giao khả năng đúng 90%nhờ các từ từ');
    expect(aside).toContain('Second telling');
    expect(textOf(document.querySelector('.page .facts'))).toContain('Đã sửa 30 phút trước');
    expect([...document.querySelectorAll('.body p')].map(textOf)).toEqual([
      'Đoạn một.',
      'Đoạn hai.',
    ]);
  });

  it('links to the original without handing over the window', async () => {
    const { document } = await site.ask('/articles/a1');
    const original = document.querySelector('.original a');
    expect(original?.getAttribute('href')).toBe('https://bao-moi-viet.example/a1');
    expect(original?.getAttribute('rel')).toContain('noopener');
  });

  it('shows stored HTML as it is, marks demonstrations, follows no script address', async () => {
    const { document, html } = await site.ask('/articles/a2');
    expect(document.querySelector('.body b')?.textContent).toBe('x');
    expect(document.querySelector('.body')?.getAttribute('lang')).toBe('en');
    expect(textOf(document.querySelector('.page .tag'))).toBe('Minh họa');
    expect(html).not.toContain('javascript:');
  });

  it('links to what is attached, and to a file no second time', async () => {
    const url = 'https://cdn.example/tap-1.mp3';
    await site.apply(
      articleUpdate({
        id: 'tap1',
        url,
        enclosures: [
          { url, type: 'audio/mpeg', lengthBytes: 12_300_000 },
          { url: 'https://cdn.example/tap-1.pdf', type: null, lengthBytes: null },
          { url: 'javascript:alert(1)', type: null, lengthBytes: null },
        ],
      }),
    );
    const { document, html } = await site.ask('/articles/tap1');
    const list = document.querySelector('[aria-labelledby=attached]');
    expect([...(list?.querySelectorAll('li') ?? [])].map(textOf)).toEqual([
      'Nghe audio/mpeg, 12,3 MB',
      'Mở tệp',
    ]);
    expect(list?.querySelector('a')?.getAttribute('href')).toBe(url);
    expect(document.querySelector('.original')).toBeNull();
    expect(html).not.toContain('javascript:');
  });

  it('marks an article of which only the headline is known', async () => {
    const { document } = await site.ask('/articles/a3?lang=en');
    expect(textOf(document.querySelector('.note'))).toContain('only the headline');
  });
});

describe('what is not there', () => {
  it.each(['/nope', '/stories/nope', '/articles/nope', '/topics/nope', '/sources/nope'])(
    '%s is a friendly 404',
    async (url) => {
      const { status, document } = await site.ask(url);
      expect(status).toBe(404);
      expect(textOf(document.querySelector('h1'))).toBe('Không có trang này');
    },
  );

  it('offers the first page for an unknown cursor', async () => {
    const { status, document } = await site.ask('/latest?view=hot&cursor=made-up');
    expect(status).toBe(400);
    expect(document.querySelector('.empty a')?.getAttribute('href')).toBe('/latest?view=hot');
  });

  it('answers programs with a problem document', async () => {
    const { headers } = await site.ask('/v1/nope', { headers: { accept: '*/*' } });
    expect(headers['content-type']).toContain('json');
  });
});
