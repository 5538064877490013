import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { SearchRequest } from '../search-index.ts';
import type { Form, QueryPlan, Related } from './query-plan.ts';

/** Where a document stands in first-phase order: how good its tier, when published, which one. */
export type SortKey = readonly [tier: number, publishedAt: number, doc: number];

export type OutletCount = readonly [article: number, outlets: number];

/** How far a reader has come, and all that has to stay the same until the last page. */
export type CursorState = {
  /** The highest document number when the first page was asked. */
  readonly asOf: number;
  /** Of each who wrote beyond it, the last number: where an engine has several writers. */
  readonly writers?: readonly (readonly [writer: number, last: number])[];
  /** When the first page was asked, in milliseconds since 1970. */
  readonly now: number;
  readonly plan: QueryPlan;
  /** Whether there are so many matches that the likeliest are looked for first, and scored window by window. */
  readonly isTiered: boolean;
  /** The window being read: what lies after `after` up to `until`. */
  readonly after: SortKey | null;
  readonly until: SortKey | null;
  /** Of the articles of that window whose story several outlets tell, by a part of their number, how many do. */
  readonly tellers: readonly OutletCount[];
  /** The last article shown of that window: its score and document. */
  readonly lastShown: readonly [score: number, doc: number] | null;
};

/** In characters, unpacked. */
const longest = 65_536;
const SentSortKey = z.tuple([z.int().min(0), z.number(), z.int().min(0)]);
const Spelling = z.string().max(300).nullable();
const none: readonly null[] = [];
const Tokens = z.string().regex(/^[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+){0,19}$/u);
/** A form as cursors spell it, short: an address has to hold it. Terms are letters and digits only, so
 *  nothing in a cursor is read as syntax. */
const SentForm = z
  .tuple([
    z.int().min(0),
    z.int().min(0),
    Tokens,
    z.number().min(0).max(1),
    z.boolean(),
    z.array(Spelling).max(20),
    z.array(Spelling).max(20),
  ])
  .transform(([from, to, tokens, worth, prefix, spellings, preferred]): Form => ({
    ...{ from, to, tokens: tokens.split(' '), worth, prefix, spellings, preferred },
  }));

const SentRelated = z
  .tuple([Tokens, z.number().min(0).max(1)])
  .transform(([tokens, share]): Related => ({ tokens: tokens.split(' '), share }));

function sentForm(form: Form): z.input<typeof SentForm> {
  const { from, to, tokens, worth, prefix, spellings, preferred } = form;
  const short = (all: Form['spellings']) => [...(all.some((one) => one !== null) ? all : none)];
  return [from, to, tokens.join(' '), worth, prefix, short(spellings), short(preferred)];
}

const SentState = z.object({
  asOf: z.int().min(0),
  writers: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .max(1000)
    .optional(),
  now: z.int(),
  plan: z.object({
    forms: z.array(SentForm).max(500),
    corrections: z.array(z.object({ word: z.int().min(0), shown: z.string() })).max(100),
    prefix: z.boolean(),
    near: z.boolean(),
    weights: z.array(z.number().min(0)).max(100),
    related: z.array(SentRelated).max(20),
  }),
  isTiered: z.boolean(),
  after: SentSortKey.nullable(),
  until: SentSortKey.nullable(),
  tellers: z.array(z.tuple([z.int(), z.int().min(2)])).max(200),
  lastShown: z.tuple([z.number(), z.int()]).nullable(),
});

/** Another first phase had other tiers; its cursors knew of no outlets, and later ones of those of stories. */
const SentBefore = z.tuple([
  z.string(),
  z.looseObject({ plan: z.looseObject({}), tellers: z.never().optional() }),
]);

export function writeCursor(state: CursorState, request: SearchRequest): string {
  const { forms, related } = state.plan;
  const sentRelated = related.map(({ tokens, share }) => [tokens.join(' '), share]);
  const plan = { ...state.plan, forms: forms.map(sentForm), related: sentRelated };
  const json = JSON.stringify([fingerprint(request), { ...state, plan }]);
  return deflateRawSync(json).toString('base64url');
}

export type ReadCursor =
  | { readonly kind: 'cursor'; readonly state: CursorState }
  | { readonly kind: 'bad-cursor'; readonly reason: string };

export function readCursor(cursor: string, request: SearchRequest): ReadCursor {
  const sent = jsonIn(cursor);
  const parsed = z.tuple([z.string(), SentState]).safeParse(sent);
  if (isUnpacked(cursor) || SentBefore.safeParse(sent).success) {
    const reason =
      'An earlier version of Newsline, which ordered otherwise, gave out this cursor: search again from the first page.';
    return { kind: 'bad-cursor', reason };
  }
  if (!parsed.success) {
    return { kind: 'bad-cursor', reason: 'This is not a cursor that a search gave out.' };
  }
  const [owner, state] = parsed.data;
  if (owner !== fingerprint(request)) {
    const reason =
      'This cursor belongs to another search: text, filters and order must stay as they were.';
    return { kind: 'bad-cursor', reason };
  }
  const { writers, ...rest } = state;
  return { kind: 'cursor', state: { ...rest, ...(writers && { writers }) } };
}

/** Up to 0.1.0 cursors were not packed. */
function isUnpacked(cursor: string): boolean {
  return Buffer.from(cursor, 'base64url').toString('latin1').startsWith('["');
}

function jsonIn(cursor: string): unknown {
  try {
    const packed = Buffer.from(cursor, 'base64url');
    return JSON.parse(inflateRawSync(packed, { maxOutputLength: longest }).toString());
  } catch {
    return null;
  }
}

/** What a cursor is tied to: everything but the cursor itself and the size of a page. */
function fingerprint(request: SearchRequest): string {
  const { cursor: _cursor, limit: _limit, ...fixed } = request;
  return createHash('sha256').update(JSON.stringify(fixed)).digest('base64url').slice(0, 16);
}
