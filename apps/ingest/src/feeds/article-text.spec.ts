import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://tin.example/feed' };
const read = (text: string) => parseFeed(Buffer.from(text), options);
const first = async (text: string) => (await read(text)).articles[0];
const atom = (entry: string) =>
  first(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
    <title>T</title><entry><id>urn:a</id>${entry}</entry></feed>`);
const rss = (item: string) =>
  first(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><item>${item}</item></channel></rss>`);
const json = (article: object) =>
  first(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: 'a', ...article }],
    }),
  );

describe('contents', () => {
  const teaser = 'Cầu mở lại hôm thứ Hai sau chín tuần sửa chữa dây cáp.';
  const long = `${teaser} ${'Người dân qua sông từ sáng sớm. '.repeat(30)}`.trim();
  it.each([
    ['an element without content', '<content:encoded/>'],
    ['white space', '<content:encoded><![CDATA[ \n ]]></content:encoded>'],
    ['empty tags', '<content:encoded><![CDATA[<p></p><div><br></div>]]></content:encoded>'],
    ['no-break spaces', '<content:encoded><![CDATA[<p>&nbsp;</p>]]></content:encoded>'],
    ['a tracker', '<content:encoded><![CDATA[<img src="https://x.example/c" width="1" height="1">]]></content:encoded>'],
    ['a script', '<content:encoded><![CDATA[<script>x()</script>]]></content:encoded>'],
    ['a way on', '<content:encoded><![CDATA[<p><a href="/1">Đọc tiếp</a></p>]]></content:encoded>'],
  ])('that are %s fall back to the description', async (_, content) => {
    expect(await rss(`<description>${long}</description>${content}`)).toMatchObject({
      text: long,
      contentHtml: long,
    });
  }); // prettier-ignore

  it('that are a picture alone stand above the description', async () => {
    const article = await rss(
      `<description>${teaser}</description><content:encoded><![CDATA[<img src="https://x.example/cau.jpg">]]></content:encoded>`,
    );
    expect(article?.text).toBe(teaser);
    expect(article?.contentHtml).toMatch(/cau\.jpg[^]*Cầu mở lại/);
  });

  it('that are short, beside a teaser, stay', async () => {
    const article = await rss(
      '<description>Mưa lớn ở Huế</description><content:encoded>Mưa rất lớn ở Huế</content:encoded>',
    );
    expect(article?.text).toBe('Mưa rất lớn ở Huế');
  });

  it('of JSON Feed fall back from blank HTML to the text, then to the summary', async () => {
    expect((await json({ content_html: '<p> </p>', content_text: 'Một' }))?.text).toBe('Một');
    expect((await json({ content_html: '<p> </p>', summary: 'Hai' }))?.contentHtml).toBe('Hai');
  });

  it('of JSON Feed that are text keep their lines', async () => {
    expect(await json({ content_text: 'Một < hai\nba\n\nbốn' })).toMatchObject({
      text: 'Một < hai\nba\n\nbốn',
      contentHtml: '<p>Một &lt; hai<br />ba</p>\n<p>bốn</p>',
    });
  });
});

describe('Media RSS', () => {
  const group = (inside: string) =>
    `<title>Bão</title><media:group><media:content url="https://v.example/1.mp4" type="video/mp4"/>${inside}</media:group>`;

  it('gives the text of a group, line by line, and its picture', async () => {
    const article = await atom(
      group(
        '<media:thumbnail url="https://v.example/1.jpg"/><media:description>Sóng lớn.\n\n0:00 Mở đầu\n1:30 Ngọn tháp &lt;3</media:description>',
      ),
    );
    expect(article).toMatchObject({
      summary: 'Sóng lớn. 0:00 Mở đầu 1:30 Ngọn tháp <3',
      contentHtml: '<p>Sóng lớn.</p>\n<p>0:00 Mở đầu<br />1:30 Ngọn tháp &lt;3</p>',
      imageUrl: 'https://v.example/1.jpg',
    });
  });

  it('gives the title of a group where there is no other text', async () => {
    const article = await atom(group('<media:title>Bão vào bờ lúc nửa đêm</media:title>'));
    expect(article?.summary).toBe('Bão vào bờ lúc nửa đêm');
  });

  it('does not take the words about a picture for the text', async () => {
    const article = await rss(
      '<title>Bão</title><media:content url="https://v.example/1.jpg" medium="image"><media:description>Ảnh: An</media:description></media:content>',
    );
    expect(article?.text).toBe('');
  });
});
