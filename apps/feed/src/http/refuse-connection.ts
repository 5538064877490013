import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './problem.ts';

type ConnectionError = Error & { readonly code?: string };

/** Answers what is no request of HTTP, has too many headers, or was too slow in coming: it reaches no
 *  route and no hook. RFC 9112, section 2.2; RFC 6585, section 5. */
export function refuseConnection(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const problem = problemOf(error);
  const body = Buffer.from(JSON.stringify(problem.document()));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${body.length}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

function problemOf({ code }: ConnectionError): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('too-large', 431, 'The headers are longer than 16 kB in all.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('invalid-request', 408, 'The request did not arrive in time.');
  return new Problem('invalid-request', 400, 'This is no request of HTTP/1.1.');
}
