import { articleUpdate, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { assetText } from '../assets.ts';
import { openSite, type Site, textOf } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
const hostile = '</text><script>alert(1)</script> "&" \u202eأخبار \u0007';
const address = '/stories/s/coverage.svg';
let site: Site;

beforeAll(async () => {
  site = await openSite(now);
  const report = (id: string, hour: number, article = {}) =>
    articleUpdate(
      { id, publishedAt: new Date(Date.UTC(2026, 1, 1, hour)).toISOString(), ...article },
      { storyId: 's' },
    );
  await site.apply(
    report('a', 1, { sourceId: 'a', sourceName: 'Báo A' }),
    report('b', 2, { sourceId: 'b', sourceName: hostile }),
    report('c', 2, { sourceId: 'b', sourceName: hostile }),
    storyUpdate({ storyId: 's', headline: hostile, articleCount: 3, sourceIds: ['a', 'b'] }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 's' }),
    storyUpdate({ storyId: 'none', articleCount: 1 }),
  );
});
afterAll(() => site.close());

describe('the picture of a story', () => {
  it('is SVG with a title, a description and a style for light and dark', async () => {
    const { status, headers, document, html } = await site.ask(address);
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(html).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(document.querySelector('svg')?.getAttribute('role')).toBe('img');
    expect(textOf(document.querySelector('title'))).toContain('Ai đưa tin lúc nào');
    expect(textOf(document.querySelector('desc'))).toMatch(
      /^3 bài của 2 tòa soạn, từ 01\/02\/2026 08:00 đến 01\/02\/2026 10:00\. Mỗi ô là 1 giờ\./,
    );
    expect(document.querySelectorAll('rect.cell')).toHaveLength(2);
    expect(html).toContain(assetText('coverage.css'));
    expect(assetText('coverage.css')).toContain('prefers-color-scheme: dark');
  });

  it('lets its own style through and nothing else', async () => {
    const { headers, html } = await site.ask(address);
    const style = /<style>([^]*)<\/style>/u.exec(html)?.[1] ?? '';
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString(
      'base64',
    );
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/[\u0007\u202e]/u);
  });

  it('is answered with 304 to those who have it, also from the cache', async () => {
    const { headers } = await site.ask(address);
    const again = await site.ask(address, { headers: { 'if-none-match': String(headers.etag) } });
    expect([again.status, again.html]).toEqual([304, '']);
    const { headers: cached } = await site.ask(address);
    expect(cached).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': headers['content-security-policy'],
    });
  });

  it('speaks the reader’s language', async () => {
    const { document, headers } = await site.ask(address, { headers: { 'accept-language': 'en' } });
    expect(textOf(document.querySelector('desc'))).toMatch(/^3 articles of 2 outlets/);
    expect([headers['content-language'], headers.vary]).toEqual(['en', 'accept-language, cookie']);
  });

  it('is where its story has gone', async () => {
    const { status, headers } = await site.ask('/stories/merged/coverage.svg?lang=en');
    expect([status, headers.location]).toEqual([301, `${address}?lang=en`]);
  });

  it.each(['nothing', 'none'])('is a page that says there is none: %s', async (id) => {
    const { status, document, headers } = await site.ask(`/stories/${id}/coverage.svg`);
    expect([status, textOf(document.querySelector('h1'))]).toEqual([404, 'Không có trang này']);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });
});
