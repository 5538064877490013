import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SearchRequest } from '../search-index.ts';
import type { QueryPlan } from './query-plan.ts';

/** Where a document stands in first-phase order: how good its tier, when published, which one. */
export type SortKey = readonly [tier: number, publishedAt: number, doc: number];

/** How far a reader has come, and all that has to stay the same until the last page. */
export type CursorState = {
  /** The highest document number when the first page was asked. */
  readonly asOf: number;
  /** When the first page was asked, in milliseconds since 1970. */
  readonly now: number;
  readonly plan: QueryPlan;
  /** Whether there are so many matches that they are sorted first and reranked window by window. */
  readonly isTiered: boolean;
  /** The window being read: what lies after `after` up to `until`. */
  readonly after: SortKey | null;
  readonly until: SortKey | null;
  /** The last article shown of that window: its score and document. */
  readonly lastShown: readonly [score: number, doc: number] | null;
};

const SentSortKey = z.tuple([z.int().min(0), z.number(), z.int().min(0)]);
/** As cursors spell it. Readers keep cursors for longer than one version runs: these names stay. */
const SentState = z.object({
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
    weights: z.array(z.number().min(0)).max(100).optional(),
  }),
  inTiers: z.boolean(),
  after: SentSortKey.nullable(),
  until: SentSortKey.nullable(),
  shown: z.tuple([z.number(), z.int()]).nullable(),
});

export function writeCursor(state: CursorState, request: SearchRequest): string {
  const json = JSON.stringify([fingerprint(request), encode(state)]);
  return Buffer.from(json).toString('base64url');
}

export type ReadCursor =
  | { readonly kind: 'cursor'; readonly state: CursorState }
  | { readonly kind: 'bad-cursor'; readonly reason: string };

export function readCursor(cursor: string, request: SearchRequest): ReadCursor {
  const parsed = z.tuple([z.string(), SentState]).safeParse(jsonIn(cursor));
  if (!parsed.success) {
    return { kind: 'bad-cursor', reason: 'This is not a cursor that a search gave out.' };
  }
  const [owner, state] = parsed.data;
  if (owner !== fingerprint(request)) {
    const reason =
      'This cursor belongs to another search: text, filters and order must stay as they were.';
    return { kind: 'bad-cursor', reason };
  }
  return { kind: 'cursor', state: decode(state) };
}

function encode(state: CursorState): z.input<typeof SentState> {
  const { asOf, now, plan, isTiered, after, until, lastShown } = state;
  return {
    asOf,
    now,
    understanding: {
      mended: plan.corrections.map(({ word, term, shown }) => ({ word, term, shown })),
      prefix: plan.prefix,
      least: plan.minShouldMatch,
      ...(plan.weights && { weights: [...plan.weights] }),
    },
    inTiers: isTiered,
    after: after && [...after],
    until: until && [...until],
    shown: lastShown && [...lastShown],
  };
}

function decode(sent: z.output<typeof SentState>): CursorState {
  const { asOf, now, understanding, inTiers, after, until, shown } = sent;
  const { mended, prefix, least, weights } = understanding;
  const plan = {
    ...{ corrections: mended, prefix, minShouldMatch: least },
    ...(weights && { weights }),
  };
  return { asOf, now, plan, isTiered: inTiers, after, until, lastShown: shown };
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** What a cursor is tied to: everything but the cursor itself and the size of a page. */
function fingerprint(request: SearchRequest): string {
  const { text, topics, sourceIds, languages, storyId, from, to, sort } = request;
  const fixed = [
    text,
    topics,
    sourceIds,
    languages,
    storyId ?? null,
    from ?? null,
    to ?? null,
    sort,
  ];
  return createHash('sha256').update(JSON.stringify(fixed)).digest('base64url').slice(0, 16);
}
