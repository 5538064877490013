import type { NewsReadModel } from '../read-model/news-read-model.ts';
import { sourceNames } from '../read-model/source-names.ts';
import {
  type NamingSource,
  type NamingTopic,
  searchNames,
  type SearchNames,
} from './search-names.ts';

/** The names that operators take, as the read model has them: made anew only when one of them changed,
 *  for news comes far more often. */
export class SearchNamesCache {
  #revision = -1;
  #print = '';
  #names: SearchNames | null = null;

  constructor(
    private readonly readModel: Pick<
      NewsReadModel,
      'topics' | 'sources' | 'counts' | 'timeline' | 'revision'
    >,
  ) {}

  async current(): Promise<SearchNames> {
    // Read before the names: what changes meanwhile is read again next time.
    const revision = this.readModel.revision();
    if (this.#names && revision === this.#revision) return this.#names;
    const [topics, sources, counts] = await Promise.all([
      this.readModel.topics(),
      this.readModel.sources(),
      this.readModel.counts(),
    ]);
    const polled = new Map(sources.map((source) => [source.id, source]));
    const unpolled = Object.keys(counts.sources).filter((id) => !polled.has(id));
    const print = printOf(topics, sources, unpolled);
    if (!this.#names || print !== this.#print) {
      const others = await sourceNames(this.readModel, polled, unpolled);
      this.#names = searchNames(topics, sources, others);
      this.#print = print;
    }
    this.#revision = revision;
    return this.#names;
  }
}

/** All that the names are made from. */
function printOf(
  topics: readonly NamingTopic[],
  sources: readonly NamingSource[],
  unpolled: readonly string[],
): string {
  const lines = [
    ...topics.map(({ id, names }) => [id, names.en, names.vi]),
    [],
    ...sources.map(({ id, name, url, siteUrl, outlet }) => [id, name, url, siteUrl, outlet]),
    [],
    unpolled,
  ];
  return lines.map((line) => line.join('\t')).join('\n');
}
