import type { TopicCorrection } from '@newsline/contracts';
import { z } from 'zod';

/** Where a correction stands in the order of all: each has another. The first is its `at`. */
export type Position = readonly string[];

const Position = z.array(z.string());

export type CorrectionPosition = Pick<TopicCorrection, 'at' | 'articleId' | 'topic'>;

/** Null for what no page of `pageOf` gave out for positions of this length. */
export function readPosition(cursor: string, length: number): Position | null {
  try {
    const position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return position.length === length ? position : null;
  } catch {
    return null;
  }
}

/** Null for what no page of corrections of topics gave out. */
export function readCursor(cursor: string): CorrectionPosition | null {
  const [at, articleId, topic] = readPosition(cursor, 3) ?? [];
  if (at === undefined || articleId === undefined || topic === undefined) return null;
  return { at, articleId, topic };
}

/** A page of what was read up to one beyond its limit. */
export function pageOf<Found>(
  found: readonly Found[],
  limit: number,
  positionOf: (one: Found) => Position,
): { readonly corrections: readonly Found[]; readonly next: string | null } {
  const corrections = found.slice(0, limit);
  const last = corrections.at(-1);
  if (!last || found.length <= limit) return { corrections, next: null };
  const next = Buffer.from(JSON.stringify(positionOf(last))).toString('base64url');
  return { corrections, next };
}

export function positionOf({ at, articleId, topic }: CorrectionPosition): Position {
  return [at, articleId, topic];
}
