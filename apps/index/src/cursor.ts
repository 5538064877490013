import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SearchRequest } from './search-index.ts';
import { Understanding } from './understanding.ts';

/** A place in the order of results: how good the set, when published, which document. */
const Place = z.tuple([z.int().min(0), z.number(), z.int().min(0)]);
export type Place = z.output<typeof Place>;

/** How far a reader has come, and all that has to stay the same until the last page. */
const Progress = z.object({
  /** The highest document number when the first page was asked. */
  asOf: z.int().min(0),
  /** When the first page was asked, in milliseconds since 1970. */
  now: z.int(),
  understanding: Understanding,
  /** Whether there are so many matches that they are ranked window by window. */
  inTiers: z.boolean(),
  /** The window being read: what lies after `after` up to `until`. */
  after: Place.nullable(),
  until: Place.nullable(),
  /** The last article shown of that window: its score and document. */
  shown: z.tuple([z.number(), z.int()]).nullable(),
});
export type Progress = z.output<typeof Progress>;

export function writeCursor(progress: Progress, request: SearchRequest): string {
  const json = JSON.stringify([fingerprint(request), progress]);
  return Buffer.from(json).toString('base64url');
}

export type ReadCursor =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'bad-cursor'; readonly reason: string };

export function readCursor(cursor: string, request: SearchRequest): ReadCursor {
  const parsed = z.tuple([z.string(), Progress]).safeParse(decoded(cursor));
  if (!parsed.success) {
    return { kind: 'bad-cursor', reason: 'This is not a cursor that a search gave out.' };
  }
  const [owner, progress] = parsed.data;
  if (owner !== fingerprint(request)) {
    const reason =
      'This cursor belongs to another search: text, filters and order must stay as they were.';
    return { kind: 'bad-cursor', reason };
  }
  return { kind: 'progress', progress };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** What a cursor is tied to: everything but the cursor itself and the size of a page. */
function fingerprint(request: SearchRequest): string {
  const { text, topics, sourceIds, languages, storyId, from, to, sort } = request;
  const asked = [
    text,
    topics,
    sourceIds,
    languages,
    storyId ?? null,
    from ?? null,
    to ?? null,
    sort,
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);
}
