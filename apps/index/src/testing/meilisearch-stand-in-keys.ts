import { ApiError } from './meilisearch-stand-in-errors.ts';

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

/** @throws {ApiError} where the header names no key with this right */
export function rightsOf(
  header: string | undefined,
  keys: readonly ApiKey[],
  action: string,
): Rights {
  if (header === undefined) {
    throw new ApiError('missing_authorization_header', 'The Authorization header is missing.');
  }
  const key = keys.find((known) => header === `Bearer ${known.key}`);
  const rights = key && new Rights(key);
  if (!rights?.may(action)) throw invalidKey();
  return rights;
}

function invalidKey(): ApiError {
  return new ApiError('invalid_api_key', 'The provided API key is invalid.');
}
