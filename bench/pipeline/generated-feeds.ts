/** Made-up feeds for load: every run makes the same ones. Words follow Zipf's law, and several
 *  outlets tell of one event with the same names and numbers, so that labelling, grouping and
 *  indexing have real work to do. */

const vietnamese =
  'chính phủ bộ ngoại giao hội đàm thỏa thuận hợp tác song phương đại sứ chuyến thăm tổng thống thủ tướng an ninh mạng tin tặc mã độc dữ liệu rò rỉ tấn công hệ thống ngân hàng ca sĩ diễn viên bộ phim giải thưởng khán giả âm nhạc công diễn thành phố giao thông thời tiết mưa lũ nông dân lúa gạo giá vàng chứng khoán bóng đá trận đấu huấn luyện viên bệnh viện bác sĩ học sinh trường đại học du lịch khách sạn doanh nghiệp xuất khẩu công nghệ điện thoại phần mềm nghiên cứu khoa học vệ tinh năng lượng điện mặt trời cảng biển đường sắt sân bay cháy rừng tòa án vụ án điều tra công an cảnh sát quốc hội nghị quyết ngân sách thuế lạm phát'.split(
    ' ',
  );
const english =
  'government foreign minister talks agreement treaty sanctions ambassador summit president trade tariff hackers breach malware ransomware data leak vulnerability network bank singer actor film festival award album concert audience studio city traffic weather flood storm farmers harvest prices market shares football match coach hospital doctors patients school university tourism hotel company exports technology phone software research science satellite energy power solar port railway airport wildfire court case police investigation parliament budget tax inflation report officials said week year people country region plan deal vote'.split(
    ' ',
  );
const names =
  'An Bình Cường Dũng Giang Hạnh Khánh Lan Minh Nam Phúc Quang Sơn Thảo Uyên Vinh Adler Boone Castro Dunne Ellis Farrow Grant Holm Ibsen Jarvis Keller Lund Moss Nolan Orr Pryce Quinn Reyes Stone Tate Upton Voss Walsh Yates'.split(
    ' ',
  );

/** mulberry32, a small generator of pseudo-random numbers (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type GeneratedFeeds = {
  /** Where feed `n` is: `/feeds/n.xml`. */
  readonly count: number;
  readonly perFeed: number;
  /** RSS of one feed; `extra` new articles stand above the first ones. */
  readonly render: (feed: number, base: string, extra: number) => string;
};

/** `count` feeds of `perFeed` articles each, half of them Vietnamese; about 1.5 kB an article. */
export function generateFeeds(count: number, perFeed: number, newest: Date): GeneratedFeeds {
  const render = (feed: number, base: string, extra: number) => {
    const language = feed % 2 === 0 ? 'vi' : 'en';
    const items = Array.from({ length: perFeed + extra }, (_, n) => {
      const age = perFeed + extra - 1 - n;
      return item(feed, age, language, base, newest);
    });
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Generated ${feed}</title><link>${base}/${feed}/</link><description>load</description><language>${language}</language>${items.join('')}</channel></rss>`;
  };
  return { count, perFeed, render };
}

function item(feed: number, n: number, language: string, base: string, newest: Date): string {
  // Three outlets of a language share an event now and then.
  const random = randomFrom(feed * 100_003 + n);
  const event = randomFrom(Math.floor(feed / 6) * 7_919 + n * 13 + (feed % 2));
  const words = language === 'vi' ? vietnamese : english;
  const zipf = (dice: () => number) => words[Math.floor(words.length * dice() ** 2.2)] ?? 'tin';
  const name = (dice: () => number) => `${pick(names, dice)} ${pick(names, dice)}`;
  const core = [
    name(event),
    ...Array.from({ length: 5 }, () => zipf(event)),
    name(event),
    String(10 + Math.floor(event() * 9_000)),
  ];
  const sentence = (length: number) =>
    [...Array.from({ length }, () => (random() < 0.2 ? pick(core, random) : zipf(random)))].join(
      ' ',
    );
  const title = `${core.slice(0, 6).join(' ')} ${sentence(5)}`;
  const summary = `${core.join(' ')} ${sentence(28)}.`;
  const text = Array.from({ length: 4 }, () => `<p>${core[0]} ${sentence(28)}.</p>`).join('');
  const at = new Date(newest.getTime() - ((n * 37 + feed) % 4_000) * 60_000);
  return `<item><title>${title}</title><link>${base}/${feed}/article-${n}.html</link><guid isPermaLink="false">gen-${feed}-${n}</guid><pubDate>${at.toUTCString()}</pubDate><category>load</category><description>${summary}</description><content:encoded><![CDATA[${text}]]></content:encoded></item>`;
}

function pick<Item>(items: readonly Item[], dice: () => number): Item {
  return items[Math.floor(items.length * dice())] as Item;
}
