import type { TopicCorrection } from '@newsline/contracts';
import { z } from 'zod';

/** Where a correction stands in the order of all: each has another. */
export type CorrectionPosition = Pick<TopicCorrection, 'at' | 'articleId' | 'topic'>;

const Position = z.tuple([z.string(), z.string(), z.string()]);

export function writeCursor({ at, articleId, topic }: CorrectionPosition): string {
  return Buffer.from(JSON.stringify([at, articleId, topic])).toString('base64url');
}

/** Null for what `writeCursor` did not make. */
export function readCursor(cursor: string): CorrectionPosition | null {
  try {
    const [at, articleId, topic] = Position.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { at, articleId, topic };
  } catch {
    return null;
  }
}

/** A page of what was read up to one beyond its limit. */
export function pageOf<Found extends CorrectionPosition>(
  found: readonly Found[],
  limit: number,
): { readonly corrections: readonly Found[]; readonly next: string | null } {
  const corrections = found.slice(0, limit);
  const last = corrections.at(-1);
  return { corrections, next: last && found.length > limit ? writeCursor(last) : null };
}
