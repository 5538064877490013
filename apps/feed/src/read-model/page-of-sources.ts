import type { SourceState } from '@newsline/contracts';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import type { Page, PageRequest } from './news-read-model.ts';

const question = { list: 'sources' };
/** The last source's id. */
const Position = z.tuple([z.string()]);

/** @param sources all of them, by id
 *  @throws {BadCursor} */
export function pageOfSources(
  sources: readonly SourceState[],
  { limit, cursor }: PageRequest,
): Page<SourceState> {
  const [after] = cursor === undefined ? [''] : readCursor(question, cursor, Position);
  const start = sources.findIndex(({ id }) => id > after);
  const rows = start < 0 ? [] : sources.slice(start, start + limit);
  const last = rows.at(-1);
  const isEnd = start < 0 || start + limit >= sources.length;
  return { rows, next: isEnd || !last ? null : writeCursor(question, [last.id]) };
}
