import { isVietnameseSyllable, toneFree, withTone } from './vietnamese-syllable.ts';

describe('isVietnameseSyllable', () => {
  it.each([
    ['marks and tone', 'điện người khuỷu thuở nghiêng quyển giếng gì gìn xoong quýt yêu ưu ạ'],
    ['marks without a tone', 'điên ngươi nghiêng viêt'],
    ['without any mark', 'dien nguoi viet quyet giet hoa ban'],
    ['either placement of the tone', 'hoà hòa thuỷ thủy'],
    ['names that break the rules of "k"', 'kạn'],
  ])('takes %s', (_, words) => {
    expect(words.split(' ').filter((word) => !isVietnameseSyllable(word))).toEqual([]);
  });

  it.each([
    ['some of the marks', 'diẹn nguời đien tiéng'],
    ['a tone that no stop has', 'cảc tìch hõp'],
    ['"c" and "g" before front vowels, "gh" before others', 'cì ngế gế ghá nghô'],
    ['"q" alone', 'qa qan'],
    ['groups of vowels that do not exist', 'aư eâ ươ aeo'],
    ['"iê" and "yê" in each other\'s place', 'iết iêu tyến'],
    ['codas that do not exist', 'đắk trang. oanch uyc ơng'],
    ['other words', 'news they war 5g a1 café'],
    ['nothing', ''],
    ['a long one', 'n'.repeat(1000)],
  ])('leaves %s', (_, words) => {
    expect(words.split(' ').filter(isVietnameseSyllable)).toEqual([]);
  });
});

describe('toneFree', () => {
  it.each([
    ['sắc', 'tiếng', 'tiêng', 1],
    ['huyền', 'Người', 'ngươi', 2],
    ['hỏi', 'hỏi', 'hoi', 3],
    ['ngã', 'ngã', 'nga', 4],
    ['nặng', 'Đặng', 'đăng', 5],
    ['none', 'đăng', 'đăng', 0],
    ['decomposed', 'die\u0323\u0302n', 'diên', 5],
    ['other words', 'Café', 'cafe', 1],
  ] as const)('%s', (_, word, letters, tone) => {
    expect(toneFree(word)).toEqual({ letters, tone });
  });
});

describe('withTone', () => {
  it.each([
    ['one vowel', 'gì ứng hỏi'],
    ['the marked vowel', 'điện người rượu thuở giếng'],
    ['the first of two at the end', 'hòa thủy khỏe mía của'],
    ['the second of two before a coda', 'hoàn khoáng huýt'],
    ['the middle of three', 'khuỷu ngoẻo xoáy'],
    ['the vowel after "qu" and "gi"', 'quý quả giá giùm'],
  ])('puts it on %s', (_, words) => {
    expect(words.split(' ').map(toneFree).map(withTone).join(' ')).toBe(words);
  });
});
