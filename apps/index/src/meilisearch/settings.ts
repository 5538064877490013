import type { Settings } from 'meilisearch';
import { MeilisearchRefusal, type Server } from './server.ts';
import type { Tasks } from './tasks.ts';

/** What the words of articles are searched in, already folded: Meilisearch leaves `đ` as it is and
 *  tells no diacritics apart. `marks` holds how words are spelt, `titleMarks` the words of the title. */
export const articleFields = ['title', 'summary', 'text', 'titleMarks', 'marks'] as const;
/** The words that a typo may have been made from, each also back to front: Meilisearch counts a
 *  typo in the first letter twice ("Typo tolerance settings"). */
export const termFields = ['term', 'reversed'] as const;

const byValue = { facetSearch: false, filter: { equality: true, comparison: false } };
const byFacet = { facetSearch: true, filter: { equality: true, comparison: false } };
const byRange = { facetSearch: false, filter: { equality: true, comparison: true } };

/** The settings of the index as code; whatever is not here stays as it is. */
export const indexSettings = {
  searchableAttributes: [...articleFields, ...termFields],
  filterableAttributes: [
    { attributePatterns: ['kind', 'key', 'story', 'writer', 'edited'], features: byValue },
    { attributePatterns: ['entities', 'named'], features: byValue },
    { attributePatterns: ['topics', 'source', 'outlet', 'language'], features: byFacet },
    { attributePatterns: ['published', 'number', 'arrived', 'day'], features: byRange },
  ],
  sortableAttributes: ['published', 'number', 'arrived'],
  // Articles are ordered by `score`, not by the server. What is asked for has no typos, so that `typo` tells
  // nothing of them, and in a federated search the weight of a query comes before `sort`; of terms it puts
  // the nearest first.
  rankingRules: ['words', 'typo', 'sort'],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnAttributes: [...articleFields],
  },
  // Vietnamese without diacritics looks like many languages, and a wrong guess cuts words elsewhere.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['vie', 'eng'] }],
  faceting: { maxValuesPerFacet: 400, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 1000 },
  proximityPrecision: 'byWord',
  prefixSearch: 'indexingTime',
} as const satisfies Settings;

/** Where the order of values matters. */
const ordered = new Set(['searchableAttributes', 'rankingRules']);

/** Creates the index if there is none, and applies those settings that differ: each makes the server
 *  index everything again. */
export async function prepareIndex(server: Server, tasks: Tasks, uid: string): Promise<void> {
  const current = (await settingsOf(server, uid)) ?? (await createIndex(server, tasks, uid));
  const different = Object.entries(indexSettings).filter(
    ([name, wanted]) => !holds(current[name as keyof Settings], wanted, ordered.has(name)),
  );
  if (different.length === 0) return;
  const settings = Object.fromEntries(different) as Settings;
  // However long it takes: a replica that gave up would find them missing at its next start.
  await tasks.run(
    `apply the settings of ${uid}`,
    (client) => client.index(uid).updateSettings(settings),
    Infinity,
  );
}

async function settingsOf(server: Server, uid: string): Promise<Settings | null> {
  try {
    return await server.ask(`read the settings of ${uid}`, (client) =>
      client.index(uid).getSettings(),
    );
  } catch (error) {
    if (error instanceof MeilisearchRefusal && error.code === 'index_not_found') return null;
    throw error;
  }
}

async function createIndex(server: Server, tasks: Tasks, uid: string): Promise<Settings> {
  try {
    await tasks.run(`create ${uid}`, (client) => client.createIndex(uid, { primaryKey: 'id' }));
  } catch (error) {
    // Another replica was faster.
    if (!(error instanceof MeilisearchRefusal && error.code === 'index_already_exists'))
      throw error;
  }
  return (await settingsOf(server, uid)) ?? {};
}

/** Whether all that is wanted is there; the server adds defaults of its own. */
function holds(current: unknown, wanted: unknown, inOrder: boolean): boolean {
  if (typeof wanted !== 'object' || wanted === null) return current === wanted;
  if (typeof current !== 'object' || current === null) return false;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(current) || current.length !== wanted.length) return false;
    if (inOrder) return wanted.every((value, i) => value === current[i]);
    return wanted.every((value) => current.some((other) => holds(other, value, false)));
  }
  const values = current as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => holds(values[key], value, false));
}
