import { deflateRawSync } from 'node:zlib';
import { SearchArticles } from '@newsline/contracts';
import { readCursor, writeCursor } from './cursor.ts';

describe('a cursor', () => {
  const request = SearchArticles.request.parse({ text: 'chnih phủ', sourceIds: ['s1'] });
  /** Given out by version 0.1.0. */
  const earlier =
    'WyItc21OZVVlSGhmQ1NtLW1SIix7ImFzT2YiOjEyMDAsIm5vdyI6MTc3MjMyMzIwMDAwMCwidW5kZXJzdGFuZGluZyI6eyJtZW5kZWQiOlt7IndvcmQiOjAsInRlcm0iOiJjaGluaCIsInNob3duIjoiY2jDrW5oIn1dLCJwcmVmaXgiOnRydWUsImxlYXN0IjoyfSwiaW5UaWVycyI6dHJ1ZSwiYWZ0ZXIiOlswLDE3Njk5MzI4MDAwMDAsN10sInVudGlsIjpbMSwxNzY5ODQ2NDAwMDAwLDNdLCJzaG93biI6WzE1MjMwMDAsNV19XQ';

  it('of an earlier version is refused, and told from what is no cursor', () => {
    expect(readCursor(earlier, request)).toEqual({
      kind: 'bad-cursor',
      reason: expect.stringContaining('earlier version'),
    });
    expect(readCursor('bm90IGpzb24', request)).toEqual({
      kind: 'bad-cursor',
      reason: expect.not.stringContaining('earlier version'),
    });
  });

  const form = { from: 0, to: 1, tokens: ['tp', 'hcm'], prefix: false, worth: 0.8 };
  const state = {
    asOf: 1200,
    now: Date.UTC(2026, 2, 1),
    plan: {
      forms: [
        { ...form, spellings: ['hà', null], preferred: [null, 'hcm^'] },
        { ...form, spellings: [], preferred: [] },
      ],
      corrections: [{ word: 0, shown: 'chính' }],
      ...{ prefix: true, near: false, weights: [1.25, 3.5] },
      related: [{ tokens: ['mat', 'dien'], share: 0.4 }],
    },
    isTiered: true,
    after: [0, Date.UTC(2026, 1, 1, 8), 7],
    until: [1, Date.UTC(2026, 0, 31, 8), 3],
    tellers: [[0xdeadbe, 3]],
    lastShown: [1_523_000, 5],
  } as const;

  it('is read as it was written', () => {
    expect(readCursor(writeCursor(state, request), request)).toEqual({ kind: 'cursor', state });
  });

  it.each([
    ['of another first phase', {}],
    ['that knows the outlets of stories', { outlets: [[0xdeadbeef, 3]] }],
  ])('%s is refused as well', (_, known) => {
    const { tellers: _tellers, ...before } = { ...state, ...known };
    expect(readCursor(writeCursor(before as never, request), request)).toEqual({
      kind: 'bad-cursor',
      reason: expect.stringContaining('earlier version'),
    });
  });

  it('of a query with many forms fits into an address', () => {
    const forms = Array.from({ length: 60 }, (_, i) => ({
      ...{ ...form, tokens: [`word${i}`, 'phrase'] },
      ...{ spellings: [], preferred: [] },
    }));
    const numbers = Array.from({ length: 100 }, (_, i) => (i * 0x9e3779b1) % 2 ** 24);
    const tellers = numbers.map((number) => [number, 2 + (number % 7)] as const);
    const long = writeCursor({ ...state, plan: { ...state.plan, forms }, tellers }, request);
    expect(long.length).toBeLessThan(2000);
  });

  it('that unpacks to more than any search gives out is refused', () => {
    const packed = deflateRawSync(Buffer.alloc(10_000_000, '[')).toString('base64url');
    expect(readCursor(packed, request)).toMatchObject({ kind: 'bad-cursor' });
  });
});
