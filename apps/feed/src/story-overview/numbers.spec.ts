import { numbersIn } from './numbers.ts';

describe('numbers of a text', () => {
  it.each<[reason: string, language: string, text: string, expected: readonly string[]]>([
    ['the dead', 'vi', 'Vụ cháy làm 12 người chết.', ['12 người chết = 12 dead']],
    [
      'other words for it',
      'vi',
      'Ít nhất 12 người thiệt mạng và 5 người bị thương',
      ['12 người thiệt mạng = 12 dead', '5 người bị thương = 5 injured'],
    ],
    [
      'words between',
      'en',
      '12 people were killed and 30 injured',
      ['12 people were killed = 12 dead', '30 injured = 30 injured'],
    ],
    [
      'the verb before',
      'en',
      'A fire killed at least 12 people.',
      ['killed at least 12 people = 12 dead'],
    ],
    ['a magnitude', 'en', 'A 7.4-magnitude quake', ['7.4-magnitude = 7.4 magnitude']],
    ['a magnitude before', 'en', 'A magnitude 7.4 earthquake', ['magnitude 7.4 = 7.4 magnitude']],
    ['a magnitude in Vietnamese', 'vi', 'Động đất độ lớn 7,4 ở', ['độ lớn 7,4 = 7.4 magnitude']],
    ['Richter’s', 'vi', 'Động đất 7,4 độ Richter', ['7,4 độ Richter = 7.4 magnitude']],
    ['money', 'vi', 'Thu 2,4 tỷ USD trong quý', ['2,4 tỷ USD = 2400000000 $']],
    ['money without its name', 'vi', 'Phim thu 50 tỷ sau', ['50 tỷ = 50000000000 ₫']],
    ['money with a sign', 'en', 'It raised $2.4 billion.', ['$2.4 billion = 2400000000 $']],
    ['thousands', 'vi', 'hơn 1.000 nạn nhân sập bẫy', ['1.000 nạn = 1000 nạn']],
    ['a share', 'en', 'Prices rose 3.5% in May', ['3.5% = 3.5 %']],
    ['a share in words', 'vi', 'tăng 3,5 phần trăm', ['3,5 phần trăm = 3.5 %']],
    ['a measure', 'vi', 'dài 12km qua', ['12km = 12 km']],
    ['behind a dash', 'vi', 'Cháy lớn - 12 người chết', ['12 người chết = 12 dead']],
    ['a date', 'vi', 'Ngày 12/2, ngày 3 tháng 2 năm 2026, sáng 4-2', []],
    ['a date in English', 'en', 'On 3 February, on May 4, in 2026', []],
    ['a time', 'vi', 'Lúc 8h30, 9:15, 20 giờ, sau 3 ngày', []],
    ['a time in English', 'en', 'At 9 a.m. after 3 hours', []],
    ['an age', 'vi', 'cô gái 20 tuổi', []],
    ['a score', 'vi', 'thắng 2-1, 3 - 0', []],
    ['a telephone', 'vi', 'gọi 0912 345 678 hoặc 0912345678, +84 912345678', []],
    ['names', 'vi', 'U23, COVID-19, G7, bão số 3, quận 1, iPhone 15.', []],
    ['a year', 'en', 'the 2026 budget', []],
    ['a version', 'en', 'version 1.2.3 and 10.0.0.1', []],
    ['a product', 'en', 'The Snapdragon 8 Elite and the VF 3 sold', []],
    ['a day and its month', 'vi', 'sáng 20.3 tuyên bố', []],
    ['nothing behind', 'en', 'It was 12.', []],
  ])('%s', (_, language, text, expected) => {
    expect(
      numbersIn(text, language).map((one) => `${one.text} = ${one.value} ${one.unit}`),
    ).toEqual(expected);
  });
});
