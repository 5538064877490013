import { StoryGrouper } from './story-grouper.ts';

type Pair = [first: string, second: string];

/** With summaries that say where and who, as feeds have them. */
const apart: [kind: string, language: string, first: Pair, second: Pair][] = [
  [
    'two quakes',
    'en',
    [
      'Magnitude 5.9 earthquake shakes Lombok',
      'Houses cracked in Mataram, officials said at dawn.',
    ],
    ['Magnitude 6.2 earthquake shakes Crete', 'People in Heraklion ran outside; no one was hurt.'],
  ],
  [
    'flaws of two vendors',
    'en',
    ['Critical flaw in Ivanti gateway lets attackers in', 'Ivanti fixed CVE-2026-3344 on Monday.'],
    ['Critical flaw in Veeam backup lets attackers in', 'Veeam fixed CVE-2026-9911 on Monday.'],
  ],
  [
    'fires in two provinces',
    'vi',
    ['Cháy xưởng gỗ ở Bình Dương, hai người chết', 'Lửa bùng lên rạng sáng tại phường Thuận Giao.'],
    ['Cháy xưởng gỗ ở Đồng Nai, hai người chết', 'Lửa bùng lên giữa trưa tại xã Hố Nai.'],
  ],
  [
    'prices of two days',
    'vi',
    ['Giá vàng hôm nay 4/5: SJC giảm', 'Giá vàng miếng SJC sáng nay giảm so với hôm qua.'],
    ['Giá vàng hôm nay 5/5: SJC tăng', 'Giá vàng miếng SJC sáng nay tăng so với hôm qua.'],
  ],
];

const together: [kind: string, language: string, first: Pair, second: Pair][] = [
  [
    'a toll that rises',
    'vi',
    [
      'Lật xe khách ở Khánh Lê, 3 người chết',
      'Xe khách lật trên đèo Khánh Lê, Khánh Hòa, rạng sáng.',
    ],
    [
      'Lật xe khách trên đèo Khánh Lê: 5 người chết',
      'Số người chết vụ lật xe ở Khánh Hòa tăng lên năm.',
    ],
  ],
  [
    'a report and what follows',
    'en',
    [
      'Ransomware hits ferry operator Callan Line',
      'Callan Line cancelled sailings from Port Callan.',
    ],
    [
      'Callan Line says customer data was stolen',
      'The ferry operator in Port Callan was hit by ransomware.',
    ],
  ],
  [
    'one with marks and one without',
    'vi',
    ['Bão số 9 đổ bộ Quảng Ngãi, gió giật cấp 12', 'Bão Tamrak vào đất liền sáng nay.'],
    ['Bao so 9 do bo Quang Ngai, gio giat cap 12', 'Bao Tamrak vao dat lien sang nay.'],
  ],
];

function areOneStory(language: string, first: Pair, second: Pair): boolean {
  const grouper = new StoryGrouper();
  const [one, other] = [first, second].map(
    ([title, summary], day) =>
      grouper.place({
        id: String(day),
        outlet: String(day),
        language,
        title,
        summary,
        publishedAt: new Date(Date.UTC(2026, 4, 4 + day, 1)),
      }).storyId,
  );
  return one === other;
}

describe('one story or two', () => {
  test.each(apart)('two: %s', (_, language, first, second) => {
    expect(areOneStory(language, first, second)).toBe(false);
  });

  test.each(together)('one: %s', (_, language, first, second) => {
    expect(areOneStory(language, first, second)).toBe(true);
  });
});
