import type { Labels } from '@newsline/contracts';
import type { LabelledText } from '../labels/article-labeller.ts';
import type { Labeller } from '../labels/labeller.ts';
import type { CorrectionStore } from './correction-store.ts';
import { overrideTopics } from './override-topics.ts';

/** Labels articles as the model does, and as they were corrected. */
export class CorrectedLabeller {
  readonly #labeller: Labeller;
  readonly #corrections: CorrectionStore;

  constructor(labeller: Labeller, corrections: CorrectionStore) {
    this.#labeller = labeller;
    this.#corrections = corrections;
  }

  /** One answer for each article, in order. The same article and the same corrections always give the same
   *  labels. */
  async label(
    articles: readonly (LabelledText & { readonly id: string })[],
  ): Promise<readonly Labels[]> {
    const labels = await this.#labeller.label(articles);
    // Read last: what is corrected while the model is at work holds as well.
    const verdicts = await this.#corrections.verdicts(articles.map(({ id }) => id));
    if (verdicts.size === 0) return labels;
    const known = new Set((await this.#labeller.topics()).map(({ id }) => id));
    return labels.map((found, n) =>
      overrideTopics(found, verdicts.get(articles[n]?.id ?? '') ?? [], known),
    );
  }
}
