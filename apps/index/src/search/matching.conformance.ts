import { type SearchTest } from './search-test.conformance.ts';

/** What is found by which words. */
export function describeMatching({ put, ask, find, ids }: SearchTest): void {
  describe('matching', () => {
    it.each([
      ['no diacritics', 'an ninh mang', 'Đơn vị an ninh mạng'],
      ['đ, which is a letter of its own', 'don vi', 'Đơn vị an ninh mạng'],
      ['other case', 'ĐƠN VỊ', 'Đơn vị an ninh mạng'],
      ['diacritics', 'đơn vị', 'Đơn vị an ninh mạng'],
      ['diacritics typed apart from their letters', 'đơn vị'.normalize('NFD'), 'Đơn vị mới'],
      ['a word hidden by dots', 'trẻ em', 'Cấm nhận t.rẻ e.m Nga'],
      ['a word hidden by dots, no diacritics', 'tre em', 'Cấm nhận t.rẻ e.m Nga'],
      ['a word hidden by dots, typed so', 't.rẻ e.m', 'Cấm nhận trẻ em Nga'],
      ['the beginning of the last word', 'an ninh man', 'Đơn vị an ninh mạng'],
      ['one typo in five letters', 'chnih phu', 'Chính phủ họp'],
      ['a letter missing', 'ukrane', 'War in Ukraine'],
      ['two typos in nine letters', 'cybersceurty', 'New cybersecurity law'],
      ['a phrase', '"an ninh mang"', 'Đơn vị an ninh mạng'],
      ['a phrase in typographic quotes', '“an ninh mạng”', 'Đơn vị an ninh mạng'],
      ['a quotation mark without a partner', '"an ninh', 'Đơn vị an ninh mạng'],
      ['digits', '2026 5g', 'Mạng 5G năm 2026'],
      ['Cyrillic', 'москва', 'Переговоры в Москва'],
      ['Chinese, which has no spaces', '北京', '中国首都北京今天'],
      ['Korean', '서울', '서울 날씨'],
      ['Persian without its joiner', 'نمیروند', 'مردم نمی\u200cروند'],
      ['Persian with a joiner that the text lacks', 'نمی\u200cروند', 'مردم نمیروند'],
      ['Persian in quotes', '"مردم نمی\u200cروند"', 'مردم نمی\u200cروند'],
      ['Persian letters without their marks, and no joiner', 'اینها', 'آین\u200cها'],
      ['Hindi without its joiner', 'क्या', 'क्\u200dया हुआ'],
      [
        'most words, where nothing has all',
        'cyber attack on Qzxvw ministry',
        'Cyber attack on a ministry',
      ],
    ])('finds by %s', async (_, text, title) => {
      await put({ id: 'wanted', title }, { id: 'other', title: 'Giá vàng hôm nay' });
      expect(await ids(text)).toEqual(['wanted']);
    });

    it.each([
      ['a phrase out of order', '"ninh an mạng"'],
      ['a phrase with a gap', '"đơn an"'],
      ['two typos in five letters', 'mnagx'],
      ['a typo in a short word', 'ann '],
      ['signs without a word', '… !? 🙂'],
    ])('does not find by %s', async (_, text) => {
      await put({ id: 'a', title: 'Đơn vị an ninh mạng', language: 'vi' });
      expect(await ids(text)).toEqual([]);
    });

    it('finds words across title, summary and text', async () => {
      await put({ id: 'a', title: 'Nga', summary: 'Moscow hội đàm', text: 'với Washington' });
      expect(await ids('nga moscow washington')).toEqual(['a']);
    });

    it('wants every word where an article has them all', async () => {
      await put({ id: 'both', title: 'storm in Hanoi' }, { id: 'one', title: 'storm in Paris' });
      expect(await ids('storm hanoi ')).toEqual(['both']);
    });

    it('tells the corrected query, and nothing where none was', async () => {
      await put({ id: 'a', title: 'Chiến sự Ukraine' });
      expect((await find('ukrane')).correctedTo).toBe('ukraine');
      expect((await find('ukraine')).correctedTo).toBeNull();
    });

    it('corrects with diacritics for who types with diacritics', async () => {
      await put({ id: 'a', title: 'Chính phủ họp' });
      expect((await find('chnih phủ')).correctedTo).toBe('chính phủ');
    });

    it('does not correct a word that is there', async () => {
      await put({ id: 'a', title: 'Marina opens' }, { id: 'b', title: 'Marine life' });
      const answer = await find('marina ');
      expect(answer.hits.map(({ articleId }) => articleId)).toEqual(['a']);
      expect(answer.correctedTo).toBeNull();
    });

    it.each([
      ['full-text syntax', 'title : a* NEAR(b c) AND OR NOT ^x {y} -z + "q" "'],
      ['500 quotation marks', '"'.repeat(500)],
      ['brackets and backslashes', "(((\\\\%_;--''`"],
      ['NUL', 'an\u0000ninh \u0000'],
      ['a lone surrogate', '\ud83d mạng'],
      ['500 letters', 'x'.repeat(500)],
      ['250 words', 'a '.repeat(250)],
      ['250 different words', Array.from({ length: 120 }, (_, i) => `w${i}`).join(' ')],
      ['combining marks alone', '\u0301\u0323\u0302'.repeat(100)],
      ['right-to-left marks', '\u202eabc\u202c'],
    ])('answers to %s', async (_, text) => {
      await put({ id: 'a', title: 'An ninh mạng' });
      expect((await ask({ text: text.slice(0, 500) })).kind).toBe('found');
    });

    it('gives all to an empty query, newest first', async () => {
      await put(
        { id: 'old', publishedAt: '2026-02-01T00:00:00Z' },
        { id: 'new', publishedAt: '2026-02-03T00:00:00Z' },
        { id: 'mid', publishedAt: '2026-02-02T00:00:00Z' },
      );
      expect(await ids('')).toEqual(['new', 'mid', 'old']);
      expect(await ids('   ')).toEqual(['new', 'mid', 'old']);
    });
  });
}
