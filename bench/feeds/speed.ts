import { parseFeed } from '../../apps/ingest/src/feeds/parse-feed.ts';

const articleCount = 50;

/** An RSS feed like those of Vietnamese outlets with full text: about 2 KB an article. */
export function generatedFeed(): Uint8Array {
  const articles = Array.from({ length: articleCount }, (_, at) => {
    const link = `https://bao.example/the-gioi/bai-so-${at}-4795${at}.html`;
    const paragraph = `<p>Hai bên trao đổi về thương mại, an ninh mạng và khoa học công nghệ; phía bên kia <a href="/chu-de/${at}">hoan nghênh</a> đề xuất số ${at} &ndash; theo nguồn tin.</p>`;
    return `<item><title>Tiêu đề số ${at} về ngoại giao &amp; an ninh mạng</title><link>${link}?utm_source=rss</link>
      <guid isPermaLink="true">${link}</guid><pubDate>Sat, 21 Sep 2024 20:${10 + (at % 50)}:31 +0700</pubDate>
      <dc:creator>Nguyễn Văn A</dc:creator><category>Thế giới</category>
      <description><![CDATA[<a href="${link}"><img src="https://i.bao.example/${at}.jpg"></a><br>${paragraph.repeat(8)}]]></description></item>`;
  });
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Báo mẫu</title><link>https://bao.example</link><description>Tin</description>${articles.join('\n')}</channel></rss>`);
}

/** Milliseconds for one feed of 50 articles, from bytes to clean articles: the median and the best
 *  of many, on one core, after warming up. */
export async function measureFeed(rounds = 200) {
  const bytes = generatedFeed();
  const now = new Date();
  const times: number[] = [];
  for (let round = 0; round < rounds + 100; round += 1) {
    const start = performance.now();
    await parseFeed(bytes, { now });
    if (round >= 100) times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return {
    bytesPerArticle: bytes.length / articleCount,
    medianMs: times[rounds >> 1] ?? 0,
    bestMs: times[0] ?? 0,
  };
}
