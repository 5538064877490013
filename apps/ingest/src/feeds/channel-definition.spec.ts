import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://kenh.example/tin.cdf' };
const read = (text: string) => parseFeed(Buffer.from(text), options);

const channel = `<?xml version="1.0"?>
<CHANNEL HREF="https://kenh.example/" LASTMOD="2026-10-30T09:00+07:00">
  <TITLE>Kênh tin</TITLE>
  <ABSTRACT>Tin trong ngày &amp; tuần</ABSTRACT>
  <LOGO HREF="/anh/logo.gif" STYLE="IMAGE"/>
  <ITEM HREF="/tin/1.html" LASTMOD="2026-10-30T08:15+07:00">
    <TITLE>Mưa lớn ở miền Trung</TITLE>
    <ABSTRACT>Nước các sông lên nhanh.</ABSTRACT>
  </ITEM>
  <CHANNEL HREF="/the-thao/">
    <TITLE>Thể thao</TITLE>
    <Item><A HREF="/the-thao/2.html">Xem</A><Title>Đội nhà thắng</Title></Item>
    <CHANNEL><ITEM><A href="https://xa.example/3"/><TITLE>Giải đấu mới</TITLE></ITEM></CHANNEL>
  </CHANNEL>
</CHANNEL>`;

describe('a channel definition (CDF)', () => {
  it('has the head of a feed', async () => {
    const { feed } = await read(channel);
    expect(feed).toMatchObject({
      title: 'Kênh tin',
      link: 'https://kenh.example/',
      description: 'Tin trong ngày & tuần',
      imageUrl: 'https://kenh.example/anh/logo.gif',
      updatedAt: new Date('2026-10-30T02:00:00Z'),
    });
  });

  it('has articles, also those of channels inside', async () => {
    const { articles } = await read(channel);
    const shown = articles.map(({ title, url, summary }) => [title, url, summary]);
    expect(shown).toEqual([
      ['Mưa lớn ở miền Trung', 'https://kenh.example/tin/1.html', 'Nước các sông lên nhanh.'],
      ['Đội nhà thắng', 'https://kenh.example/the-thao/2.html', ''],
      ['Giải đấu mới', 'https://xa.example/3', ''],
    ]);
    expect(articles[0]?.publishedAt).toEqual(new Date('2026-10-30T01:15:00Z'));
  });

  it.each([
    ['without anything', '<CHANNEL></CHANNEL>'],
    ['of RSS that lost its root', '<channel><title>T</title><item><title>Tin</title></item></channel>'],
  ])('%s can be read', async (_, text) => {
    expect((await read(text)).feed.format).toBe('rss');
  }); // prettier-ignore

  it('nested to exhaust a reader is refused', async () => {
    await expect(read('<CHANNEL>'.repeat(50_000))).rejects.toThrow('nested deeper');
  });

  it('of many channels is read in a moment, and its articles are counted', async () => {
    const many = '<CHANNEL HREF="/x"><ITEM HREF="/y"><TITLE>Tin</TITLE></ITEM></CHANNEL>'.repeat(20_000);
    const started = performance.now();
    const { articles } = await read(`<CHANNEL>${many}</CHANNEL>`);
    expect(articles).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  }); // prettier-ignore
});
