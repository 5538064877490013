import { StoryGrouper } from '../story-grouper.ts';
import type { StoryArticle } from '../placement.ts';

const noon = Date.parse('2031-04-08T12:00:00Z');

function article(language: string, words: string, hours = 0): StoryArticle {
  const [title = '', summary = ''] = words.split(' | ');
  const publishedAt = new Date(noon + hours * 3_600_000);
  return { id: `${language} ${title}`, language, outlet: language, title, summary, publishedAt };
}

function become(articles: readonly StoryArticle[], grouper = new StoryGrouper()): number {
  for (const one of articles) grouper.place(one);
  return grouper.merges().length;
}

// Invented, as are the people in them.
const oneEvent = [
  [
    'a person, a place and what happened',
    'Tổng thống Peru Jorge Quispe từ chức sau biểu tình ở Lima | Quốc hội Peru sẽ bầu người thay ông Quispe.',
    'Peru’s President Jorge Quispe resigns after Lima protests | Congress is to elect a successor to Quispe.',
  ],
  [
    'numbers in the way of each language',
    'Động đất 7,3 độ ở Chile, cảnh báo sóng thần | Trận động đất mạnh 7,3 độ xảy ra ngoài khơi Valparaiso, Chile.',
    'Magnitude 7.3 earthquake hits Chile, tsunami warning issued | The quake struck off Valparaiso, Chile.',
  ],
  [
    'a vendor and a number of a flaw',
    'Kestrel vá lỗ hổng CVE-2031-4477 trong tường lửa | Tin tặc đang khai thác lỗ hổng CVE-2031-4477 của Kestrel.',
    'Kestrel patches firewall vulnerability CVE-2031-4477 | Hackers are exploiting the Kestrel flaw CVE-2031-4477.',
  ],
  [
    'a Vietnamese name without its marks',
    'Bắt ông Trần Quốc Bảo, giám đốc bệnh viện ở Đà Nẵng | Công an Đà Nẵng bắt ông Bảo vì nhận hối lộ 12 tỷ đồng.',
    'Vietnam arrests Da Nang hospital director Tran Quoc Bao | Police in Da Nang accuse Bao of taking bribes of 12 billion dong.',
  ],
  [
    'a transliterated place',
    'Hỏa hoạn ở Niu Oóc làm 9 người chết | Đám cháy bùng lên tại chung cư ở quận Bronx, Niu Oóc.',
    'Nine killed in New York fire | The fire broke out in an apartment building in the Bronx, New York.',
  ],
  [
    'the same, written without marks',
    'Dong dat 7,3 do o Chile, canh bao song than | Tran dong dat manh 7,3 do xay ra ngoai khoi Valparaiso, Chile.',
    'Magnitude 7.3 earthquake hits Chile, tsunami warning issued | The quake struck off Valparaiso, Chile.',
  ],
] as const;

const twoEvents: readonly (readonly [why: string, vi: string, en: string, hours: number])[] = [
  [
    'another place',
    'Động đất 7,3 độ ở Chile, cảnh báo sóng thần | Trận động đất mạnh 7,3 độ xảy ra ngoài khơi Valparaiso, Chile.',
    'Magnitude 6.1 earthquake hits Sumatra, tsunami warning issued | The quake struck off Padang, Indonesia.',
    2,
  ],
  [
    'another vendor',
    'Kestrel phát hành bản vá cho tường lửa KX-40 | Lỗ hổng CVE-2031-4477 cho phép tin tặc chiếm quyền điều khiển thiết bị.',
    'Bluefin warns of mail server vulnerability | Attackers used CVE-2031-5120 to read messages of several ministries, the company said.',
    2,
  ],
  [
    'one person, two deeds a week apart',
    'Tổng thống Peru Jorge Quispe thăm Trung Quốc, bàn thương mại | Ông Quispe hội đàm với các lãnh đạo ở Bắc Kinh về mỏ đồng.',
    'Peru’s Jorge Quispe undergoes heart surgery | Doctors in Lima said that the operation on the leader went well.',
    150,
  ],
  [
    'one country',
    'Mỹ cáo buộc Iran tấn công tàu chở dầu | Washington nói sẽ đáp trả.',
    'US court blocks ban on offshore wind farms | The judge called the order arbitrary.',
    2,
  ],
];

describe('a Vietnamese and an English article', () => {
  it.each(oneEvent)('become one story by %s', (_, vi, en) => {
    expect(become([article('vi', vi), article('en', en, 2)])).toBe(1);
    expect(become([article('en', en), article('vi', vi, 2)])).toBe(1);
  });

  it.each(twoEvents)('stay two for %s', (_, vi, en, hours) => {
    expect(become([article('vi', vi), article('en', en, hours)])).toBe(0);
  });

  it('stay two when weeks are between them', () => {
    const [[, vi, en]] = oneEvent;
    expect(become([article('vi', vi), article('en', en, 24 * 14)])).toBe(0);
  });

  it('are compared in a grouper that was restored, as before', () => {
    const [[, vi, en]] = oneEvent;
    const { entry } = new StoryGrouper().place(article('vi', vi));
    const restored = new StoryGrouper();
    restored.restore([entry]);
    expect(become([article('en', en, 2)], restored)).toBe(1);
  });

  it('are not compared once there are too many', () => {
    const [[, vi, en]] = oneEvent;
    const others = oneEvent.slice(1, 4).map(([, words]) => article('vi', words, 1));
    const grouper = new StoryGrouper({ maxBridged: 3 });
    expect(become([article('vi', vi), ...others, article('en', en, 2)], grouper)).toBe(0);
  });
});

it('lets an article join by those in its language alone', () => {
  const [[, vi, en]] = oneEvent;
  const grouper = new StoryGrouper();
  const vietnamese = [0, 1, 2, 3].map((n) =>
    grouper.place({ ...article('vi', vi, n), id: `v${n}` }),
  );
  const english = grouper.place(article('en', en, 4));
  const [merge] = grouper.merges();
  expect(merge).toMatchObject({ from: english.storyId, into: vietnamese[0]?.storyId });
  grouper.move(english.entry, { storyId: merge?.into ?? '', openedAt: noon });
  const late = grouper.place({ ...article('en', en, 5), id: 'late' });
  expect(late.storyId).toBe(merge?.into);
});
