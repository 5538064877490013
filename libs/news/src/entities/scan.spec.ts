import { emptyScan, gaps, scan, shapes } from './scan.ts';

const gapNames = Object.keys(gaps);
const shapeNames = Object.keys(shapes);

function scanned(text: string): string[] {
  const words = scan(text, emptyScan(32));
  return Array.from({ length: words.count }, (_, at) => {
    const gap = gapNames[Object.values(gaps).findIndex((code) => code === words.gaps[at])];
    return `${gap} ${text.slice(words.starts[at], words.ends[at])} ${shapeNames[words.shapes[at] as number]}`;
  });
}

describe('scan', () => {
  it.each<[reason: string, text: string, expected: string[]]>([
    ['sentences', 'Ab cd. Ef', ['sentence Ab capital', 'space cd small', 'stop Ef capital']],
    ['initials', 'U.S. J. x', ['sentence U.S. capitals', 'space J. capitals', 'space x small']],
    ['a unit and its name', 'P.Bến', ['sentence P capital', 'dot Bến capital']],
    ['a possessive', 'Ab’s cd', ['sentence Ab capital', 'possessive cd small']],
    ['apostrophes inside', "O'Neill d'y", ["sentence O'Neill mixed", "space d'y small"]],
    ['hyphens part words', 'Ab-cd', ['sentence Ab capital', 'hyphen cd small']],
    ['dashes', 'Ab - Cd', ['sentence Ab capital', 'dash Cd capital']],
    ['commas and colons', 'a, b: c', ['sentence a small', 'comma b small', 'colon c small']],
    ['quotation marks', 'a “b” (c)', ['sentence a small', 'quote b small', 'bracket c small']],
    ['figures', '1.000,5 B2', ['sentence 1.000,5 digits', 'space B2 capitals']],
    ['lines', 'a\nB', ['sentence a small', 'sentence B capital']],
  ])('%s', (_, text, expected) => expect(scanned(text)).toEqual(expected));

  it('gives initials the hash of the acronym', () => {
    const hash = (text: string) => scan(text, emptyScan(4)).hashes[0];
    expect(hash('U.S.')).toBe(hash('us'));
    expect(hash('O’Neill')).toBe(hash("o'neill"));
  });

  it('stops when it is full', () => expect(scan('a b c d', emptyScan(2)).count).toBe(2));
});
