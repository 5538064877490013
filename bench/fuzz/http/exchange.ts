import { connect } from 'node:net';
import { BrokenPromise } from '../checks/broken-promise.ts';

export type Answer = {
  readonly status: number;
  /** Names in small letters; of several with one name the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** Sends these bytes and reads what comes back, as HTTP/1.1 has it (RFC 9112); null where nothing had come
 *  when this half was closed.
 *  @throws {BrokenPromise} where the other half is closed first, without an answer */
export function exchange(port: number, request: Buffer): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let isEnded = false;
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('data', (part) => parts.push(part));
    socket.on('close', () => {
      try {
        if (parts.length === 0 && !isEnded) throw new BrokenPromise('a request was not answered');
        resolve(answerOf(Buffer.concat(parts)));
      } catch (error) {
        reject(error);
      }
    });
    // Refused half way, as bodies are that are too long: what was answered before counts.
    socket.on('error', () => {});
    socket.write(request);
    const end = () => {
      isEnded = true;
      socket.end();
    };
    // Closes this half, so that a request that is not whole is answered: no client does that to others,
    // and some of those wait for another service.
    const ending = setTimeout(end, request.includes('\r\n\r\n') ? 1_000 : 100);
    socket.once('close', () => clearTimeout(ending));
  });
}

function answerOf(bytes: Buffer): Answer | null {
  if (bytes.length === 0) return null;
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes
    .subarray(0, end < 0 ? undefined : end)
    .toString('latin1')
    .split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  if (!status || end < 0) throw new Error(`This is no answer of HTTP/1.1: ${first.slice(0, 100)}`);
  if (status === 100) return answerOf(bytes.subarray(end + 4));
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
      if (name === '') throw new Error(`This is no header: ${JSON.stringify(line.slice(0, 100))}`);
      return [name.toLowerCase(), value];
    }),
  );
  const rest = bytes.subarray(end + 4);
  const isChunked = headers['transfer-encoding'] === 'chunked';
  const length = Number(headers['content-length'] ?? rest.length);
  return { status, headers, body: isChunked ? joined(rest) : rest.subarray(0, length) };
}

/** Chunks as one (RFC 9112, section 7.1). */
function joined(chunks: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = chunks.indexOf('\r\n', at);
    const length = parseInt(chunks.subarray(at, end).toString('latin1'), 16);
    if (end < 0 || !(length > 0)) return Buffer.concat(parts);
    parts.push(chunks.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
