import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { BadCursor } from './news-read-model.ts';

/** The position of a traversal as an opaque text. It is valid for one question only: its checksum
 *  covers question and position, so a cursor of another question, or a changed one, is recognised. */
export function writeCursor(question: unknown, position: readonly (string | number)[]): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${checksum(question, payload)}`;
}

/** @throws {BadCursor} for anything that `writeCursor` did not make for this question. */
export function readCursor<Position extends z.ZodType>(
  question: unknown,
  cursor: string,
  position: Position,
): z.output<Position> {
  const [payload = '', found] = cursor.split('.');
  if (found !== checksum(question, payload)) throw new BadCursor(notOurs);
  const parsed = position.safeParse(positionIn(payload));
  if (!parsed.success) throw new BadCursor(notOurs);
  return parsed.data;
}

/** Anybody can work out a checksum, so what it covers may still be no JSON. */
function positionIn(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return null;
  }
}

const notOurs = 'does not belong to this list with these filters; start again without a cursor';

function checksum(question: unknown, payload: string): string {
  const hash = createHash('sha256').update(canonical(question)).update('\n').update(payload);
  return hash.digest('base64url').slice(0, 12);
}

/** Filters mean the same in any order of their fields and values. */
function canonical(question: unknown): string {
  return JSON.stringify(question, (_key, value: unknown) => {
    if (Array.isArray(value)) return [...new Set(value)].sort();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
