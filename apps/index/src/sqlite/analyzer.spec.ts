import { DatabaseSync } from 'node:sqlite';
import { searchable } from '../search/searchable-text.ts';
import { spellingsIn } from '../search/spellings-in.ts';
import { analyze } from './analyzer.ts';
import { hashOf } from './spelling-terms.ts';
import { Vocabulary } from './vocabulary.ts';

/** What analysing a title leaves. */
function analyzed(title: string, isPlain = false) {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE index_terms (term TEXT)');
  const spellings = new Set<number>();
  const vocabulary = new Vocabulary(db, '');
  const folded = analyze(title, 'und', { spellings, isPlain, vocabulary });
  const terms = db.prepare('SELECT term FROM index_terms').all();
  db.close();
  return { folded, terms: terms.map(({ term }) => term), spellings };
}

describe('analyze', () => {
  it.each([
    ['words of the table', 'Lừa đảo đường', 'lua dao duong', ['duong']],
    ['a letter that is two', 'Große Straße', 'grosse strasse', ['grosse', 'strasse']],
    ['an emoji at a word', 'mạng🙂Straße', 'mang strasse', ['mang', 'strasse']],
    ['full width', 'ＴＯＹＯＴＡ', 'toyota', ['toyota']],
    ['joiners', 'خانه\u200cها', 'خانهها', ['خانهها']],
  ])('%s', (_, title, folded, terms) => {
    const found = analyzed(title);
    expect(found.folded).toBe(folded);
    expect(found.terms).toEqual(terms);
  });

  it.each([
    ['diacritics', 'Lừa đảo qua mạng ở Huế, Đà Nẵng'],
    ['both ways to place a tone', 'hoà hòa thuỷ thủy HOẠ'],
    ['diacritics of other languages', 'Été à Łódź, Größe, İstanbul, naïve Ørsted'],
    ['signs', 'C++ and C#, .NET, 3.5% (.NET) Disney+ 3+3 C++20 a.b #MeToo'],
    ['capitals', 'WHO warns NATO, Who? U23 USA2 TPHCM ĐHQG'],
    ['letters beyond the table', 'mạng🙂Straße ＴＯＹＯＴＡ ＷＨＯ क्या 北京 trường'],
    ['nothing', ''],
  ])('finds the spellings of a text on the way: %s', (_, title) => {
    const expected = [...spellingsIn(searchable(title, 'und'), false)].map((one) => hashOf(one));
    expect([...analyzed(title).spellings].toSorted()).toEqual(expected.toSorted());
  });

  it('notes syllables without diacritics where there are none', () => {
    const { spellings } = analyzed('Trip to Ha Noi and strengths', true);
    const expected = ['ha=', 'noi='].map((one) => hashOf(one));
    expect([...spellings]).toEqual(expect.arrayContaining(expected));
    expect(spellings.has(hashOf('strengths='))).toBe(false);
    expect(analyzed('Trip to Ha Noi').spellings.size).toBe(0);
  });
});
