import { z } from 'zod';
import {
  ApiError,
  NotImplemented,
  type Area,
  type ErrorCode,
} from './meilisearch-stand-in-errors.ts';

/** Bodies and parameters of requests after the published OpenAPI description: what is not in it is
 *  refused as the server does; what is in it but here not implemented is refused as well. */

const uint = z.int().min(0);
const strings = z.array(z.string());
const later = z.unknown().optional();

const SearchQuery = z.strictObject({
  indexUid: z.string(),
  q: z.string().nullish(),
  filter: z.union([z.string(), z.array(z.unknown())]).nullish(),
  sort: strings.nullish(),
  attributesToRetrieve: strings.nullish(),
  attributesToSearchOn: strings.nullish(),
  matchingStrategy: z.enum(['all', 'last', 'frequency']).default('last'),
  limit: uint.nullish(),
  offset: uint.nullish(),
  page: uint.nullish(),
  hitsPerPage: uint.nullish(),
  facets: strings.nullish(),
  federationOptions: z.strictObject({ weight: z.number().min(0).default(1) }).nullish(),
});
export type SearchQuery = z.output<typeof SearchQuery>;
const otherSearchFields = [
  ...['attributesToCrop', 'cropLength', 'cropMarker', 'attributesToHighlight', 'highlightPreTag'],
  ...['highlightPostTag', 'showMatchesPosition', 'distinct', 'rankingScoreThreshold', 'locales'],
  ...['hybrid', 'vector', 'retrieveVectors', 'media', 'personalize', 'useNetwork'],
  ...['showRankingScore', 'showRankingScoreDetails', 'showPerformanceDetails'],
];

const Federation = z.strictObject({
  limit: uint.default(20),
  offset: uint.default(0),
  facetsByIndex: z.record(z.string(), strings.nullable()).default({}),
});
export type Federation = z.output<typeof Federation>;
const otherFederationFields = [
  ...['page', 'hitsPerPage', 'mergeFacets', 'distinct', 'showPerformanceDetails', 'personalize'],
];

const MultiSearch = z.strictObject({
  queries: z.array(z.unknown()),
  federation: z.unknown().nullish(),
});

export function readMultiSearch(body: unknown): {
  queries: SearchQuery[];
  federation: Federation | null;
} {
  const { queries, federation } = read(MultiSearch, body, 'multi_search');
  return {
    queries: queries.map((query) => read(SearchQuery, query, 'search', otherSearchFields)),
    federation: federation
      ? read(Federation, federation, 'multi_search', otherFederationFields)
      : null,
  };
}

const Fetch = z.strictObject({
  offset: uint.default(0),
  limit: uint.default(20),
  fields: strings.nullish(),
  filter: z.union([z.string(), z.array(z.unknown())]).nullish(),
  sort: strings.nullish(),
  ids: strings.nullish(),
});
export type Fetch = z.output<typeof Fetch>;

export function readFetch(body: unknown): Fetch {
  return read(Fetch, body, 'document', ['retrieveVectors', 'useNetwork']);
}

const Swaps = z.array(
  z
    .strictObject({ indexes: strings, rename: z.boolean().default(false) })
    .refine(({ indexes }) => indexes.length === 2, { path: ['indexes'] }),
);

export function readSwaps(body: unknown): [string, string][] {
  return read(Swaps, body, 'swap').map(({ indexes, rename }) => {
    if (rename) throw new NotImplemented('swaps that rename');
    return [indexes[0]!, indexes[1]!];
  });
}

const IndexToCreate = z.strictObject({ uid: z.string(), primaryKey: z.string().nullish() });

export function readIndex(body: unknown): z.output<typeof IndexToCreate> {
  return read(IndexToCreate, body, 'index');
}

/** "Actions", but for those of features that an operator has to switch on. */
const action = z.enum([
  ...(['*', 'search', 'version', 'stats.get', 'metrics.get', 'dumps.create'] as const),
  ...(['documents.*', 'documents.add', 'documents.get', 'documents.delete'] as const),
  ...(['indexes.*', 'indexes.create', 'indexes.get', 'indexes.update'] as const),
  ...(['indexes.delete', 'indexes.swap', 'snapshots.create'] as const),
  ...(['tasks.*', 'tasks.get', 'tasks.cancel', 'tasks.delete'] as const),
  ...(['settings.*', 'settings.get', 'settings.update'] as const),
  ...(['keys.get', 'keys.create', 'keys.update', 'keys.delete'] as const),
]);

const KeyToCreate = z.strictObject({
  uid: z.uuid().optional(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  actions: z.array(action),
  indexes: z.array(z.string().regex(/^([\w-]{1,400}\*?|\*)$/u)),
  expiresAt: z.iso.datetime().nullable(),
});

export function readKey(body: unknown): z.output<typeof KeyToCreate> {
  return read(KeyToCreate, body, 'api_key');
}

const AddParameters = z.strictObject({
  primaryKey: z.string().optional(),
  csvDelimiter: later,
  customMetadata: later,
  skipCreation: later,
});

export function readAddParameters(parameters: unknown): string | null {
  const { primaryKey, ...others } = read(AddParameters, parameters, 'index');
  const [other] = Object.keys(others);
  if (other) throw new NotImplemented(`the parameter ${other}`);
  return primaryKey ?? null;
}

const list = z.string().transform((text) => text.split(','));
const status = z.enum(['enqueued', 'processing', 'succeeded', 'failed', 'canceled']);
const TaskFilter = z.strictObject({
  limit: z.coerce.number().int().min(0).default(20),
  reverse: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
  uids: list
    .transform((all) => all.map(Number))
    .pipe(z.array(uint))
    .optional(),
  statuses: list.pipe(z.array(status)).optional(),
  indexUids: list.optional(),
});
export type TaskFilter = z.output<typeof TaskFilter>;

export function readTaskFilter(parameters: unknown): TaskFilter {
  const others = ['from', 'batchUids', 'canceledBy', 'types'];
  return read(TaskFilter, parameters, 'task', others);
}

/** @param others what the server knows and the stand-in does not */
export function read<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  area: Area,
  others: readonly string[] = [],
): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const other = unknown.find((key) => others.includes(key));
    if (other) throw new NotImplemented(`the field ${other}`);
    if (unknown[0]) throw new ApiError('bad_request', `Unknown field \`${unknown[0]}\``);
  }
  const [issue] = parsed.error.issues;
  const field = issue?.path.find((step) => typeof step === 'string');
  if (field === 'indexUid') throw new ApiError('missing_index_uid', 'Missing field `indexUid`');
  if (area === 'swap' && field === 'indexes' && !Array.isArray(value)) {
    throw new ApiError('missing_swap_indexes', 'Missing field `indexes`');
  }
  if (area === 'api_key' && field && !Object.hasOwn(Object(value), field)) {
    throw new ApiError(`missing_api_key_${snakeCase(field)}`, `Missing field \`${field}\``);
  }
  const code: ErrorCode = field ? `invalid_${area}_${snakeCase(field)}` : 'bad_request';
  throw new ApiError(code, `Invalid value at \`.${issue?.path.join('.') ?? ''}\``);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
