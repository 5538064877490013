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

/** How much of the beginning of bytes tells what they are. */
export const startLength = 24;

/** Two layers happen where a proxy packs what was packed already; more are a bomb. */
const maxLayers = 2;
/** What a decoder gives out at once, in bytes. */
const chunkSize = 65_536;

type Decoder = (start: Uint8Array) => Transform;

const gunzip = () => createGunzip({ chunkSize });
/** The format of zlib; some servers leave out its header (RFC 9110 section 8.4.1.2), or mean gzip. */
const inflate: Decoder = (start) => {
  if (isGzip(start)) return gunzip();
  return ((start[0] ?? 0) & 0x0f) === 8
    ? createInflate({ chunkSize })
    : createInflateRaw({ chunkSize });
};

/** RFC 9110 section 8.4.1, RFC 7932, RFC 8878. */
const decoders: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  'x-deflate': inflate,
  br: () => createBrotliDecompress({ chunkSize }),
  zstd: () => createZstdDecompress({ chunkSize }),
};

/** The layers of a body, from the outermost on. What a body begins with counts more than what its server
 *  says: gzip is unpacked where it isn't named, and a document that is none of it is read as it is. */
export class Layers {
  readonly #named: Decoder[];
  #count = 0;

  /** One that nobody knows ("utf-8", "none") is a mistake for none at all.
   *  @throws {Unusable} where there are too many layers */
  constructor(contentEncoding: string) {
    this.#named = contentEncoding
      .toLowerCase()
      .split(',')
      .map((coding) => decoders[coding.trim()])
      .filter((decoder) => decoder !== undefined);
    if (this.#named.length > maxLayers) throw new Unusable('bad-compression', 'many layers');
  }

  /** The decoder of the next layer; null: this is the document.
   *  @param start of what is left so far, `startLength` long where there is as much, not empty */
  next(start: Uint8Array): Transform | null {
    if (this.#count === maxLayers || isDocument(start)) return null;
    const decoder = this.#named.pop() ?? (isGzip(start) ? gunzip : null);
    this.#count += 1;
    return decoder && decoder(start);
  }
}

function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** Whether text begins here: markup or JSON, in an encoding that has ASCII's letters or in UTF-16. What is
 *  packed begins with as many of ASCII's characters once in millions. */
function isDocument(start: Uint8Array): boolean {
  const [first = 0, second = 0] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const text = Buffer.from(start).toString('latin1');
  return /^(?:\xef\xbb\xbf)?[\t\n\r ]*[<{[](?:[\t\n\r\x20-\x7e]{11}|[\t\n\r\x20-\x7e]*$)/.test(
    text,
  );
}
