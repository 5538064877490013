import { fold, foldKeepingMarks } from './fold.ts';

describe('fold', () => {
  it.each([
    ['Vietnamese tones and vowels', 'An Ninh Mạng', 'an ninh mang'],
    ['decomposed letters', 'die\u0323\u0302n e\u0301', 'dien e'],
    ['đ, which has no decomposition', 'Đơn Vị', 'don vi'],
    ['the Icelandic letter that looks like it', 'Ðông', 'dong'],
    ['other Latin letters', 'Čapek Ångström', 'capek angstrom'],
    ['letters with a stroke', 'Łódź Ørsted ħ ŧ Ɓ', 'lodz orsted h t b'],
    ['letters that are two', 'Größe STRASSE Straße GROẞ', 'grosse strasse strasse gross'],
    ['ligatures of two vowels', 'Cœur ÆON', 'coeur aeon'],
    ['Icelandic letters', 'Þingvellir Guðrún', 'thingvellir gudrun'],
    ['Turkish letters', 'İstanbul ılık', 'istanbul ilik'],
    ['letters of Africa and Azerbaijan', 'ŋ ɔ Ɛ Əliyev', 'n o e aliyev'],
    ['letters that are apostrophes', 'Hawaiʻi ʿAli', "hawai'i 'ali"],
    ['full and half width', 'ＴＯＹＯＴＡ iPhone１９：20％ ｶﾞｷﾞ', 'toyota iphone19:20% ガギ'],
    ['ligatures', 'ﬁle oﬃce ﷲ', 'file office الله'],
    ['circled, mathematical, raised characters', '① ℌ 𝐀𝐁 m² ㎞ ㋿', '1 h ab m2 km 令和'],
    ['trade marks, which are no letters', 'Windows™', 'windows '],
    ['fractions apart from their number', '2½', '2 1⁄2'],
    ['the dots of an ellipsis', 'Nga…', 'nga...'],
    ['yeh and kaf of Arabic and Persian', 'كتاب علي مصطفى', 'كتاب علي مصطفي'],
    ['and the other way round', 'کتاب علی', 'كتاب علي'],
    ['alefs, as they are written in a hurry', 'أحمد إيران آب ٱلله', 'احمد ايران اب الله'],
    ['teh marbuta and the hehs of Urdu', 'غزة غزه ہے خانهٔ خانۀ', 'غزه غزه هے خانه خانه'],
    ['vowel signs that may be left out', 'مُحَمَّد شָלוֹם', 'محمد شלום'],
    ['letters that are drawn out', 'مـحـمد', 'محمد'],
    ['joiners', 'نمی\u200cروم', 'نميروم'],
    ['vowel signs that may not', 'की के हिंदी', 'की के हिंदी'],
    ['Thai vowels, not tones', 'มีค่า', 'มีคา'],
    ['the dots of Hindi loan words', 'फ़रवरी', 'फरवरी'],
    ['kana as they are', 'トヨタ とよた ガ か\u3099', 'トヨタ とよた ガ が'],
    ['a sound mark of no kana', 'x\u3099', 'x'],
    ['Greek, with its final sigma', 'ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Cyrillic', 'Ёлка Київ', 'елка киів'],
    ['Korean', '\u1112\u1161\u11ab글', '한글'],
  ])('%s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
    expect(fold(expected)).toBe(expected);
    expect(fold(text.normalize('NFD'))).toBe(expected);
  });

  it.each(Intl.supportedValuesOf('numberingSystem').filter(isDecimal))(
    'reads digits: %s',
    (system) => {
      const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
      expect(fold(format.format(1_234_567_890))).toBe('1234567890');
    },
  );

  it('gives what folds to itself, in NFC and lower case, for every character', () => {
    const unstable = Array.from({ length: 0x20000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => fold(String.fromCodePoint(code)))
      .filter((f) => fold(f) !== f || f.normalize() !== f || f.toLowerCase() !== f);
    expect(unstable).toEqual([]);
  });
});

describe('foldKeepingMarks', () => {
  it.each([
    ['Vietnamese', 'Ðông Đơn VỊ', 'đông đơn vị'],
    ['decomposed letters', 'die\u0323\u0302n', 'diện'],
    ['letters that are two', 'GRÖSSE Größe', 'grösse grösse'],
    ['width, digits, joiners', 'ＴＯＹＯＴＡ １９ نمی\u200cروم', 'toyota 19 نميروم'],
    ['Turkish', 'İstanbul', 'istanbul'],
  ])('%s', (_, text, expected) => {
    expect(foldKeepingMarks(text)).toBe(expected);
    expect(foldKeepingMarks(expected)).toBe(expected);
  });

  it('makes nothing alike that does not fold alike', () => {
    const different = Array.from({ length: 0x20000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((character) => fold(foldKeepingMarks(character)) !== fold(character));
    expect(different).toEqual([]);
  });
});

/** Chinese ones are words, and some count without a nought. */
function isDecimal(system: string): boolean {
  const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
  return /^\p{Nd}{10}$/u.test(format.format(1_234_567_890));
}
