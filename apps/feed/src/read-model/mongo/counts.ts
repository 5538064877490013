import type { Connection } from 'mongoose';
import type { NewsReadModel } from '../news-read-model.ts';
import type { ArticleRecord } from './article-writer.ts';
import { articleIndexes, shownIndex } from './collections.ts';
import type { StoryRecord } from './story-places.ts';

type Counts = Awaited<ReturnType<NewsReadModel['counts']>>;

/** Counts by walking through indexes: counters beside the articles would go wrong in a crash. Once a
 *  revision, on demand, and one count at a time. */
export class MongoCounts {
  readonly #articles;
  readonly #topics;
  readonly #stories;
  readonly #revision: () => number;
  #latest: { readonly revision: number; readonly counts: Counts } | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<Counts> | undefined;

  constructor(connection: Connection, revision: () => number) {
    this.#articles = connection.collection<ArticleRecord>('feed_articles');
    this.#topics = connection.collection<{ _id: string }>('feed_article_topics');
    this.#stories = connection.collection<StoryRecord>('feed_stories');
    this.#revision = revision;
  }

  async current(): Promise<Counts> {
    if (this.#latest?.revision === this.#revision()) return this.#latest.counts;
    // A count that is running may miss what changed since; the next one serves everybody who waits.
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      const counting = this.#count();
      this.#running = counting.catch(() => undefined);
      return counting;
    });
    return this.#next;
  }

  async #count(): Promise<Counts> {
    // Read before counting: what changes meanwhile is counted next time.
    const revision = this.#revision();
    const [pairs, shown, topics, stories] = await Promise.all([
      this.#bySourceAndLanguage(),
      this.#shownBySource(),
      this.#byTopic(),
      this.#stories.countDocuments({ here: true }, { hint: { here: 1 } }),
    ]);
    const counts = {
      articles: pairs.reduce((sum, { n }) => sum + n, 0),
      stories,
      topics: sums(topics),
      sources: sums([
        ...pairs.map(({ _id, n }) => [_id.source, n] as const),
        ...shown.map(({ _id, n }) => [_id, n] as const),
      ]),
      languages: sums(pairs.map(({ _id, n }) => [_id.language, n])),
    };
    this.#latest = { revision, counts };
    return counts;
  }

  #bySourceAndLanguage() {
    return this.#articles
      .aggregate<{ _id: { source: string; language: string }; n: number }>(
        [
          { $match: { sourceId: { $gte: '' } } },
          { $group: { _id: { source: '$sourceId', language: '$language' }, n: { $sum: 1 } } },
        ],
        { hint: articleIndexes.source },
      )
      .toArray();
  }

  /** In the words of others. */
  #shownBySource() {
    return this.#articles
      .aggregate<{ _id: string; n: number }>(
        [
          { $match: { shownBy: { $gte: '' }, version: { $gt: 0 } } },
          { $project: { sourceId: 1, shownBy: 1 } },
          { $unwind: '$shownBy' },
          { $match: { $expr: { $ne: ['$shownBy', '$sourceId'] } } },
          { $group: { _id: '$shownBy', n: { $sum: 1 } } },
        ],
        { hint: shownIndex },
      )
      .toArray();
  }

  async #byTopic(): Promise<(readonly [string, number])[]> {
    const topics = await this.#topics.find().toArray();
    return Promise.all(
      topics.map(async ({ _id: topic }) => {
        const hint = articleIndexes.topic;
        return [topic, await this.#articles.countDocuments({ topics: topic }, { hint })] as const;
      }),
    );
  }
}

/** Highest first, without zeros. */
function sums(counted: readonly (readonly [string, number])[]): Record<string, number> {
  const all = new Map<string, number>();
  for (const [name, n] of counted) all.set(name, (all.get(name) ?? 0) + n);
  const sorted = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.filter(([, n]) => n > 0));
}
