import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeSqlite, openSqlite } from '@newsline/platform';
import type { z } from 'zod';
import { MeilisearchIndex } from './meilisearch/meilisearch-index.ts';
import { SqliteSearchIndex } from './sqlite/sqlite-search-index.ts';
import { searchOptions, type IndexSettings } from './index.config.ts';
import type { SearchIndex } from './search-index.ts';

export type Engine = {
  readonly searchIndex: SearchIndex;
  /** How many batches of articles it should be given at once. */
  readonly inFlight: number;
  readonly close: () => Promise<void>;
};

/** Opens what the index service answers from: Meilisearch, or a file of its own.
 *  @param ofBus which installation this is, where no setting says so; asked for Meilisearch alone */
export async function openEngine(
  settings: z.output<typeof IndexSettings>,
  ofBus: () => Promise<string>,
): Promise<Engine> {
  const { MEILI_URL, MEILI_KEY, MEILI_INDEX, INSTALLATION, DATA_DIR } = settings;
  const options = searchOptions(settings);
  if (MEILI_URL !== undefined) {
    const index = await MeilisearchIndex.open({
      url: MEILI_URL,
      uid: MEILI_INDEX,
      installation: INSTALLATION ?? (await ofBus()),
      ...(MEILI_KEY && { apiKey: MEILI_KEY }),
      ...options,
    });
    return { searchIndex: index, inFlight: 25, close: () => index.close() };
  }
  mkdirSync(DATA_DIR, { recursive: true });
  const database = openSqlite(join(DATA_DIR, 'index.sqlite'));
  const searchIndex = new SqliteSearchIndex(database, options);
  searchIndex.load();
  return { searchIndex, inFlight: 1, close: async () => closeSqlite(database) };
}
