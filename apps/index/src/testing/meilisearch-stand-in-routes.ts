import {
  readAddParameters,
  readFetch,
  readIndex,
  readKey,
  readMultiSearch,
  readSwaps,
  readTaskFilter,
} from './meilisearch-stand-in-bodies.ts';
import { ApiError, NotImplemented } from './meilisearch-stand-in-errors.ts';
import { readFilter, type StoredDocument } from './meilisearch-stand-in-filter.ts';
import { StoredIndex } from './meilisearch-stand-in-index.ts';
import type { KeyRing, Rights } from './meilisearch-stand-in-keys.ts';
import { comparatorOf, searchEach, searchTogether, shown } from './meilisearch-stand-in-search.ts';
import { readSettings } from './meilisearch-stand-in-settings.ts';
import type { TaskQueue } from './meilisearch-stand-in-tasks.ts';

export type Call = {
  /** What stands in place of `{index_uid}`, `{task_id}` or `{key_uid}`. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** An array of objects for newline-delimited JSON. */
  readonly body: unknown;
  readonly rights: Rights;
};
export type State = {
  readonly indexes: Map<string, StoredIndex>;
  readonly tasks: TaskQueue;
  readonly keys: KeyRing;
};
type Route = {
  /** As listed under "Actions". */
  readonly action: string;
  readonly status: number;
  readonly answer: (state: State, call: Call) => unknown;
};

/** By method and path, what the stand-in can do. */
export const routes: Readonly<Record<string, Route>> = {
  'POST /indexes': { action: 'indexes.create', status: 202, answer: createIndex },
  'DELETE /indexes/*': { action: 'indexes.delete', status: 202, answer: deleteIndex },
  'GET /indexes/*/settings': {
    action: 'settings.get',
    status: 200,
    answer: ({ indexes }, { name }) => indexOf(indexes, name).settings,
  },
  'PATCH /indexes/*/settings': { action: 'settings.update', status: 202, answer: changeSettings },
  'POST /indexes/*/documents': { action: 'documents.add', status: 202, answer: addDocuments },
  'PUT /indexes/*/documents': { action: 'documents.add', status: 202, answer: updateDocuments },
  'POST /indexes/*/documents/fetch': { action: 'documents.get', status: 200, answer: fetchThem },
  'POST /multi-search': { action: 'search', status: 200, answer: search },
  'POST /swap-indexes': { action: 'indexes.swap', status: 202, answer: swapIndexes },
  'POST /keys': {
    action: 'keys.create',
    status: 201,
    answer: ({ keys }, { body }) => keys.create(readKey(body)),
  },
  'GET /keys/*': {
    action: 'keys.get',
    status: 200,
    answer: ({ keys }, { name }) => keys.get(name),
  },
  'DELETE /keys/*': {
    action: 'keys.delete',
    status: 204,
    answer: ({ keys }, { name }) => keys.delete(name),
  },
  'GET /tasks': {
    action: 'tasks.get',
    status: 200,
    answer: ({ tasks }, { parameters, rights }) =>
      tasks.list(readTaskFilter(parameters), rights.taskFilter),
  },
  'GET /tasks/*': {
    action: 'tasks.get',
    status: 200,
    answer: ({ tasks }, { name, rights }) => tasks.get(Number(name), rights.taskFilter),
  },
};

function createIndex({ indexes, tasks }: State, { body, rights }: Call) {
  const { uid, primaryKey } = readIndex(body);
  rights.require(uid);
  requireUid(uid);
  return tasks.enqueue('indexCreation', uid, { primaryKey }, () => {
    if (indexes.has(uid)) {
      throw new ApiError('index_already_exists', `Index \`${uid}\` already exists.`);
    }
    indexes.set(uid, new StoredIndex(primaryKey ?? null));
  });
}

function deleteIndex({ indexes, tasks }: State, { name }: Call) {
  return tasks.enqueue('indexDeletion', name, { deletedDocuments: null }, () => {
    indexOf(indexes, name);
    indexes.delete(name);
  });
}

