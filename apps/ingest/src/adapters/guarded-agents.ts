import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { guardedLookup } from './address-guard.ts';
import type { PrivateHosts } from '../private-hosts.ts';

/** What a connection reads ahead, in bytes: with Node's default, the pieces of a body in tiny chunks hold
 *  the event loop for long. */
const highWaterMark = 16_384;

/** Makes the connections of HTTP and HTTPS, each to a public address or to a host and port in `allowed`.
 *  A connection is kept for the next request to its host as long as `idleMs`, whatever the server asks
 *  for. */
export function guardedAgents(allowed: PrivateHosts, idleMs: number) {
  const options = { keepAlive: true, timeout: idleMs, highWaterMark };
  return { http: new GuardedHttp(allowed, options), https: new GuardedHttps(allowed, options) };
}

type Connected = (error: Error | null, stream: Duplex) => void;
type Options = ConstructorParameters<typeof HttpAgent>[0];

class GuardedHttp extends HttpAgent {
  readonly #allowed: PrivateHosts;

  constructor(allowed: PrivateHosts, options: Options) {
    super(options);
    this.#allowed = allowed;
  }

  override createConnection(options: ClientRequestArgs, callback?: Connected) {
    return guarded(options, this.#allowed, callback, (checked) =>
      super.createConnection(checked, callback),
    );
  }
}

class GuardedHttps extends HttpsAgent {
  readonly #allowed: PrivateHosts;

  constructor(allowed: PrivateHosts, options: Options) {
    super(options);
    this.#allowed = allowed;
  }

  override createConnection(options: RequestOptions, callback?: Connected) {
    return guarded(options, this.#allowed, callback, (checked) =>
      super.createConnection(checked, callback),
    );
  }
}

/** @param callback told of a refusal, as agents expect it; a throw would confuse their counting */
function guarded<Args extends ClientRequestArgs>(
  options: Args,
  allowed: PrivateHosts,
  callback: Connected | undefined,
  connect: (options: Args) => Duplex | null | undefined,
): Duplex | null | undefined {
  const at = { host: options.host ?? 'localhost', port: Number(options.port) };
  try {
    const lookup = guardedLookup(at, allowed);
    return connect(lookup ? { ...options, lookup } : options);
  } catch (error) {
    // The stream is missing where there is an error: Node's types don't know.
    callback?.(error as Error, undefined as unknown as Duplex);
    return undefined;
  }
}
