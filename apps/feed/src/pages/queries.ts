import { z } from 'zod';
import { lenient, lenientList, wholeNumber } from '../http/query-parameters.ts';
import {
  cursor,
  entityId,
  groups,
  id,
  languageCode,
  longestSearch,
  orders,
  sort,
} from '../http/query-vocabulary.ts';
import { refusals } from './story-corrections/story-correction-forms.ts';
import { opinions } from './votes/vote-form.ts';

// The queries of the pages, in the vocabulary of the API.

/** A calendar day as `<input type="date">` sends it. */
const day = lenient(z.iso.date());

export const FrontQuery = z.object({ language: lenient(languageCode) });

export const timelineViews = [...orders, 'articles'] as const;

export const TimelineQuery = z.object({
  view: z.enum(timelineViews).catch('latest'),
  language: lenient(languageCode),
  cursor: lenient(cursor),
});
export type TimelineQuery = z.output<typeof TimelineQuery>;

export const StoryQuery = z.object({
  cursor: lenient(cursor),
  /** Why what the operator wanted was not done. */
  refused: lenient(z.enum(refusals)),
  /** What the reader said of it just now. */
  voted: lenient(z.enum(opinions)),
});

export const EntityQuery = z.object({ cursor: lenient(cursor) });

export const SearchQuery = z.object({
  q: z
    .string()
    .transform((input) => input.trim().slice(0, longestSearch).toWellFormed())
    .catch(''),
  topic: lenientList(id),
  outlet: lenientList(id),
  source: lenientList(id),
  language: lenientList(languageCode),
  entity: lenientList(entityId),
  story: lenient(id),
  edited: lenient(z.enum(['true', 'false'])),
  from: day,
  to: day,
  sort: sort.catch('relevance'),
  group: z.enum(groups).catch('story'),
  cursor: lenient(cursor),
});
export type SearchQuery = z.output<typeof SearchQuery>;

export const notices = [
  'added',
  'changed',
  'edited',
  'removed',
  'removed-demonstration',
  'scheduled',
  'unknown-source',
  'in',
  'out',
] as const;
export type Notice = (typeof notices)[number];

/** The cursor is the number of a page, from 1: sources are sorted by how they fare. */
export const SourcesQuery = z.object({
  notice: lenient(z.enum(notices)),
  cursor: lenient(wholeNumber(1, 1_000_000)),
});
