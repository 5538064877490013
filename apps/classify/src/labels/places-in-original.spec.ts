import { uncensor } from '@newsline/news';
import { placesInOriginal } from './places-in-original.ts';

describe('placesInOriginal', () => {
  it.each<[reason: string, original: string, word: string, expected: string]>([
    ['nothing taken out', 'vụ sát hại', 'sát hại', 'sát hại'],
    ['dots inside the word', 'vụ s.át h.ại đêm qua', 'sát hại', 's.át h.ại'],
    ['dots before it', 's.át h.ại đêm qua', 'đêm', 'đêm'],
    ['the last word', 'đêm qua s.át', 'sát', 's.át'],
  ])('%s', (_, original, word, expected) => {
    const plain = uncensor(original);
    const start = plain.indexOf(word);
    const [placed] = placesInOriginal(
      [{ field: 'title', start, end: start + word.length, weight: 1 }],
      { title: plain },
      { title: original },
    );
    expect(original.slice(placed?.start, placed?.end)).toBe(expected);
  });
});
