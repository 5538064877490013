import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://tin.example/rss.xml' };
const rss = async (item: string) => {
  const text = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
    <title>Tin</title><item><title>Mưa</title>${item}</item></channel></rss>`;
  return (await parseFeed(Buffer.from(text), options)).articles[0];
};
const atom = async (entry: string) => {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title>
    <entry><title>Mưa</title>${entry}</entry></feed>`;
  return (await parseFeed(Buffer.from(text), options)).articles[0];
};

describe('authors', () => {
  it.each([
    ['an address alone', '<author><uri>https://an.example/</uri></author>', [{ name: 'https://an.example/', url: 'https://an.example/' }]],
    ['several of these', '<author><uri>/an</uri></author><author><uri>/ba</uri></author>', [{ name: 'https://tin.example/an', url: 'https://tin.example/an' }, { name: 'https://tin.example/ba', url: 'https://tin.example/ba' }]],
    ['a mail address before it', '<author><email>an@tin.example</email><uri>/an</uri></author>', [{ name: 'an@tin.example', email: 'an@tin.example', url: 'https://tin.example/an' }]],
    ['what is no address', '<author><uri>javascript:alert(1)</uri></author>', []],
    ['nothing', '<author><name/></author>', []],
  ])('are known by %s', async (_, entry, expected) => {
    expect((await atom(entry))?.authors).toEqual(expected);
  }); // prettier-ignore
});

describe('categories', () => {
  it.each([
    ['a list of tags', '<tags>mưa lũ, miền Trung</tags>', ['mưa lũ', 'miền Trung']],
    ['tags of their own', '<tags><tag>mưa lũ</tag> <tag>a, b</tag></tags>', ['mưa lũ', 'a, b']],
    ['tags behind categories', '<tags>mưa lũ</tags><category>Thời sự</category>', ['Thời sự', 'mưa lũ']],
    ['the same twice', '<tags>Thời sự,Thời sự</tags><category>Thời sự</category>', ['Thời sự']],
    ['categories inside one another', '<itunes:category text="Tin"><itunes:category text="Thời tiết"/></itunes:category>', ['Tin', 'Thời tiết']],
    ['more than anyone writes', `<tags>${'a,'.repeat(1_000)}b</tags>`, ['a']],
  ])('are %s', async (_, item, expected) => {
    expect((await rss(item))?.categories).toEqual(expected);
  }); // prettier-ignore

  it('are what Atom has for people to read, else its term', async () => {
    const entry = '<category term="weather" label="Thời tiết"/><category term="lũ"/>';
    expect((await atom(entry))?.categories).toEqual(['Thời tiết', 'lũ']);
  });
});

describe('pictures', () => {
  it('may be links', async () => {
    const article = await rss('<itunes:link rel="image" href="/anh/mua.jpg"/>');
    expect(article?.imageUrl).toBe('https://tin.example/anh/mua.jpg');
  });
});

describe('attributes', () => {
  it('may be in any letter case', async () => {
    const article = await rss(
      '<guid ISPERMALINK="false">https://tin.example/1</guid><ENCLOSURE URL="/1.mp3" Type="audio/mpeg" LENGTH="9"/>',
    );
    expect(article).toMatchObject({
      url: 'https://tin.example/1.mp3',
      enclosures: [{ url: 'https://tin.example/1.mp3', type: 'audio/mpeg', lengthBytes: 9 }],
    });
  });

  it('tell prefixes apart by it', async () => {
    const text =
      '<rss xmlns:DC="http://purl.org/dc/elements/1.1/"><channel><item><DC:title>Mưa</DC:title></item></channel></rss>';
    expect((await parseFeed(Buffer.from(text), options)).articles[0]?.title).toBe('Mưa');
  });
});
