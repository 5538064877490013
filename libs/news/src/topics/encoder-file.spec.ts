import { BadEncoder, readEncoder, writeEncoder } from './encoder-file.ts';

const weights = {
  language: 'vi',
  dimensions: 2,
  words: Int32Array.of(7, -9, 11),
  vectors: Int8Array.of(1, -2, 3, -4, 127, -127),
  scale: Float32Array.of(0.5, 0.25),
  bias: Float32Array.of(-1, 1),
  pairs: { hashes: Int32Array.of(5), cohesion: Uint8Array.of(200) },
  anchors: {
    starts: Int32Array.of(0, 2),
    rows: Int32Array.of(2, 0),
    counts: Uint8Array.of(1, 3),
  },
};

describe('an encoder as bytes', () => {
  it('is read as it was written', () => {
    expect(readEncoder(writeEncoder(weights))).toEqual({ ...weights, id: expect.any(String) });
  });

  it('is read from the middle of other bytes', () => {
    const bytes = writeEncoder({ ...weights, pairs: undefined });
    const among = Buffer.concat([Buffer.from('x'), bytes]).subarray(1);
    expect(readEncoder(among)).toMatchObject({ words: weights.words, pairs: undefined });
  });

  it('has another id when a weight is another', () => {
    const other = { ...weights, vectors: Int8Array.of(1, -2, 3, -4, 127, -126) };
    expect(readEncoder(writeEncoder(other)).id).not.toBe(readEncoder(writeEncoder(weights)).id);
  });

  it.each<[reason: string, bytes: Uint8Array, message: RegExp]>([
    ['nothing', new Uint8Array(), /does not begin with a line of JSON/],
    ['no line of JSON', Buffer.from('PK\u0003\u0004\n'), /does not begin with a line of JSON/],
    ['a later format', Buffer.from('{"format":2}\n'), /its format is 2, and 1 can be read/],
    ['cut off', writeEncoder(weights).subarray(0, -1), /56 bytes of weights, and not 57: cut off/],
  ])('says what is wrong: %s', (_, bytes, message) => {
    expect(() => readEncoder(bytes)).toThrow(BadEncoder);
    expect(() => readEncoder(bytes)).toThrow(message);
  });
});
