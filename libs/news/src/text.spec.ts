import { fold } from './fold.ts';
import { oneLine, paragraphs, uncensor, withoutControls, withoutJoiners, words } from './text.ts';

describe('oneLine', () => {
  it.each([
    ['composes to NFC', 'tie\u0302\u0301ng Vie\u0323\u0302t', 'tiếng Việt'],
    ['folds white space of any kind', ' a\u00a0\n\tb\u3000c ', 'a b c'],
    ['drops zero-width and bidirectional controls', 'a\u200bb\u202ec\ufeff', 'abc'],
    ['drops control characters', 'a\u0000b\u0007c', 'abc'],
    [
      'leaves a tidy line as it is',
      'Đơn vị “an ninh mạng” – 5.000 người',
      'Đơn vị “an ninh mạng” – 5.000 người',
    ],
    ['folds doubled spaces', 'an  ninh', 'an ninh'],
    ['trims a tidy line', ' an ninh ', 'an ninh'],
    ['composes other scripts', '\u1112\u1161\u11ab', '한'],
    ['replaces lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['drops noncharacters', 'a\ufffe\uffff\ufdd0b', 'ab'],
  ])('%s', (_, input, expected) => expect(oneLine(input)).toBe(expected));

  it.each([
    ['Persian', 'نمی\u200cروم به خانه\u200cها'],
    ['vocalised Arabic letters', 'بَ\u200cد'],
    ['an abbreviation in Arabic letters', 'ه\u200d 1447'],
    ['Hindi', 'क्\u200dया क्\u200cया'],
    ['Sinhala', 'ප්\u200dරවෘත්ති'],
    ['Malayalam, at the end of a word', 'അവന്\u200d വന്നു'],
    ['an emoji of several', 'nhà 👨\u200d👩\u200d👧 và 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥'],
  ])('keeps joiners that are spelling: %s', (_, line) => expect(oneLine(line)).toBe(line));

  it.each([
    ['between Latin letters', 'a\u200db\u200cc', 'abc'],
    ['between a letter and its mark', 'e\u200d\u0301\u200d', 'é'],
    ['at the beginning and behind a space', '\u200cنه \u200dنه', 'نه نه'],
    ['one behind another', 'نمی\u200c\u200c\u200dروم', 'نمی\u200cروم'],
    ['among marks of direction', 'نمی\u200e\u200cروم\u200f', 'نمی\u200cروم'],
  ])('drops joiners that spell nothing: %s', (_, input, expected) => {
    expect(oneLine(input)).toBe(expected);
    expect(oneLine(expected)).toBe(expected);
  });
});

describe('withoutJoiners', () => {
  it('is what fold and words compare', () => {
    expect(withoutJoiners('نمی\u200cروم')).toBe('نمیروم');
    expect(fold('نمی\u200cروم')).toBe(fold('نمیروم'));
    expect(words('نمی\u200cروم خانه')).toEqual(['نمیروم', 'خانه']);
  });
});

describe('oneLine on a long hostile text', () => {
  it.each([
    ['letters with a control character at the end', 'a'.repeat(200_000) + '\u0001'],
    ['words with a space at the end', 'a '.repeat(100_000)],
  ])('takes no time: %s', (_, text) => {
    expect(oneLine(text).length).toBeGreaterThan(199_000 - 100_000);
  });
});

describe('withoutControls', () => {
  it.each([
    ['leaves white space and all other text', ' a\t\n b\u00a0đ👩\u200d👧 ', ' a\t\n b\u00a0đ👩\u200d👧 '],
    ['has one sort of line break', 'a\r\nb\rc', 'a\nb\nc'],
    ['drops what steers a terminal', 'a\u001b[2Jb\u009b1mc\u007f\u0000', 'a[2Jb1mc'],
    ['drops noncharacters', '<p>a\ufffe\uffff</p>', '<p>a</p>'],
    ['replaces lone surrogates', '\udc00a\ud800', '\ufffda\ufffd'],
  ])('%s', (_, text, expected) => expect(withoutControls(text)).toBe(expected)); // prettier-ignore
});

describe('paragraphs', () => {
  it('keeps paragraphs and line breaks, and nothing else of the layout', () => {
    expect(paragraphs('  một \r\n hai\r\n\r\n\r\n \n ba  ')).toBe('một\nhai\n\nba');
  });
});

describe('words', () => {
  it.each([
    ['syllables with marks', 'Thủ tướng: 5G!', ['thủ', 'tướng', '5g']],
    ['an apostrophe inside a word', "Ukraine's ‘war’", ["ukraine's", 'war']],
    ['nothing', '— …', []],
  ])('%s', (_, input, expected) => expect(words(input)).toEqual(expected));
});

describe('uncensor', () => {
  it.each([
    ['joins a hidden word', 't.rẻ e.m Nga', 'trẻ em Nga'],
    ['joins after a capital', 'T.hi t.hể b.é t.rai', 'Thi thể bé trai'],
    ['joins where every letter is dotted', 'g.i.ế.t', 'giết'],
    [
      'joins after a first sound of several letters',
      'Gi.ết v.ợ, ch.ết, ngh.iện',
      'Giết vợ, chết, nghiện',
    ],
    ['leaves two sentences without a space', 'về nhà.anh đi', 'về nhà.anh đi'],
    ['leaves abbreviations of two letters', 'Th.S, Th.s, tr.đ, Nh.D', 'Th.S, Th.s, tr.đ, Nh.D'],
    ['leaves abbreviations', 'TP.HCM, U.S., Q.1', 'TP.HCM, U.S., Q.1'],
    ['leaves names with an initial', 'P.Toàn, J.Biden', 'P.Toàn, J.Biden'],
    ['leaves host names', 'vnexpress.net', 'vnexpress.net'],
    ['leaves numbers', '1.000m2', '1.000m2'],
    ['leaves what is no syllable', 'i.e. b.iẹt', 'i.e. b.iẹt'],
  ])('%s', (_, input, expected) => expect(uncensor(input)).toBe(expected));
});
