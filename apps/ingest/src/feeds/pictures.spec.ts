import { parseFeed } from './parse-feed.ts';

const base = 'https://anh.example/bai/1';

describe('the picture of an article', () => {
  const first = async (item: string) =>
    (
      await parseFeed(
        Buffer.from(
          `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><title>Tin</title>${item}</item></channel></rss>`,
        ),
        { now: new Date(), url: base },
      )
    ).articles[0]?.imageUrl;

  it.each([
    ['a thumbnail inside a film', '<media:content url="/a.mp4" type="video/mp4"><media:thumbnail url="/a.jpg"/></media:content>'],
    ['an enclosure that is a picture by its address', '<enclosure url="/a.jpg" type="application/octet-stream"/>'],
    ['a thumbnail without a namespace', '<thumbnail>/a.jpg</thumbnail>'],
    ['a picture behind a tracker', '<media:content url="/1x1.gif" medium="image"/><media:thumbnail url="/a.jpg"/>'],
    ['an address that was escaped twice', '<media:thumbnail url="/a.jpg?w=1&amp;amp;h=2"/>'],
  ])('is %s', async (_, item) => {
    expect(await first(item)).toMatch(/^https:\/\/anh\.example\/a\.jpg(?:\?w=1&h=2)?$/);
  }); // prettier-ignore
});
