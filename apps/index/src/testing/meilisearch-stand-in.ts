import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';
import { KeyRing, type ApiKey } from './meilisearch-stand-in-keys.ts';
import { readPayload } from './meilisearch-stand-in-payload.ts';
import { routes, type State } from './meilisearch-stand-in-routes.ts';
import { TaskQueue } from './meilisearch-stand-in-tasks.ts';

/**
 * A server on loopback that answers as Meilisearch does, after what is published of its API
 * (OpenAPI description, "Error codes", "Tasks and asynchronous operations", "Known limitations"),
 * and never more leniently: requests are read strictly, a 202 means "queued", attributes have to be
 * declared before they are filtered or sorted by. What it can't do it refuses with a 501, which the
 * server never answers. Rights are asked for as if a master key were set.
 */
export class MeilisearchStandIn {
  readonly url: string;
  readonly tasks: TaskQueue;
  readonly #state: State;
  readonly #server: Server;
  #isDown = false;
  #delay: PromiseWithResolvers<void> | null = null;
  #delayed = 0;

  private constructor(server: Server, keys: KeyRing) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#state = { indexes: new Map(), tasks: new TaskQueue(), keys };
    this.tasks = this.#state.tasks;
  }

  /** @param masterKey opens everything, as the one that the server is started with */
  static async start(
    keys: readonly ApiKey[],
    masterKey = 'master-key-of-the-stand-in',
  ): Promise<MeilisearchStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const standIn = new MeilisearchStandIn(server, new KeyRing(keys, masterKey));
    server.on('request', (request, response) => {
      void standIn.#answer(request).then((answer) => {
        if (!answer) return request.destroy();
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        return response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
      });
    });
    return standIn;
  }

  /** Breaks every connection from now on, until `up`. */
  down(): void {
    this.#isDown = true;
  }

  up(): void {
    this.#isDown = false;
  }

  /** The next addition of documents is on its way until the delay is over: what is sent later may come
   *  first. */
  delayAddition(): { readonly isUnderWay: () => boolean; readonly end: () => void } {
    const delay = Promise.withResolvers<void>();
    this.#delay = delay;
    return { isUnderWay: () => this.#delayed > 0, end: delay.resolve };
  }

  indexUids(): string[] {
    return [...this.#state.indexes.keys()].sort();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body?: unknown } | null> {
    if (this.#isDown) return null;
    try {
      return await this.#route(request);
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body() };
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof NotImplemented ? 'stand_in_not_implemented' : 'stand_in_broken';
      return { status: 501, body: { message, code, type: 'stand_in', link: '' } };
    }
  }

  async #route(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const [, name = ''] = /^\/(?:indexes|tasks|keys)\/([^/]+)/u.exec(pathname) ?? [];
    const path = pathname.replace(/^(\/(?:indexes|tasks|keys)\/)[^/]+/u, '$1*');
    const route = routes[`${request.method} ${path}`];
    if (!route) throw new NotImplemented(`${request.method} ${pathname}`);
    const rights = this.#state.keys.rightsOf(request.headers.authorization, route.action);
    if (path.startsWith('/indexes/')) rights.require(name);
    const body = await readPayload(request, path === '/indexes/*/documents');
    if (route === routes['POST /indexes/*/documents']) await this.#waitFor(this.#delay);
    const call = { name, parameters: Object.fromEntries(searchParams), body, rights };
    return { status: route.status, body: route.answer(this.#state, call) };
  }

  async #waitFor(delay: PromiseWithResolvers<void> | null): Promise<void> {
    if (!delay) return;
    this.#delay = null;
    this.#delayed += 1;
    await delay.promise;
    this.#delayed -= 1;
  }
}
