import {
  ArticleRelabelled,
  type AnswerOf,
  type RelabelArticles as RelabelQuestion,
  type RelabellingProgress,
  type RequestOf,
  type TopicLabel,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { CorrectedLabeller } from '../corrections/corrected-labeller.ts';
import type { CorrectionStore } from '../corrections/correction-store.ts';
import type { TopicStore } from './topic-store.ts';

/** A score that moves by less than this is no change that anybody would see. */
const leastMove = 0.1;

/** Labels the archive anew, portion by portion, and publishes what changes. */
export class RelabelArticles {
  readonly #labeller: CorrectedLabeller;
  readonly #corrections: CorrectionStore;
  readonly #topics: TopicStore;
  readonly #bus: Pick<EventBus, 'publish'>;

  constructor(
    labeller: CorrectedLabeller,
    stores: { readonly corrections: CorrectionStore; readonly topics: TopicStore },
    bus: Pick<EventBus, 'publish'>,
  ) {
    this.#labeller = labeller;
    this.#corrections = stores.corrections;
    this.#topics = stores.topics;
    this.#bus = bus;
  }

  async relabel(
    { run, isLast, articles }: RequestOf<typeof RelabelQuestion>,
    now: Date,
  ): Promise<AnswerOf<typeof RelabelQuestion>> {
    const last = await this.#topics.relabelling();
    if (last && last.startedAt > run.startedAt) return { kind: 'replaced', progress: last };
    const changed = await this.#publishChanges(articles, now);
    const progress = {
      ...run,
      updatedAt: now.toISOString(),
      done: run.done + articles.length,
      changed: run.changed + changed,
      isFinished: isLast,
    };
    await this.#topics.saveRelabelling(progress);
    return { kind: 'labelled', progress };
  }

  async progress(): Promise<AnswerOf<typeof RelabellingProgress>> {
    return { progress: await this.#topics.relabelling() };
  }

  /** @returns how many changed */
  async #publishChanges(
    articles: RequestOf<typeof RelabelQuestion>['articles'],
    now: Date,
  ): Promise<number> {
    if (articles.length === 0) return 0;
    await this.#labeller.learn();
    // Taken first: what somebody corrects meanwhile has a higher one, and wins.
    const revision = await this.#corrections.advance();
    const labels = await this.#labeller.label(articles);
    const changes = articles.flatMap(({ id, version, topics: before }, n) => {
      const topics = labels[n]?.topics;
      if (!topics) throw new Error(`The labeller left out ${id}`);
      if (!isOther(before, topics)) return [];
      const data = { articleId: id, version, revision, topics };
      return ArticleRelabelled.create(data, { service: 'classify', now });
    });
    if (changes.length > 0) await this.#bus.publish(changes);
    return changes.length;
  }
}

/** Whether a reader would see a change. */
function isOther(before: readonly TopicLabel[], after: readonly TopicLabel[]): boolean {
  if (before.length !== after.length) return true;
  const scores = new Map(before.map(({ topic, score }) => [topic, score]));
  return after.some(
    ({ topic, score }) => Math.abs(score - (scores.get(topic) ?? Infinity)) >= leastMove,
  );
}
