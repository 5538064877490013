import { backgroundOf } from './background.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import { bigramHash, termHash, wordHash } from './term-hash.ts';
import { isName, TermKind } from './term-kind.ts';
import { TermCounter } from './terms.ts';

const limits = { titleBoost: 2, bodyWords: 4 };
const counter = new TermCounter(limits);

/** Counted after something else, of which nothing may be left. */
function counts(title: string, body: string, language = 'vi') {
  counter.count({ title: 'một con vịt', body: 'xòe ra hai cái cánh', language: 'vi' }, () => false);
  const { words, bigrams } = counter.count(
    { title, body, language },
    (word) => word === wordHash('của'),
  );
  return { words: mapOf(words), bigrams: mapOf(bigrams) };
}

function mapOf({ terms, counts, size }: TermFrequencies): Map<number, number> {
  return new Map(Array.from({ length: size }, (_, at) => [terms[at] ?? 0, counts[at] ?? 0]));
}

describe('TermCounter', () => {
  it('counts a title word twice and only the first words of the body', () => {
    const { words } = counts('Chợ nổi', 'chợ một hai ba bốn');
    expect(words.get(wordHash('chợ'))).toBe(3);
    expect(words.get(wordHash('ba'))).toBe(1);
    expect(words.has(wordHash('bốn'))).toBe(false);
  });

  it('counts neighbours as bigrams, in their order, but none across title and body', () => {
    const { bigrams } = counts('chợ nổi', 'trên sông');
    expect(bigrams.get(termHash('chợ nổi'))).toBe(2);
    expect(bigrams.has(termHash('nổi chợ'))).toBe(false);
    expect(bigrams.has(termHash('nổi trên'))).toBe(false);
  });

  it('leaves out stop words, and makes no bigram over them', () => {
    const { words, bigrams } = counts('chợ của sông', '');
    expect(words.has(wordHash('của'))).toBe(false);
    expect(bigrams.size).toBe(0);
  });

  it('cuts words where no spaces part them', () => {
    const { words, bigrams } = counts('ฝนตกหนักกรุงเทพ', '', 'th');
    expect(words.has(wordHash('ตกหนัก'))).toBe(true);
    expect(bigrams.has(bigramHash(wordHash('ตกหนัก'), wordHash('กรุงเทพ')))).toBe(true);
    expect(words.has(wordHash('ห'))).toBe(false);
    expect(counts('海上風電', '', 'vi').bigrams.size).toBe(0);
  });

  it('counts words on both sides of a full stop as neighbours', () => {
    expect(counts('chợ. Nổi', '').bigrams.has(termHash('chợ nổi'))).toBe(true);
  });

  describe('the kinds of terms', () => {
    const kindOf = (word: string, title: string, body: string, language = 'en') => {
      const { words } = counter.count({ title, body, language }, () => false);
      return words.kinds[words.terms.subarray(0, words.size).indexOf(wordHash(word))] ?? 0;
    };
    const named = (word: string, title: string, body = '', language = 'en') =>
      isName(kindOf(word, title, body, language), language);

    it('tells the title, and numbers that are no years', () => {
      expect(kindOf('quake', 'quake', 'toll') & TermKind.title).toBeTruthy();
      expect(kindOf('toll', 'quake', 'toll') & TermKind.title).toBe(0);
      expect(kindOf('6', 'quake of 6', '') & TermKind.number).toBeTruthy();
      expect(kindOf('2026', 'quake of 2026', '') & TermKind.number).toBe(0);
    });

    it('takes for names what has a capital where no sentence begins', () => {
      expect(named('chile', 'Quake shakes Chile')).toBe(true);
      expect(named('quake', 'Quake shakes Chile')).toBe(false);
      expect(named('chile', 'A quake', 'It shook. Chile slept')).toBe(false);
    });

    it('takes nothing for a name that is written small as well', () => {
      expect(named('patch', 'Quake shakes Patch town', 'a patch of')).toBe(false);
      expect(named('hà', 'Lũ ở Hà Tĩnh', 'hà nội', 'vi')).toBe(true);
    });

    it('looks at the text where a title has capitals everywhere', () => {
      expect(named('shakes', 'Quake Shakes Chile', 'it shakes')).toBe(false);
      expect(named('chile', 'Quake Shakes Chile', 'it shakes')).toBe(true);
    });
  });

  it('tells apart words that differ by a mark', () => {
    expect(wordHash('bạn')).not.toBe(wordHash('bán'));
  });
});

describe('backgroundOf', () => {
  test.each([
    ['vi', 'của', 'quan tài'],
    ['en', 'the', 'coffin'],
  ])('knows common words and bigrams of %s', (language, common, rare) => {
    const { articles, counts } = backgroundOf(language);
    expect(counts.get(termHash(common)) ?? 0).toBeGreaterThan(articles / 5);
    expect(counts.get(termHash(rare)) ?? 0).toBeLessThan(articles / 200);
  });

  test.each(['de', 'constructor'])('has nothing for %s and still an answer', (language) => {
    expect(backgroundOf(language)).toMatchObject({ counts: new Map() });
  });
});
