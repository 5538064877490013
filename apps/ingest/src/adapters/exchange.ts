import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { guardedAgents } from './guarded-agents.ts';
import { Unusable } from './unusable.ts';

/** In bytes; an ordinary answer has less than one thousand. */
const maxHeaderSize = 16_384;
/** The most that may come before the headers are complete: with informational answers (1xx) and blank
 *  lines a server could keep its reader busy for ever. In bytes. */
const maxBeforeHeaders = 65_536;

export type ExchangeOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly agents: ReturnType<typeof guardedAgents>;
  /** Sent by POST; absent: it is a GET. */
  readonly body?: string;
  /** Ends it at any stage, with its connection. */
  readonly signal: AbortSignal;
};

export type Exchange = {
  /** Whoever takes it destroys it; its connection is closed then, unless all of it was read. */
  readonly response: IncomingMessage;
  /** What has come over the connection since the headers, framing included. In bytes. */
  readonly bytesReceived: () => number;
};

/** One request, and its answer up to the headers. What goes wrong later breaks the response off with the
 *  same errors.
 *  @throws the error of the connection, of Node's parser (code HPE_…), or {Unusable} */
export function exchange(url: URL, options: ExchangeOptions): Promise<Exchange> {
  const { headers, agents, body, signal } = options;
  const method = body === undefined ? 'GET' : 'POST';
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? agents.https : agents.http;
  return new Promise((resolve, reject) => {
    let response: IncomingMessage | undefined;
    let bytesReceived = () => 0;
    const send = isSecure ? requestHttps : requestHttp;
    const request = send(url, { method, headers: { ...headers }, agent, signal, maxHeaderSize });
    request.once('socket', (socket) => {
      let before = socket.bytesRead;
      bytesReceived = () => socket.bytesRead - before;
      const watch = () => {
        if (bytesReceived() > maxBeforeHeaders) request.destroy(new Unusable('long-headers'));
      };
      socket.on('data', watch);
      const unwatch = () => socket.off('data', watch);
      request.once('close', unwatch).once('response', () => {
        unwatch();
        before = socket.bytesRead;
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server had closed an idle connection; not so one that was made for this request.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
      if (isStale && !response) resolve(exchange(url, options));
      reject(error);
      response?.destroy(error);
    });
    // Without an error before, where a server switches protocols.
    request.once('close', () => {
      if (!response) reject(new Unusable('bad-answer', 'unwanted upgrade'));
    });
    request.once('response', (received) => {
      response = received;
      resolve({ response, bytesReceived });
    });
    request.end(body);
  });
}
