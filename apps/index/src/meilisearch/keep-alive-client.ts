import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

/** The server answered, and not with success. */
export class UnsuccessfulAnswer extends Error {
  override readonly name = 'UnsuccessfulAnswer';
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Sends requests over `node:http` and connections that stay open: over `fetch`, which keeps them as well,
 *  many answers take 40 ms longer. In the form of the client's `httpClient`: resolves to the body, parsed.
 *  @throws {UnsuccessfulAnswer} for a status other than 2xx; what `node:http` throws where there is no answer */
export function keepAliveClient(): (...args: Parameters<typeof fetch>) => Promise<unknown> {
  const agents = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true }),
  };
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await send(url, init, agents);
    const body = await text(response);
    const parsed: unknown = body === '' ? undefined : parsedJson(body);
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) throw new UnsuccessfulAnswer(statusCode, parsed);
    return parsed;
  };
}

type Agents = { readonly http: HttpAgent; readonly https: HttpsAgent };

function send(
  url: URL,
  init: RequestInit,
  agents: Agents,
  isRetry = false,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const body = typeof init.body === 'string' ? init.body : undefined;
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)(
      url,
      {
        agent: isSecure ? agents.https : agents.http,
        method: init.method ?? 'GET',
        headers: {
          ...Object.fromEntries(new Headers(init.headers)),
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
        ...(init.signal && { signal: init.signal }),
      },
      resolve,
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that was idle while this request was on its way (Node's docs,
      // `request.reusedSocket`).
      const wasIdle = request.reusedSocket && error.code === 'ECONNRESET';
      if (wasIdle && !isRetry) resolve(send(url, init, agents, true));
      else reject(error);
    });
    request.end(body);
  });
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
