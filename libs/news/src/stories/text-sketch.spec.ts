import { likeness, textSketch } from './text-sketch.ts';

const bridge =
  'Sáng 12-3, Bộ Xây dựng cho biết cầu Sông Hồng 2 nối hai bờ tại Bến Mới sẽ thông xe trước tết, sớm hơn kế hoạch bốn tháng, sau khi nhịp cuối cùng được hợp long trong đêm qua dưới mưa lớn.';
const sameVisitOtherWords =
  'Cây cầu thứ hai bắc qua sông Hồng ở Bến Mới có thể đón xe ngay dịp cuối năm, bởi các kỹ sư vừa nối xong nhịp giữa và chỉ còn thảm mặt đường, lan can cùng hệ thống chiếu sáng, theo ban quản lý dự án.';
const more =
  ' Công trình dài hai cây số rưỡi, rộng sáu làn xe, được khởi công ba năm trước và từng dừng tám tháng vì thiếu cát. Người dân hai bờ lâu nay qua sông bằng phà, mỗi chuyến mất bốn mươi phút vào giờ cao điểm.';
const thai = 'รัฐมนตรีคมนาคมเปิดสะพานข้ามแม่น้ำแห่งใหม่เมื่อเช้านี้หลังจากก่อสร้างล่าช้านานกว่าสามปีเพราะน้ำท่วม';

const long = (seed: string) =>
  Array.from({ length: 700 }, (_, n) => `${seed}${(n * 7919) % 9973}`).join(' ');

describe('likeness', () => {
  it.each<[string, string, string, string, number, number]>([
    ['the same text', bridge, bridge, 'vi', 1, 1],
    ['other case and punctuation', bridge, bridge.toUpperCase().replaceAll(',', ' –'), 'vi', 1, 1],
    ['a text that goes on', bridge, bridge + more, 'vi', 1, 1],
    ['a text with another agency line', `(TTX) ${bridge}`, `${bridge} Theo TTX.`, 'vi', 0.85, 1],
    ['one event in words of their own', bridge, sameVisitOtherWords, 'vi', 0, 0.2],
    ['a script without spaces', thai, `${thai}โดยไม่มีผู้บาดเจ็บ`, 'th', 1, 1],
    ['long texts', long('a'), long('a'), 'en', 1, 1],
    [
      'long texts of which half is the same',
      long('a'),
      `${long('b').slice(0, 1300)} ${long('a')}`,
      'en',
      0.4,
      0.6,
    ],
    ['long texts that share nothing', long('a'), long('b'), 'en', 0, 0.05],
  ])('of %s', (_, one, other, language, least, most) => {
    const [first, second] = [textSketch(one, language), textSketch(other, language)];
    const found = likeness(first ?? '', second ?? '');
    expect(found?.share).toBeGreaterThanOrEqual(least);
    expect(found?.share).toBeLessThanOrEqual(most);
    expect(likeness(second ?? '', first ?? '')).toEqual(found);
  });

  it('is unknown where a short text is too little of what a sketch of a long one reaches', () => {
    const short = textSketch('one two three four five six seven eight nine ten a b c d e f', 'en');
    expect(likeness(short ?? '', textSketch(long('a'), 'en') ?? '')).toBeNull();
  });
});

it('a sketch of a few words is none', () => {
  expect(textSketch('Thủ tướng tiếp đoàn đại biểu', 'vi')).toBeNull();
  expect(textSketch('', 'vi')).toBeNull();
});

it('a sketch of an endless text is bounded', () => {
  const endless = 'x'.repeat(5_000_000);
  expect(textSketch(endless, 'en')).toBeNull();
  expect(textSketch(`${bridge} `.repeat(50_000), 'vi')?.length).toBeLessThanOrEqual(684);
});
