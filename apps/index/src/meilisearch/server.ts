import type * as driver from 'meilisearch';
import { Unavailable } from '@newsline/messaging/errors';
import { z } from 'zod';
import { keepAliveClient, UnsuccessfulAnswer } from './keep-alive-client.ts';

export type MeilisearchAddress = {
  /** With scheme and port: `http://meilisearch:7700`. */
  readonly url: string;
  /** Left out for a server without a master key. */
  readonly apiKey?: string;
  /** How long one request may take. */
  readonly requestTimeoutMs?: number;
};

/** The server refused a request, or a task failed. */
export class MeilisearchRefusal extends Error {
  override readonly name = 'Refusal';

  /** @param code as published under "Error codes": `index_not_found` */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** A Meilisearch server. Errors are made anew: some of the client's carry the request, and whether
 *  they hide its headers, with the key, is up to the client. */
export class Server {
  readonly #client: driver.Meilisearch;
  readonly #host: string;

  private constructor(
    loaded: typeof driver,
    { url, apiKey, requestTimeoutMs = 30_000 }: MeilisearchAddress,
  ) {
    const key = apiKey === undefined ? {} : { apiKey };
    const httpClient = keepAliveClient();
    this.#client = new loaded.Meilisearch({
      ...{ host: url, timeout: requestTimeoutMs, httpClient },
      ...key,
    });
    this.#host = new URL(url).host;
  }

  /** Loads the client here, so that nobody waits for it who runs without Meilisearch. */
  static async at(address: MeilisearchAddress): Promise<Server> {
    return new Server(await import('meilisearch'), address);
  }

  /** @param what completes "Meilisearch could not …"
   *  @throws {MeilisearchRefusal} when the server answers with an error
   *  @throws {Unavailable} when it does not answer, or a proxy in its place */
  async ask<Answer>(
    what: string,
    request: (client: driver.Meilisearch) => PromiseLike<Answer>,
  ): Promise<Answer> {
    try {
      return await request(this.#client);
    } catch (error) {
      const answer = error instanceof Error ? error.cause : null;
      if (answer instanceof UnsuccessfulAnswer) {
        const { message, code } = problemIn(answer);
        if (isOfProxy(answer.status)) throw away(`could not ${what}: ${message}`);
        throw new MeilisearchRefusal(`Meilisearch could not ${what}: ${message} (${code})`, code);
      }
      throw away(`at ${this.#host} could not ${what}: ${innermostMessage(error)}`);
    }
  }
}

/** Bad gateway, service unavailable, gateway timeout (RFC 9110, section 15.6): nothing behind it answers. */
function isOfProxy(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** @param problem completes "Meilisearch …" */
export function away(problem: string): Unavailable {
  return new Unavailable('Meilisearch', `Meilisearch ${problem}`);
}

/** As published under "Error codes", where the server says it. */
function problemIn({ status, body, message }: UnsuccessfulAnswer): Problem {
  const said = Problem.safeParse(body);
  return said.success ? said.data : { message, code: `http_${status}` };
}

const Problem = z.object({ message: z.string(), code: z.string() });
type Problem = z.output<typeof Problem>;

/** "fetch failed" tells nothing; the cause inside it does. */
function innermostMessage(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return 'unknown reason';
  return inner.message || String((inner as NodeJS.ErrnoException).code ?? inner.name);
}
