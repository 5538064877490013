import { createHmac } from 'node:crypto';
import { meilisearchRights } from './meilisearch-index.ts';
import { MeilisearchRefusal, type Server } from './server.ts';

/** The uid of the index service's key on every Meilisearch. deploy/make-secrets.sh has it as well. */
const keyUid = 'a7d3f5c2-64be-4f0e-9b1d-2c8e50f6913a';

/** The key that a server with this master key creates for `keyUid`: known before there is a server.
 *  Meilisearch documentation, "Keys": HMAC-SHA256 of the uid with the master key. */
export function keyFrom(masterKey: string): string {
  return createHmac('sha256', masterKey).update(keyUid).digest('hex');
}

/** Makes sure that the index service's key exists, with `meilisearchRights` on its index and on the
 *  `…_next` that a reindex writes to. Rights of a key can't be changed, so a key with others is created
 *  anew, with the same value. May run while the service works, and again at any time.
 *  @param server asked with the master key
 *  @throws {MeilisearchRefusal} when the server refuses; an error when it does not answer */
export async function ensureApiKey(
  server: Server,
  indexUid: string,
): Promise<'made' | 'made anew' | 'there'> {
  const wanted = {
    uid: keyUid,
    name: 'Newsline index service',
    actions: [...meilisearchRights.always, ...meilisearchRights.toReindex],
    indexes: [indexUid, `${indexUid}_next`],
    expiresAt: null,
  };
  const make = () => server.ask('create a key', (client) => client.createKey(wanted));
  const known = await server
    .ask('read the rights of a key', (client) => client.getKey(keyUid))
    .catch((error: unknown) => {
      if (error instanceof MeilisearchRefusal && error.code === 'api_key_not_found') return null;
      throw error;
    });
  if (known === null) {
    await make();
    return 'made';
  }
  if (isSame(known.actions, wanted.actions) && isSame(known.indexes, wanted.indexes))
    return 'there';
  await server.ask('delete a key', (client) => client.deleteKey(keyUid));
  await make();
  return 'made anew';
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}
