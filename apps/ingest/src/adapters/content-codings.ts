import type { Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { Unusable } from './unusable.ts';

/** What is asked for. */
export const acceptEncoding = 'gzip, deflate, br';

/** Two layers happen where a proxy packs what was packed already; more are a bomb. */
const maxLayers = 2;
/** What a decoder gives out at once, in bytes. */
const chunkSize = 65_536;

/** RFC 9110 section 8.4.1, RFC 7932, RFC 8878. */
const decoders: Readonly<Record<string, (start: Uint8Array) => Transform>> = {
  gzip: () => createGunzip({ chunkSize }),
  'x-gzip': () => createGunzip({ chunkSize }),
  // The format of zlib; some servers leave out its header (RFC 9110 section 8.4.1.2).
  deflate: ([first = 0]) =>
    (first & 0x0f) === 8 ? createInflate({ chunkSize }) : createInflateRaw({ chunkSize }),
  br: () => createBrotliDecompress({ chunkSize }),
  zstd: () => createZstdDecompress({ chunkSize }),
};

/** The decoders of a body, in the order to apply them. One that nobody knows ("utf-8", "none") is a mistake
 *  for none at all. gzip is also recognised where it isn't named.
 *  @param start of the body as it came, not empty
 *  @throws {Unusable} where there are too many layers */
export function decodersOf(contentEncoding: string, start: Uint8Array): Transform[] {
  const named = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => decoders[coding.trim()])
    .filter((decoder) => decoder !== undefined);
  if (named.length > maxLayers) throw new Unusable('bad-compression', 'many layers');
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const layers = named.length === 0 && isGzip ? [() => createGunzip({ chunkSize })] : named;
  return layers.reverse().map((decoder) => decoder(start));
}
