import { extractArticle } from './extract.ts';

const now = new Date('2031-04-03T08:00:00Z');
const sentence = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu tươi.';
const story = `<p>${sentence}</p>`.repeat(5);
const script = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = (fields: object) => ({ '@type': 'NewsArticle', headline: 'Cảng cá', ...fields });

function read(values: readonly unknown[], body = story, url = 'https://song.example/ca') {
  const head = values.map(script).join('');
  const html = `<html><head>${head}</head><body><h1>Cảng cá mở lại</h1>${body}</body></html>`;
  return extractArticle(html, { now, url });
}

describe('JSON-LD of a page', () => {
  const person = { '@type': 'Person', '@id': '#p', name: 'Ann Poe' };

  it.each<[string, readonly unknown[], readonly string[]]>([
    ['by a name', [article({ author: 'Ann Poe' })], ['Ann Poe']],
    [
      'by several names',
      [article({ author: { name: ['Ann Poe', 'Jo Roe'] } })],
      ['Ann Poe', 'Jo Roe'],
    ],
    [
      'by an id in the same graph',
      [{ '@graph': [article({ author: [{ '@id': '#p' }] }), person] }],
      ['Ann Poe'],
    ],
    ['by an id in another script', [article({ author: { '@id': '#p' } }), person], ['Ann Poe']],
    [
      'by an id that is repeated',
      [article({ author: { '@id': '#p' } }), { '@id': '#p' }, person],
      ['Ann Poe'],
    ],
    [
      'by an id and a type',
      [article({ author: { '@type': 'Person', '@id': '#p' } }), person],
      ['Ann Poe'],
    ],
    ['by an id of nobody', [article({ author: { '@id': '#q' } }), person], []],
    [
      'by empty names',
      [article({ author: [{ name: '' }, { name: null, '@id': '' }, person] })],
      ['Ann Poe'],
    ],
    ['with entities', [article({ author: { name: 'Ren&eacute;e Poe' } })], ['Renée Poe']],
  ])('names authors %s', (_, values, authors) => {
    expect(read(values).authors).toEqual(authors);
  });

  it('leaves empty authors to the page', () => {
    const body = `<span class="byline-name">Ann Poe</span>${story}`;
    expect(read([article({ author: { name: '', '@id': '' } })], body).authors).toEqual(['Ann Poe']);
  });

  it('takes nobody for an author who is the publisher or the site', () => {
    const values = [
      { '@type': 'WebSite', name: 'Bản Tin Sông' },
      article({ author: { '@type': 'Organization', name: 'Bản Tin Sông' } }),
    ];
    expect(read(values)).toMatchObject({ authors: [], attribution: [], siteName: 'Bản Tin Sông' });
  });

  it.each<[string, string, string]>([
    ['entities once', 'Cá &amp; muối: &quot;tươi&quot;', 'Cá & muối: "tươi"'],
    ['entities of entities once', 'Cá &amp;amp; muối', 'Cá &amp; muối'],
    ['tags for looks', 'Cá <b>tươi</b>', 'Cá tươi'],
    ['not what a tag is written about', 'Thẻ &lt;table&gt; ở lại', 'Thẻ <table> ở lại'],
  ])('has in its headline %s', (_, headline, title) => {
    expect(read([article({ headline })]).title).toBe(title);
  });

  it('is found under several types, and with lists of one value', () => {
    const values = [
      [
        { '@type': 'BreadcrumbList' },
        {
          '@type': ['Article', 'NewsArticle'],
          headline: ['Cảng cá'],
          datePublished: ['2031-04-01T00:00:00Z'],
        },
      ],
    ];
    expect(read(values).publishedAt?.toISOString()).toBe('2031-04-01T00:00:00.000Z');
  });

  it.each<[string, object]>([
    ['title', { headline: 'Cảng cá mở lại' }],
    ['address', { headline: 'Khác', mainEntityOfPage: { '@id': 'https://song.example/ca?x=1' } }],
  ])('is told from that of other articles by its %s', (_, own) => {
    const other = article({ headline: 'Chợ nổi', url: '/cho', datePublished: '2031-03-01' });
    const { publishedAt } = read([
      other,
      article({ ...own, datePublished: '2031-04-01T00:00:00Z' }),
    ]);
    expect(publishedAt?.toISOString()).toBe('2031-04-01T00:00:00.000Z');
  });

  it('says of the page when its article was published', () => {
    const page = { '@type': 'WebPage', name: 'Trang', datePublished: '2031-04-01T00:00:00Z' };
    const { title, publishedAt } = read([{ '@graph': [page] }]);
    expect([title, publishedAt?.toISOString()]).toEqual([
      'Cảng cá mở lại',
      '2031-04-01T00:00:00.000Z',
    ]);
  });

  it('finds a picture by its id', () => {
    const picture = { '@type': 'ImageObject', '@id': '#i', url: 'https://song.example/ca.jpg' };
    const { imageUrl } = read([{ '@graph': [article({ image: { '@id': '#i' } }), picture] }]);
    expect(imageUrl).toBe('https://song.example/ca.jpg');
  });

  it.each<[string, string]>([
    ['plain text', `${sentence}\n\n${sentence}`],
    ['HTML', `<p>${sentence}</p><p>${sentence}</p>`],
    ['escaped HTML', `&lt;p&gt;${sentence}&lt;/p&gt;&lt;p&gt;${sentence}&lt;/p&gt;`],
  ])('has the text in %s', (_, articleBody) => {
    expect(read([article({ articleBody })], '').text).toBe(`${sentence}\n\n${sentence}`);
  });

  it('has a live blog whole, entry by entry, with their times', () => {
    const live = {
      '@type': 'LiveBlogPosting',
      headline: 'Bão số 2',
      liveBlogUpdate: [
        { headline: 'Phà dừng', datePublished: '2031-04-02T09:05:00+07:00', articleBody: sentence },
        { datePublished: '2031-04-02T08:00:00+07:00', articleBody: `<p>${sentence}</p>` },
        { '@id': '#u' },
      ],
    };
    const update = { '@type': 'BlogPosting', '@id': '#u', headline: 'Trường đóng cửa', name: 'x' };
    expect(read([live, update], '<div id="live"></div>').text.split('\n\n')).toEqual([
      '2031-04-02 09:05 Phà dừng',
      sentence,
      '2031-04-02 08:00',
      sentence,
      'Trường đóng cửa',
    ]);
  });
});
