import {
  ArticleLabelled,
  type ArticleIngested,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { countLabelled } from '../classify-metrics.ts';
import type { CorrectedLabeller } from '../corrections/corrected-labeller.ts';

/** Labels a batch of articles and publishes the labels. They depend on the article and on what was
 *  corrected; a repeat publishes them under the same id. */
export async function labelArticles(
  events: readonly NewsEvent<DataOf<typeof ArticleIngested>>[],
  labeller: CorrectedLabeller,
  bus: EventBus,
  now: Date,
): Promise<void> {
  const began = performance.now();
  const labels = await labeller.label(events.map(({ data }) => data.article));
  const tookMs = performance.now() - began;
  const labelled = events.flatMap((cause, n) => {
    const found = labels[n];
    if (!found) throw new Error(`The labeller left out ${cause.subject}`);
    return ArticleLabelled.create(
      { article: cause.data.article, labels: found },
      { service: 'classify', now, cause },
    );
  });
  countLabelled(labels, tookMs);
  await bus.publish(labelled);
}
