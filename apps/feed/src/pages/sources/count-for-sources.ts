import type { EventBus } from '@newsline/messaging';
import type { NewsReadModel } from '../../read-model/news-read-model.ts';
import type { PageContext } from '../page-context.ts';

export type SourcesCounts = {
  /** Articles by source, as they can be read now. */
  readonly articles: Readonly<Record<string, number>>;
  /** Null: nobody but the operator is told, or the broker is away, without which the page still shows. */
  readonly deadLetters: number | null;
};

export async function countForSources(
  readModel: NewsReadModel,
  bus: EventBus,
  { operator }: PageContext,
): Promise<SourcesCounts> {
  const { sources } = await readModel.counts();
  const deadLetters = operator ? await bus.deadLetters.count().catch(() => null) : null;
  return { articles: sources, deadLetters };
}
