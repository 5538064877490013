import { DatabaseSync } from 'node:sqlite';
import { diacriticsOf } from '../search/word-spelling.ts';
import { analyze } from './analyzer.ts';
import { diacriticsFilterOf, filterLength } from './diacritics-filter.ts';
import { Vocabulary } from './vocabulary.ts';

/** What analysing a title leaves. */
function analyzed(title: string) {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE index_terms (term TEXT)');
  const diacritics = new Uint32Array(filterLength);
  const vocabulary = new Vocabulary(db, '');
  const isPlain = false;
  const folded = analyze(title, 'und', {
    spellings: diacritics,
    isTitle: true,
    isPlain,
    vocabulary,
  });
  const terms = db.prepare('SELECT term FROM index_terms').all();
  db.close();
  return { folded, terms: terms.map(({ term }) => term), diacritics };
}

describe('analyze', () => {
  it.each([
    ['words of the table', 'Lừa đảo đường', 'lua dao duong', ['duong'], ['lừa', 'đảo', 'đường']],
    ['a letter that is two', 'Große Straße', 'grosse strasse', ['grosse', 'strasse'], ['große']],
    ['an emoji at a word', 'mạng🙂Straße', 'mang strasse', ['mang', 'strasse'], ['mạng', 'straße']],
    ['full width', 'ＴＯＹＯＴＡ', 'toyota', ['toyota'], ['ｔｏｙｏｔａ']],
    ['joiners', 'خانه\u200cها', 'خانهها', ['خانهها'], []],
  ])('%s', (_, title, folded, terms, marked) => {
    const found = analyzed(title);
    expect(found.folded).toBe(folded);
    expect(found.terms).toEqual(terms);
    const wanted = diacriticsFilterOf(marked.flatMap((word) => diacriticsOf(word) ?? []));
    expect(wanted.map((bits, i) => bits & (found.diacritics[i] ?? 0))).toEqual(wanted);
  });
});
