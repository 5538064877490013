import { z } from 'zod';

/** Readers follow old, cut-off and hand-written links: what cannot be understood counts as absent.
 *  The API, whose callers are programs, reports what is wrong. */
const text = (longest: number) => z.string().max(longest).optional().catch(undefined);

const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .transform((values) => values.filter(Boolean).slice(0, 20))
  .catch([])
  .default([]);

const newsLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .optional()
  .catch(undefined);

/** A calendar day as `<input type="date">` sends it. */
const day = z.iso.date().optional().catch(undefined);

export const FrontQuery = z.object({ language: newsLanguage });

export const timelineViews = ['latest', 'hot', 'articles'] as const;

export const TimelineQuery = z.object({
  view: z.enum(timelineViews).catch('latest'),
  language: newsLanguage,
  cursor: text(2000),
});
export type TimelineQuery = z.output<typeof TimelineQuery>;

export const StoryQuery = z.object({ cursor: text(2000) });

export const searchSorts = ['relevance', 'newest'] as const;

export const SearchQuery = z.object({
  q: z
    .string()
    .transform((input) => input.trim().slice(0, 500).toWellFormed())
    .catch(''),
  topic: several,
  source: several,
  language: several,
  from: day,
  to: day,
  sort: z.enum(searchSorts).catch('relevance'),
  cursor: text(2000),
});
export type SearchQuery = z.output<typeof SearchQuery>;

export const notices = [
  'added',
  'changed',
  'removed',
  'removed-demonstration',
  'scheduled',
  'unknown-source',
  'in',
  'out',
] as const;
export type Notice = (typeof notices)[number];

export const SourcesQuery = z.object({ notice: z.enum(notices).optional().catch(undefined) });