function changeSettings({ indexes, tasks }: State, { name, body, rights }: Call) {
  const changes = readSettings(body);
  return tasks.enqueue('settingsUpdate', name, changes, () => {
    indexOrNew(indexes, name, { primaryKey: null, rights }).change(changes);
  });
}

function addDocuments(state: State, call: Call) {
  return writeDocuments(state, call, (index, documents) => index.add(documents));
}

function updateDocuments(state: State, call: Call) {
  return writeDocuments(state, call, (index, documents) => index.update(documents));
}

function writeDocuments(
  { indexes, tasks }: State,
  { name, body, parameters, rights }: Call,
  write: (index: StoredIndex, documents: readonly StoredDocument[]) => void,
) {
  const primaryKey = readAddParameters(parameters);
  const documents = body as StoredDocument[];
  const details = { receivedDocuments: documents.length, indexedDocuments: null };
  return tasks.enqueue('documentAdditionOrUpdate', name, details, () => {
    const index = indexOrNew(indexes, name, { primaryKey, rights });
    if (index.primaryKey === null) throw new NotImplemented('guessing the primary key');
    if (primaryKey !== null && primaryKey !== index.primaryKey) {
      throw new ApiError('index_primary_key_already_exists', `Index has \`${index.primaryKey}\``);
    }
    write(index, documents);
  });
}

function fetchThem({ indexes }: State, { name, body }: Call) {
  const index = indexOf(indexes, name);
  const { filter, sort, fields, limit, offset, ids } = readFetch(body);
  if (typeof filter === 'object' && filter) throw new NotImplemented('filters as lists');
  const passes = filter
    ? readFilter(filter, index.settings, 'invalid_document_filter')
    : () => true;
  const wanted = ids && new Set(ids);
  const found = [...index.documents]
    .map(({ document }) => document)
    .filter((document) => !wanted || wanted.has(String(document['id'])))
    .filter(passes);
  const order = comparatorOf(sort ?? [], index.settings, 'invalid_document_sort');
  const results = found.sort(order).slice(offset, offset + limit);
  return { results: results.map((d) => shown(d, fields)), offset, limit, total: found.length };
}

function search({ indexes }: State, { body, rights }: Call) {
  const { queries, federation } = readMultiSearch(body);
  queries.forEach(({ indexUid }) => rights.require(indexUid));
  const find = (uid: string) => indexOf(indexes, uid, 400);
  return federation ? searchTogether(queries, federation, find) : searchEach(queries, find);
}

function swapIndexes({ indexes, tasks }: State, { body, rights }: Call) {
  const swaps = readSwaps(body);
  const named = swaps.flat();
  named.forEach((uid) => rights.require(uid));
  if (new Set(named).size < named.length) {
    throw new ApiError('invalid_swap_duplicate_index_found', 'Indexes must be declared once');
  }
  return tasks.enqueue('indexSwap', null, { swaps }, () => {
    for (const [one, other] of swaps) {
      const [a, b] = [indexOf(indexes, one), indexOf(indexes, other)];
      indexes.set(one, b).set(other, a);
    }
  });
}

function indexOf(indexes: State['indexes'], uid: string, status = 404): StoredIndex {
  const index = indexes.get(uid);
  if (index) return index;
  throw new ApiError('index_not_found', `Index \`${uid}\` not found.`, status);
}

/** A task that writes makes the index it is for, if its key may. */
function indexOrNew(
  indexes: State['indexes'],
  uid: string,
  { primaryKey, rights }: { readonly primaryKey: string | null; readonly rights: Rights },
): StoredIndex {
  const known = indexes.get(uid);
  if (known || !rights.may('indexes.create')) return known ?? indexOf(indexes, uid);
  const index = new StoredIndex(primaryKey);
  indexes.set(uid, index);
  return index;
}

function requireUid(uid: string): void {
  if (/^[\w-]{1,400}$/u.test(uid)) return;
  throw new ApiError('invalid_index_uid', `\`${uid}\` is not a valid index uid.`);
}
