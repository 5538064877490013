import { fold } from '@newsline/news';
import { rawOffset, searchable } from './searchable-text.ts';

describe('searchable', () => {
  it.each([
    ['diacritics and case', 'Đơn Vị', 'vi', 'don vi'],
    ['signs become spaces', 'Nga–Mỹ: “5G”', 'vi', 'nga my   5g '],
    ['dots that hide words go', 'T.rẻ e.m, TP.HCM', 'vi', 'tre em  tp hcm'],
    ['dots stay in other languages', 'at 9 a.m today', 'en', 'at 9 a m today'],
    ['diacritics apart from their letters', 'ma\u0323ng', 'vi', 'mang'],
    ['letters beyond the table', '𝐀b서울', 'ko', '𝐀b서울'],
    ['scripts without spaces', 'a北京b', 'zh', 'a 北  京 b'],
    ['joiners', 'نمی\u200cروم', 'fa', 'نمیروم'],
    ['signs beyond the table', 'a🙂b™', 'en', 'a b '],
  ])('%s', (_, raw, language, expected) => {
    expect(searchable(raw, language).folded).toBe(expected);
  });

  it.each([
    'Đơn vị an ninh mạng',
    'Cấm nhận t.rẻ e.m Nga, v.v',
    'ma\u0323ng 🙂 t.rẻ 北京 e.m',
    'نمی\u200cروم',
    'x'.repeat(40_000) + ' trẻ',
  ])('leads every word back to where it was written: %#', (raw) => {
    const text = searchable(raw, 'vi');
    for (const { 0: word, index } of text.folded.matchAll(/[^ ]+/gu)) {
      const written = raw.slice(rawOffset(text, index), rawOffset(text, index + word.length));
      expect(fold(written.replaceAll('.', '')).trim()).toBe(word);
    }
  });
});
