import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access, OperatorAccess } from './operator-access.ts';
import { accessOf } from './operator-only.ts';
import { nothingAt } from './problem-of.ts';

/** The largest bodies, in bytes: a page that is handed in; the operator's forms, whose fields are
 *  percent-encoded (a topic has thousands of words); a key; a feed that a hub brings. */
const largestBodies: Readonly<Record<Access, number>> = {
  key: 5_000_000,
  form: 1_000_000,
  'own-page': 10_000,
  hub: 5_000_000,
};
export const largestBody = largestBodies.key;

/** How long a client may go on sending a body that was refused: closing at once would take the answer
 *  from one that reads only when it has sent everything. */
const lingerMs = 1_000;

/** Decides before the body is read whether a request may go on: what strangers send costs no more than
 *  its headers. Must be called before routes are registered. */
export function admitRequests(server: FastifyInstance, operator: () => OperatorAccess): void {
  server.addHook('onRoute', (route) => {
    route.bodyLimit = largestBodies[accessOf(route.config) ?? 'own-page'];
  });
  server.addHook('onRequest', async (request) => {
    if (request.is404) throw nothingAt(request);
    const access = accessOf(request.routeOptions.config);
    const refusal = access && (await operator().refusal(request, access));
    if (refusal) throw refusal;
  });
  server.addHook('onResponse', (request, _reply, done) => {
    closeUnlessRead(request);
    done();
  });
}

/** What is read and thrown away of a body that was refused, in bytes. */
const shortBody = 100_000;

/** Closes the connection of a request that was answered before its body had come, unless the rest comes
 *  soon. A long one is not even read: many clients at once would fill the memory with what is thrown
 *  away. */
function closeUnlessRead({ raw }: FastifyRequest): void {
  // Under `inject`, there is no connection.
  if (raw.complete !== false) return;
  const length = Number(raw.headers['content-length'] ?? Infinity);
  // Node begins to throw the body away in this turn of the loop.
  if (length > shortBody) setImmediate(() => raw.socket.pause());
  const timer = setTimeout(() => {
    if (!raw.complete) raw.socket.destroy();
  }, lingerMs);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}
