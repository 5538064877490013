import { articleUpdate } from './sample-news.ts';
import type { ProjectionUpdate, NewsReadModel } from '../news-read-model.ts';

export type ReadModelUnderTest = {
  readonly readModel: NewsReadModel;
  /** The same data through a new object, as after a restart. */
  readonly reopen: () => Promise<NewsReadModel>;
  /** Advances the read model's clock. */
  readonly wait: (ms: number) => void;
  readonly close: () => Promise<void>;
};

export type MakeReadModel = () => Promise<ReadModelUnderTest>;

export const hour = (n: number): string => new Date(Date.UTC(2026, 1, 1, n)).toISOString();

export function at(
  id: string,
  publishedHour: number,
  sourceId = 'one',
  about: Parameters<typeof articleUpdate>[1] = {},
): ProjectionUpdate {
  return articleUpdate({ id, sourceId, publishedAt: hour(publishedHour) }, about);
}

/** Every row from the first page to the last. */
export async function follow<Row>(
  read: (page: { limit: number; cursor?: string }) => Promise<{
    readonly rows: readonly Row[];
    readonly next: string | null;
  }>,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  let page = await read({ limit });
  rows.push(...page.rows);
  while (page.next !== null) {
    page = await read({ limit, cursor: page.next });
    rows.push(...page.rows);
  }
  return rows;
}
