import { isCall, isLeaning, isWhole, sentencesOf, withoutDateline } from './sentences.ts';

describe('sentences', () => {
  it.each<[reason: string, language: string, text: string, expected: readonly string[]]>([
    ['two', 'vi', 'Mưa lớn. Đường ngập.', ['Mưa lớn.', 'Đường ngập.']],
    ['a city', 'vi', 'Mưa ở TP.HCM. Đường ngập.', ['Mưa ở TP.HCM.', 'Đường ngập.']],
    ['a spaced city', 'vi', 'Mưa ở TP. Hồ Chí Minh. Ngập.', ['Mưa ở TP. Hồ Chí Minh.', 'Ngập.']],
    [
      'an initial',
      'vi',
      'Công an bắt ông T. Ông này nhận tội.',
      ['Công an bắt ông T. Ông này nhận tội.'],
    ],
    [
      'a degree',
      'vi',
      'Theo TS. Lê An, giá tăng. Hàng ít.',
      ['Theo TS. Lê An, giá tăng.', 'Hàng ít.'],
    ],
    ['thousands', 'vi', 'Giá là 2.400 USD. Hàng ít.', ['Giá là 2.400 USD.', 'Hàng ít.']],
    [
      'a country',
      'en',
      'The U.S. President left. He won.',
      ['The U.S. President left.', 'He won.'],
    ],
    [
      'a title',
      'en',
      'It met Gov. Lee at 9 a.m. on Monday. He left.',
      ['It met Gov. Lee at 9 a.m. on Monday.', 'He left.'],
    ],
    [
      'a quotation',
      'en',
      'He said “We won. We go.” Then he left.',
      ['He said “We won. We go.”', 'Then he left.'],
    ],
    ['no spaces', 'zh', '他说。你好。', ['他说。', '你好。']],
    ['no language', 'und', 'One. Two.', ['One.', 'Two.']],
    ['a language that is none', '../x', 'One. Two.', ['One.', 'Two.']],
    ['nothing', 'vi', ' ', []],
  ])('%s', (_, language, text, expected) => {
    expect(sentencesOf(text, language)).toEqual(expected);
  });

  it.each([
    ['Mưa lớn.', true],
    ['“Mưa lớn.”', true],
    ['他说。', true],
    ['Mưa lớn', false],
    ['Mưa lớn…', false],
    ['Mưa lớn...', false],
    ['Mưa lớn [...]', false],
    ['Vì sao mưa lớn?', false],
  ])('%s is whole: %s', (sentence, expected) => {
    expect(isWhole(sentence)).toBe(expected);
  });

  it.each([
    ['(Dân trí) - Mưa lớn ở Huế.', 'Mưa lớn ở Huế.'],
    ['(PLO)- Mưa lớn.', 'Mưa lớn.'],
    ['HÀ NỘI (AP) — Mưa lớn.', 'Mưa lớn.'],
    ['WASHINGTON, Feb 3 (Reuters) - Rain fell.', 'Rain fell.'],
    ['WASHINGTON — Rain fell.', 'Rain fell.'],
    ['- Mưa lớn.', 'Mưa lớn.'],
    ['TTO - Mưa lớn.', 'Mưa lớn.'],
    ['VOV.VN - Mưa lớn.', 'Mưa lớn.'],
    ['Kinhtedothi - Mưa lớn.', 'Mưa lớn.'],
    ['Trump - Putin gặp nhau.', 'Trump - Putin gặp nhau.'],
    ['UNESCO ghi danh di sản.', 'UNESCO ghi danh di sản.'],
    ['Bão số 3 (Wipha) đổ bộ - mưa lớn.', 'Bão số 3 (Wipha) đổ bộ - mưa lớn.'],
  ])('%s begins with what it tells', (text, expected) => {
    expect(withoutDateline(text, 'Kinh tế đô thị')).toBe(expected);
  });

  it.each([
    ['Mời bạn đọc xem thêm.', true],
    ['Sign up for our newsletter.', true],
    ['The post Rain appeared first on X.', true],
    ['Xem https://a.example.', true],
    ['Người dân bấm còi ở Huế.', false],
    ['He clicked with the team.', false],
  ])('%s calls: %s', (sentence, expected) => {
    expect(isCall(sentence)).toBe(expected);
  });

  it.each([
    ['Ông này nhận tội.', true],
    ['Trong khi đó, đường ngập.', true],
    ['However, it rained.', true],
    ['They won.', true],
    ['Ông An nhận tội.', false],
    ['Theo cảnh sát, đường ngập.', false],
    ['Italy won.', false],
  ])('%s leans: %s', (sentence, expected) => {
    expect(isLeaning(sentence)).toBe(expected);
  });
});
