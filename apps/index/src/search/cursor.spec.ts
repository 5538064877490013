import { SearchArticles } from '@newsline/contracts';
import { readCursor, writeCursor } from './cursor.ts';

describe('a cursor', () => {
  const request = SearchArticles.request.parse({ text: 'chnih phủ', sourceIds: ['s1'] });
  /** Given out by version 0.1.0. */
  const earlier =
    'WyItc21OZVVlSGhmQ1NtLW1SIix7ImFzT2YiOjEyMDAsIm5vdyI6MTc3MjMyMzIwMDAwMCwidW5kZXJzdGFuZGluZyI6eyJtZW5kZWQiOlt7IndvcmQiOjAsInRlcm0iOiJjaGluaCIsInNob3duIjoiY2jDrW5oIn1dLCJwcmVmaXgiOnRydWUsImxlYXN0IjoyfSwiaW5UaWVycyI6dHJ1ZSwiYWZ0ZXIiOlswLDE3Njk5MzI4MDAwMDAsN10sInVudGlsIjpbMSwxNzY5ODQ2NDAwMDAwLDNdLCJzaG93biI6WzE1MjMwMDAsNV19XQ';

  it('of an earlier version is read, and written the same', () => {
    const read = readCursor(earlier, request);
    expect(read).toMatchObject({
      kind: 'cursor',
      state: {
        asOf: 1200,
        now: Date.UTC(2026, 2, 1),
        plan: {
          corrections: [{ word: 0, term: 'chinh', shown: 'chính' }],
          prefix: true,
          minShouldMatch: 2,
        },
        isTiered: true,
        after: [0, Date.UTC(2026, 1, 1, 8), 7],
        until: [1, Date.UTC(2026, 0, 31, 8), 3],
        lastShown: [1_523_000, 5],
      },
    });
    if (read.kind === 'cursor') expect(writeCursor(read.state, request)).toBe(earlier);
  });
});
