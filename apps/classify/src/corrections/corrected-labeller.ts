import type { Labels } from '@newsline/contracts';
import { observeLearning } from '../classify-metrics.ts';
import type { LabelledText } from '../labels/article-labeller.ts';
import type { Labeller } from '../labels/labeller.ts';
import type { CorrectionStore } from './correction-store.ts';
import { overrideTopics } from './override-topics.ts';

/** How old what was learnt may be where another replica was corrected. */
const checkEveryMs = 2_000;
/** Learnt from, of each language, the newest. */
const mostLessons = 2_000;

/** Labels articles as the model does with what corrections taught it, and those that were corrected as
 *  they were. */
export class CorrectedLabeller {
  readonly #labeller: Labeller;
  readonly #corrections: CorrectionStore;
  /** The revision whose corrections were learnt; at 0 there are none. */
  #learnt = 0;
  #checkedAt = -Infinity;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(labeller: Labeller, corrections: CorrectionStore) {
    this.#labeller = labeller;
    this.#corrections = corrections;
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
    const known = new Set((await this.#labeller.topics()).map(({ id }) => id));
    return labels.map((found, n) =>
      overrideTopics(found, verdicts.get(articles[n]?.id ?? '') ?? [], known),
    );
  }

  /** Resolves when all is learnt that was corrected before the call, in whatever replica. Callers at the
   *  same time share one round. */
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
    // Read before the corrections: one that is made in between is learnt again, and none is missed.
    const revision = await this.#corrections.revision();
    this.#checkedAt = performance.now();
    if (revision === this.#learnt) return;
    const began = performance.now();
    await this.#labeller.learn(await this.#corrections.lessons(mostLessons));
    this.#learnt = revision;
    observeLearning(performance.now() - began);
  }
}
