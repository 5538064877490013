import { otherSpelling, samePlacement } from './vietnamese-spelling.ts';

describe('samePlacement', () => {
  it.each([
    ['new and old placement', 'hoà', 'hòa'],
    ['the same', 'hòa', 'hòa'],
    ['other vowels', 'thuỷ khoẻ hoạ', 'thủy khỏe họa'],
    ['beside "qu" and "gi"', 'qúy qủa gía', 'quý quả giá'],
    ['several words, capitals', 'Hoà Bình', 'hòa bình'],
    ['where there is no choice', 'hoàn người', 'hoàn người'],
    ['other languages', 'café naïve', 'café naïve'],
    ['no marks', 'Hoa Binh', 'hoa binh'],
  ])('%s', (_, written, expected) => {
    expect(samePlacement(written)).toBe(expected);
    expect(samePlacement(expected)).toBe(expected);
  });
});

describe('otherSpelling', () => {
  it.each([
    ['sĩ', 'sỹ'],
    ['kĩ', 'kỹ'],
    ['mĩ', 'mỹ'],
    ['lí', 'lý'],
    ['quí', 'quý'],
    ['tỉ', 'tỷ'],
    ['vĩ', 'vỹ'],
    ['hi', 'hy'],
    ['ti', 'ty'],
  ])('%s is %s, and the other way round', (one, other) => {
    expect(otherSpelling(one)).toBe(other);
    expect(otherSpelling(other)).toBe(one);
  });

  it.each([
    ['other onsets', 'chị'],
    ['two letters that are one sound', 'thi'],
    ['the vowel alone', 'ý'],
    ['a coda', 'kính'],
    ['another vowel before it', 'thủy'],
    ['"q" and "u" that are no onset', 'tui'],
    ['other languages', 'sky'],
  ])('none with %s', (_, word) => expect(otherSpelling(word)).toBeNull());
});
