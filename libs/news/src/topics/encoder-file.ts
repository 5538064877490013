import { createHash } from 'node:crypto';

/** A trained encoder of one language: see `ArticleEncoder`. Made by `npm run train -- topics`. */
export type EncoderWeights = {
  /** ISO 639-1. */
  readonly language: string;
  /** Names these weights: heads are trained for one encoder and mean nothing with another. */
  readonly id: string;
  /** How many numbers an article becomes. */
  readonly dimensions: number;
  /** The words that it knows, by hash. */
  readonly words: Int32Array;
  /** `dimensions` numbers a word, each to be multiplied by the dimension's `scale`. */
  readonly vectors: Int8Array;
  readonly scale: Float32Array;
  readonly bias: Float32Array;
  /** Words of two syllables, for a language that writes them apart; see `WordPairs`. */
  readonly pairs?: { readonly hashes: Int32Array; readonly cohesion: Uint8Array } | undefined;
  readonly anchors: Anchors;
};

/** Some hundred articles of all topics and of none, as bags of words: what is learnt later from a few
 *  articles must not change what is said of these. */
export type Anchors = {
  /** Where each article's words begin below, and the end of the last. */
  readonly starts: Int32Array;
  /** Rows of `words`. */
  readonly rows: Int32Array;
  /** How often each came. */
  readonly counts: Uint8Array;
};

/** Bytes that are no encoder. */
export class BadEncoder extends Error {}

const format = 1;

type Header = {
  readonly format: number;
  readonly language: string;
  readonly dimensions: number;
  readonly words: number;
  readonly pairs: number;
  readonly anchors: number;
  readonly anchorWords: number;
};

/**
 * An encoder as bytes: a line of JSON, filled up with spaces to a multiple of four bytes, then its
 * arrays, little-endian: hashes of words (int32), scale and bias (float32 a dimension), hashes of
 * pairs (int32), starts and rows of anchors (int32), vectors (int8), cohesion of pairs and counts of
 * anchors (uint8).
 */
export function writeEncoder(weights: Omit<EncoderWeights, 'id'>): Uint8Array {
  const { language, dimensions, words, scale, bias, vectors, pairs, anchors } = weights;
  const header = JSON.stringify({
    format,
    language,
    dimensions,
    words: words.length,
    pairs: pairs?.hashes.length ?? 0,
    anchors: anchors.starts.length,
    anchorWords: anchors.rows.length,
  } satisfies Header);
  const line = `${header.padEnd(Math.ceil((header.length + 1) / 4) * 4 - 1)}\n`;
  const { starts, rows, counts } = anchors;
  const arrays = [
    words,
    scale,
    bias,
    pairs?.hashes,
    starts,
    rows,
    vectors,
    pairs?.cohesion,
    counts,
  ];
  const parts = arrays.map((array) =>
    array ? new Uint8Array(array.buffer, array.byteOffset, array.byteLength) : new Uint8Array(),
  );
  return Buffer.concat([Buffer.from(line), ...parts]);
}

/** @throws {BadEncoder} if the bytes are not what `writeEncoder` writes. */
export function readEncoder(bytes: Uint8Array): EncoderWeights {
  const newline = bytes.indexOf(0x0a);
  const header = headerOf(bytes.subarray(0, Math.max(0, newline)));
  const { language, dimensions, words, pairs, anchors, anchorWords } = header;
  const expected =
    4 * (words + 2 * dimensions + pairs + anchors + anchorWords) +
    (words * dimensions + pairs + anchorWords);
  // A copy begins where four bytes begin, which a view of a file need not.
  const data = new Uint8Array(bytes.subarray(newline + 1)).buffer;
  if (data.byteLength !== expected) {
    throw new BadEncoder(`${data.byteLength} bytes of weights, and not ${expected}: cut off?`);
  }
  let at = 0;
  const next = (length: number) => (at += length) - length;
  const int32 = (length: number) => new Int32Array(data, next(4 * length), length);
  const float32 = (length: number) => new Float32Array(data, next(4 * length), length);
  const uint8 = (length: number) => new Uint8Array(data, next(length), length);
  const hashes = int32(words);
  const [scale, bias] = [float32(dimensions), float32(dimensions)];
  const pairHashes = int32(pairs);
  const [starts, rows] = [int32(anchors), int32(anchorWords)];
  const vectors = new Int8Array(data, next(words * dimensions), words * dimensions);
  const cohesion = uint8(pairs);
  return {
    language,
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
    dimensions,
    words: hashes,
    vectors,
    scale,
    bias,
    pairs: pairs > 0 ? { hashes: pairHashes, cohesion } : undefined,
    anchors: { starts, rows, counts: uint8(anchorWords) },
  };
}

function headerOf(line: Uint8Array): Header {
  let header: Partial<Header>;
  try {
    header = JSON.parse(Buffer.from(line).toString('utf8')) as Partial<Header>;
  } catch (cause) {
    throw new BadEncoder('it does not begin with a line of JSON', { cause });
  }
  if (header.format !== format) {
    throw new BadEncoder(`its format is ${String(header.format)}, and ${format} can be read`);
  }
  return header as Header;
}
