/** Bytes that come slowly or never end. Whoever reads them decides how many are in memory. After
 *  `mostBytes` nothing more comes, and after `longestMs` the end: a reader without limits must not run
 *  for ever either. */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const mostBytes = 200_000_000;
const longestMs = 60_000;

/** `start`, then `piece` for ever, as fast as they are taken or one every `everyMs`. */
export function endless(
  to: Writable,
  { start = '', piece, everyMs }: { start?: string; piece: string | Buffer; everyMs?: number },
): void {
  void send(to, pieces(start, piece, everyMs));
}

/** `text`, a character every `everyMs`, then spaces for ever. */
export function drip(to: Writable, text: string | Buffer, everyMs: number): void {
  void send(to, drops(Buffer.from(text), everyMs));
}

async function* pieces(start: string, piece: string | Buffer, everyMs?: number) {
  const began = Date.now();
  if (start !== '') yield Buffer.from(start);
  // Small pieces are joined where nothing waits between them: they are the server's cost, not the point.
  const chunk = Buffer.from(piece);
  const joined =
    everyMs === undefined && chunk.length < 16_000
      ? Buffer.concat(Array<Buffer>(Math.ceil(16_000 / chunk.length)).fill(chunk))
      : chunk;
  const leftMs = () => longestMs - (Date.now() - began);
  for (let sent = 0; sent < mostBytes && leftMs() > 0; sent += joined.length) {
    yield joined;
    if (everyMs !== undefined) await sleep(everyMs);
  }
  await sleep(Math.max(0, leftMs()), undefined, { ref: false });
}

async function* drops(text: Buffer, everyMs: number) {
  const began = Date.now();
  for (let at = 0; Date.now() - began < longestMs; at += 1) {
    yield at < text.length ? text.subarray(at, at + 1) : Buffer.from(' ');
    await sleep(everyMs);
  }
}

/** Whoever is sent this may go at any time. */
async function send(to: Writable, from: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(from, { objectMode: false, highWaterMark: 64_000 }), to).catch(
    () => {},
  );
}
