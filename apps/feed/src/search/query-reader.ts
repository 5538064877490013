import type { NewsReadModel } from '../read-model/news-read-model.ts';
import { instantOf } from './cursor-instant.ts';
import type { SearchNames } from './search-names.ts';
import { SearchNamesCache } from './search-names-cache.ts';
import { understandQuery, type UnderstoodQuery } from './understand-query.ts';
import { withLivingStory } from './with-living-story.ts';

export type QueryReaderSettings = {
  /** IANA name of the zone that days begin in. */
  readonly zone: string;
  readonly now: () => Date;
};

/** Understands queries by the names that this installation knows, and its clock. */
export class QueryReader {
  readonly #names: SearchNamesCache;

  constructor(
    private readonly readModel: NewsReadModel,
    private readonly settings: QueryReaderSettings,
  ) {
    this.#names = new SearchNamesCache(readModel);
  }

  names(): Promise<SearchNames> {
    return this.#names.current();
  }

  /** @param cursor of the page asked for: `after:7d` is as it was on the first page */
  async understand(typed: string, cursor?: string): Promise<UnderstoodQuery> {
    const { now, zone } = this.settings;
    const read = understandQuery(typed, await this.names(), instantOf(cursor, now()), zone);
    return withLivingStory(read, (id) => this.readModel.livingStory(id));
  }
}
