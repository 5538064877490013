import type { Labels } from '@newsline/contracts';
import { observeLearning } from '../classify-metrics.ts';
import type { LabelledText } from '../labels/article-labeller.ts';
import type { Labeller } from '../labels/labeller.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { TopicCatalogue } from '../topics/topic-catalogue.ts';
import type { TopicStore } from '../topics/topic-store.ts';
import { overrideTopics } from './override-topics.ts';

/** How old what was learnt may be where another replica was corrected. */
const checkEveryMs = 2_000;
/** Learnt from, of each language, the newest. */
const mostLessons = 2_000;

/** Labels articles with the topics that there are, as the models do with what was trained here and what
 *  examples and corrections taught them, and those that were corrected as they were. */
export class CorrectedLabeller {
  readonly #labeller: Labeller;
  readonly #corrections: CorrectionStore;
  readonly #catalogue: TopicCatalogue;
  readonly #topics: TopicStore;
  /** The revisions of corrections and topics that were learnt. */
  #learnt: { readonly corrections: number; readonly topics: number } | null = null;
  #known: ReadonlySet<string> = new Set();
  #checkedAt = -Infinity;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(
    labeller: Labeller,
    stores: { readonly corrections: CorrectionStore; readonly topics: TopicStore },
    catalogue: TopicCatalogue,
  ) {
    this.#labeller = labeller;
    this.#corrections = stores.corrections;
    this.#topics = stores.topics;
    this.#catalogue = catalogue;
  }

  /** One answer for each article, in order. The same article and the same corrections always give the same
   *  labels. */
  async label(
    articles: readonly (LabelledText & { readonly id: string })[],
  ): Promise<readonly Labels[]> {
    if (performance.now() - this.#checkedAt >= checkEveryMs) await this.learn();
    else await this.#running;
    const labels = await this.#labeller.label(articles);
    // Read last: what is corrected while the model is at work holds as well.
    const verdicts = await this.#corrections.verdicts(articles.map(({ id }) => id));
    if (verdicts.size === 0) return labels;
    return labels.map((found, n) =>
      overrideTopics(found, verdicts.get(articles[n]?.id ?? '') ?? [], this.#known),
    );
  }

  /** Resolves when all is learnt that was defined or corrected before the call, in whatever replica. Callers
   *  at the same time share one round. */
  learn(): Promise<void> {
    // A round that has begun may have read the corrections before the caller's was made.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = null;
        this.#running = this.#learn();
        return this.#running;
      });
    return this.#next;
  }

  async #learn(): Promise<void> {
    // Read before what they count: a change that is made in between is learnt again, and none is missed.
    const topics = await this.#topics.revision();
    const corrections = await this.#corrections.revision();
    this.#checkedAt = performance.now();
    const before = this.#learnt;
    if (before?.topics === topics && before.corrections === corrections) return;
    const began = performance.now();
    if (before?.topics !== topics) {
      const active = await this.#topics.active();
      const model = active === null ? null : await this.#topics.model(active);
      await this.#labeller.define(await this.#topics.definitions(), model);
      this.#known = new Set(await this.#catalogue.ids());
    }
    await this.#labeller.learn(await this.#corrections.lessons(mostLessons));
    this.#learnt = { topics, corrections };
    observeLearning(performance.now() - began);
  }
}
