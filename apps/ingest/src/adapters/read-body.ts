import { on } from 'node:events';
import { Transform, Writable, type Readable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Layers, startLength } from './content-codings.ts';
import { Unusable } from './unusable.ts';

export type BodyOptions = {
  /** The header's value; empty where there is none. */
  readonly contentEncoding: string;
  /** Of the body, and of what each layer of its compression unpacks to. */
  readonly maxBytes: number;
  /** What has come over the connection for it so far. */
  readonly bytesReceived: () => number;
  readonly signal: AbortSignal;
};

/** What framing and chunk extensions may take beside half as much as the body. In bytes; more than is read
 *  from a connection at once, as that counts before its pieces do. */
const maxFraming = 100_000;
/** What is taken in one turn of the event loop, in bytes. */
const blockSize = 65_536;
/** Small, so that little is on its way when a turn ends. */
const highWaterMark = 16_384;

/** The whole body, unpacked piece by piece in threads of Node's own, so that no step holds the event loop.
 *  Memory stays near `maxBytes`, whatever the body claims to be. A compressed body that ends early is an
 *  error, never a shorter body.
 *  @throws {Unusable} 'too-long', 'cut-short', 'bad-compression' or 'bad-answer', or what broke `body` off */
export async function readBody(body: Readable, options: BodyOptions): Promise<Uint8Array> {
  const { contentEncoding, maxBytes, bytesReceived, signal } = options;
  const layers = new Layers(contentEncoding);
  const framed = new Framed(maxBytes, () => bytesReceived() - body.readableLength);
  const collected = new Collected(maxBytes);
  const parts: Promise<void>[] = [];
  const flow = (...streams: [Readable, ...Transform[], Transform | Collected]) => {
    const part = pipeline(streams, { signal });
    part.catch(() => {});
    parts.push(part);
  };
  flow(body, framed);
  let last: Transform = framed;
  for (;;) {
    const start = await firstBytes(last, signal);
    const decoder = start && layers.next(start);
    if (!decoder) break;
    const unpacked = new AtMost(maxBytes);
    flow(last, decoder, unpacked);
    last = unpacked;
  }
  flow(last, collected);
  await Promise.all(parts);
  return collected.bytes();
}

/** As many as tell what follows, fewer where it ends before. They stay in the stream. Null: it ends
 *  without any. */
async function firstBytes(body: Readable, signal: AbortSignal): Promise<Uint8Array | null> {
  if (body.destroyed) throw brokenOff(body);
  for await (const _ of on(body, 'readable', { signal, close: ['end', 'close'] })) {
    const start = body.read(startLength) as Uint8Array | null;
    if (!start) continue;
    body.unshift(start);
    return start;
  }
  if (!body.readableEnded) throw brokenOff(body);
  return null;
}

function brokenOff({ errored }: Readable): Error {
  return errored ?? new Unusable('closed-connection');
}

/** Lets `maxBytes` through. */
class AtMost extends Transform {
  readonly #maxBytes: number;
  protected length = 0;

  constructor(maxBytes: number) {
    super({ highWaterMark });
    this.#maxBytes = maxBytes;
  }

  override _transform(piece: Uint8Array, _: BufferEncoding, done: TransformCallback): void {
    this.length += piece.byteLength;
    if (this.length > this.#maxBytes) done(new Unusable('too-long'));
    else done(null, piece);
  }
}

/** And refuses what is nearly all framing: chunks of one byte cost more than a hundred times as much to
 *  take apart as the same body in one piece, and chunk extensions may be ten thousand times as long. */
class Framed extends AtMost {
  readonly #bytesTaken: () => number;

  constructor(maxBytes: number, bytesTaken: () => number) {
    super(maxBytes);
    this.#bytesTaken = bytesTaken;
  }

  override _transform(piece: Uint8Array, coding: BufferEncoding, done: TransformCallback): void {
    super._transform(piece, coding, done);
    if (this.#bytesTaken() > maxFraming + 1.5 * this.length)
      this.destroy(new Unusable('bad-answer', 'tiny chunks'));
  }
}

/** Copies pieces together: some come byte by byte, and each would hold memory of its own. The memory is
 *  the system's: what an allocator keeps of long bodies that came and went is several times as much as
 *  there ever is of them. After each block the event loop has its turn: a socket alone would go on for as
 *  long as there is something to read. */
class Collected extends Writable {
  readonly #memory: ArrayBuffer;
  #length = 0;

  constructor(maxBytes: number) {
    super({ highWaterMark });
    this.#memory = new ArrayBuffer(0, { maxByteLength: maxBytes });
  }

  override _write(
    piece: Uint8Array,
    _: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    const length = this.#length + piece.byteLength;
    if (length > this.#memory.maxByteLength) return done(new Unusable('too-long'));
    const isFull = length > this.#memory.byteLength;
    if (isFull) this.#makeRoomFor(length);
    new Uint8Array(this.#memory).set(piece, this.#length);
    this.#length = length;
    if (isFull) setImmediate(done);
    else done();
  }

  /** What has come of a body that is not taken is given back at once. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (error) this.#memory.resize(0);
    done(error);
  }

  bytes(): Uint8Array {
    this.#memory.resize(this.#length);
    return new Uint8Array(this.#memory);
  }

  #makeRoomFor(length: number): void {
    const blocks = Math.ceil(length / blockSize);
    this.#memory.resize(Math.min(blocks * blockSize, this.#memory.maxByteLength));
  }
}
