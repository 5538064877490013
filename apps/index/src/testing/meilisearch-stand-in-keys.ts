import { createHmac, randomUUID } from 'node:crypto';
import type { readKey } from './meilisearch-stand-in-bodies.ts';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';

/** An API key, as "Manage API keys" describes it. */
export type ApiKey = {
  readonly key: string;
  readonly actions: readonly string[];
  /** Names of indexes, or `*`. */
  readonly indexes: readonly string[];
};

/** What the key of one request may do. */
export class Rights {
  readonly #key: ApiKey;

  constructor(key: ApiKey) {
    this.#key = key;
  }

  may(action: string): boolean {
    const [area] = action.split('.');
    return this.#key.actions.some((given) => ['*', action, `${area}.*`].includes(given));
  }

  mayLookAt(uid: string): boolean {
    return this.#key.indexes.includes('*') || this.#key.indexes.includes(uid);
  }

  require(uid: string): void {
    if (!this.mayLookAt(uid)) throw invalidKey();
  }

  /** Null: every task may be looked at. */
  get taskFilter(): ((uid: string) => boolean) | null {
    return this.#key.indexes.includes('*') ? null : (uid) => this.mayLookAt(uid);
  }
}

type MadeKey = ApiKey & { readonly uid: string };

/** The keys of a server: those it began with, those that were made, and the master key. */
export class KeyRing {
  readonly #masterKey: string;
  readonly #first: readonly ApiKey[];
  readonly #made = new Map<string, MadeKey>();

  constructor(first: readonly ApiKey[], masterKey: string) {
    this.#first = first;
    this.#masterKey = masterKey;
  }

  /** @throws {ApiError} where the header names no key with this right */
  rightsOf(header: string | undefined, action: string): Rights {
    if (header === undefined) {
      throw new ApiError('missing_authorization_header', 'The Authorization header is missing.');
    }
    const master = { key: this.#masterKey, actions: ['*'], indexes: ['*'] };
    const key = [master, ...this.#first, ...this.#made.values()].find(
      (known) => header === `Bearer ${known.key}`,
    );
    const rights = key && new Rights(key);
    if (!rights?.may(action)) throw invalidKey();
    return rights;
  }

  create({ uid = randomUUID(), ...wanted }: ReturnType<typeof readKey>): MadeKey {
    if (wanted.expiresAt !== null) throw new NotImplemented('keys that expire');
    if (wanted.indexes.some((name) => name.length > 1 && name.endsWith('*'))) {
      throw new NotImplemented('patterns of indexes');
    }
    if (this.#made.has(uid)) {
      throw new ApiError('api_key_already_exists', `\`uid\` field value \`${uid}\` is taken.`);
    }
    // "Keys", `key`: a hash of the uid and the master key.
    const key = createHmac('sha256', this.#masterKey).update(uid).digest('hex');
    const at = new Date().toISOString();
    const empty = { name: null, description: null, createdAt: at, updatedAt: at };
    const made = { ...empty, ...wanted, uid, key };
    this.#made.set(uid, made);
    return made;
  }

  get(uid: string): MadeKey {
    const key = this.#made.get(uid);
    if (!key) throw new ApiError('api_key_not_found', `API key \`${uid}\` not found.`);
    return key;
  }

  delete(uid: string): void {
    this.get(uid);
    this.#made.delete(uid);
  }
}

function invalidKey(): ApiError {
  return new ApiError('invalid_api_key', 'The provided API key is invalid.');
}
