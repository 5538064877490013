import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SearchRequest } from '../search-index.ts';
import type { QueryPlan } from './query-plan.ts';

/** A place in the order of results: how good the set, when published, which document. */
export type Place = readonly [set: number, publishedAt: number, doc: number];

/** How far a reader has come, and all that has to stay the same until the last page. */
export type Progress = {
  /** The highest document number when the first page was asked. */
  readonly asOf: number;
  /** When the first page was asked, in milliseconds since 1970. */
  readonly now: number;
  readonly plan: QueryPlan;
  /** Whether there are so many matches that they are ranked window by window. */
  readonly inTiers: boolean;
  /** The window being read: what lies after `after` up to `until`. */
  readonly after: Place | null;
  readonly until: Place | null;
  /** The last article shown of that window: its score and document. */
  readonly shown: readonly [score: number, doc: number] | null;
};

const SentPlace = z.tuple([z.int().min(0), z.number(), z.int().min(0)]);
/** As a cursor spells it. Readers hold cursors for longer than one version runs: these names stay. */
const Sent = z.object({
  asOf: z.int().min(0),
  now: z.int(),
  understanding: z.object({
    mended: z.array(
      z.object({
        word: z.int().min(0),
        term: z.string().regex(/^[\p{L}\p{N}]+$/u),
        shown: z.string(),
      }),
    ),
    prefix: z.boolean(),
    least: z.int().min(0),
  }),
  inTiers: z.boolean(),
  after: SentPlace.nullable(),
  until: SentPlace.nullable(),
  shown: z.tuple([z.number(), z.int()]).nullable(),
});

export function writeCursor(progress: Progress, request: SearchRequest): string {
  const json = JSON.stringify([fingerprint(request), sent(progress)]);
  return Buffer.from(json).toString('base64url');
}

export type ReadCursor =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'bad-cursor'; readonly reason: string };

export function readCursor(cursor: string, request: SearchRequest): ReadCursor {
  const parsed = z.tuple([z.string(), Sent]).safeParse(decoded(cursor));
  if (!parsed.success) {
    return { kind: 'bad-cursor', reason: 'This is not a cursor that a search gave out.' };
  }
  const [owner, progress] = parsed.data;
  if (owner !== fingerprint(request)) {
    const reason =
      'This cursor belongs to another search: text, filters and order must stay as they were.';
    return { kind: 'bad-cursor', reason };
  }
  return { kind: 'progress', progress: received(progress) };
}

function sent({ plan, ...progress }: Progress): z.input<typeof Sent> {
  const { corrections, prefix, minShouldMatch } = plan;
  const { asOf, now, inTiers, after, until, shown } = progress;
  return {
    asOf,
    now,
    understanding: {
      mended: corrections.map(({ word, term, shown }) => ({ word, term, shown })),
      prefix,
      least: minShouldMatch,
    },
    inTiers,
    after: after && [...after],
    until: until && [...until],
    shown: shown && [...shown],
  };
}

function received({ understanding, ...progress }: z.output<typeof Sent>): Progress {
  const { mended, prefix, least } = understanding;
  return { ...progress, plan: { corrections: mended, prefix, minShouldMatch: least } };
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
