import { fold, normalise } from '@newsline/news';
import { rawOffset, searchable } from './searchable-text.ts';

/** Every assigned character but surrogates of the Basic Multilingual Plane, and of two planes beyond a part. */
const characters = Array.from({ length: 0x20000 }, (_, code) => code)
  .filter((code) => (code < 0xd800 || code > 0xdfff) && (code < 0x10000 || code > 0x1d000))
  .map((code) => String.fromCodePoint(code))
  .filter((character) => !/\p{Cn}/u.test(character));

const wordsOf = (folded: string) => folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

describe('searchable', () => {
  it.each([
    ['diacritics and case', 'Đơn Vị', 'vi', 'don vi'],
    ['signs become spaces', 'Nga–Mỹ: “5G”', 'vi', 'nga my   5g '],
    ['dots that hide words go', 'T.rẻ e.m, TP.HCM', 'vi', 'tre em  tp hcm'],
    ['dots stay in other languages', 'at 9 a.m today', 'en', 'at 9 a m today'],
    ['diacritics apart from their letters', 'ma\u0323ng', 'vi', 'mang'],
    ['letters beyond the table', '𝐀b서울', 'ko', 'ab서울'],
    ['a letter that is two', 'Größe', 'de', 'grosse'],
    ['full and half width', 'iPhone１９：20％ ｶﾞ', 'ja', 'iphone19 20   ガ '],
    ['several words in one character', '3½ ㏂', 'en', '3 1 2 a m '],
    ['the dots of an ellipsis', 'a… b', 'en', 'a  b'],
    ['Thai letters with their vowels', 'กิน', 'th', ' กิ  น '],
    ['a decomposed Korean syllable', '\u1112\u1161\u11ab', 'ko', '한'],
    ['scripts without spaces', 'a北京b', 'zh', 'a 北  京 b'],
    ['joiners', 'نمی\u200cروم', 'fa', 'نميروم'],
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
    'Die Größe, œuvre ﬁle e\u0301e\u0301 20℃',
    'ｶﾞｷﾞ กิน น้ำ हिंदी की مـحـمد',
  ])('leads every word back to where it was written: %#', (raw) => {
    const text = searchable(raw, 'vi');
    for (const { 0: word, index } of text.folded.matchAll(/[^ ]+/gu)) {
      const written = raw.slice(rawOffset(text, index), rawOffset(text, index + word.length));
      expect(wordsOf(fold(written))).toBe(word);
    }
  });

  it('folds every character as fold does', () => {
    const different = characters.filter((character) => {
      const words = searchable(character, 'und').folded.replaceAll(' ', '');
      return words !== wordsOf(fold(character));
    });
    expect(different).toEqual([]);
  });

  it('folds characters beside one another as fold does', () => {
    const lines = Array.from({ length: characters.length / 100 }, (_, line) =>
      normalise(Array.from({ length: 50 }, (_, i) => characters[line + i * line]).join('')),
    );
    const different = lines.filter(
      (line) => wordsOf(searchable(line, 'und').folded) !== wordsOf(fold(line)),
    );
    expect(different).toEqual([]);
  });

  it('leads a word to all of a character that is several words', () => {
    const text = searchable('3½ l', 'en');
    const places = [...text.folded.matchAll(/[^ ]+/gu)].map(({ 0: word, index }) =>
      text.raw.slice(rawOffset(text, index), rawOffset(text, index + word.length)),
    );
    expect(places).toEqual(['3', '½', '½', 'l']);
  });
});
