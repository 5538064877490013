import { z } from 'zod';

export const Instant = z.iso.datetime();

/** A file that belongs to an article: an episode to listen to, a film, a picture. */
const Enclosure = z.object({
  url: z.string().describe('Where it is.'),
  type: z.string().nullable().describe('Its media type as the source says it.'),
  lengthBytes: z.int().min(1).nullable().describe('Null where nobody knows.'),
});

/** One article in one version, complete: a consumer need not ask back. */
export const Article = z.object({
  id: z.string().min(1).describe('One id for life, whatever happens to title, link or text.'),
  version: z
    .int()
    .min(1)
    .describe(
      '1 for the first text seen; a changed text or a corrected date is the next version of the article.',
    ),
  sourceId: z.string().min(1).describe('The source it came from.'),
  sourceName: z.string().describe('The source’s name as shown to readers.'),
  outlet: z
    .string()
    .nullable()
    .default(null)
    .describe(
      'Whose own words these are: the registrable domain of the link (or its host and port), where the source is of that outlet. Null: nobody of the outlet has shown it, and these are the words of the source that showed it first.',
    ),
  url: z
    .string()
    .nullable()
    .describe('Where to read it at its publisher; null for a text handed in without an address.'),
  title: z.string().min(1).describe('One line of plain text, NFC, never HTML. Never empty.'),
  summary: z.string().describe('Plain text, NFC, never HTML; may be empty.'),
  text: z
    .string()
    .describe(
      'Plain text, NFC, in paragraphs separated by an empty line; empty where only a summary is known.',
    ),
  html: z
    .string()
    .describe('HTML from an allow-list, safe to show as it is; empty where there is none.'),
  authors: z.array(z.string()).describe('As the publisher names them.'),
  attribution: z
    .array(z.string())
    .describe('Whom the text was taken from by its own word: "Theo VNE", "(Reuters)".'),
  imageUrl: z.string().nullable().describe('The address of its picture, if it has one.'),
  enclosures: z
    .array(Enclosure)
    .default([])
    .describe('What is attached to it, in the source’s order; ingest keeps ten at most.'),
  publishedAt: Instant.describe('When it was published; ISO 8601, UTC.'),
  publishedFrom: z
    .enum(['feed', 'page', 'text', 'fetched'])
    .describe('Where `publishedAt` was found; `fetched`: nowhere, it is when it was first seen.'),
  feedOrder: z
    .int()
    .min(0)
    .optional()
    .describe(
      'Of articles with one `publishedAt`, the higher one is the newer by the order of its feed; 0 where it is left out.',
    ),
  dateCorrection: z
    .object({
      was: Instant.describe('What `publishedAt` was in the version before.'),
      editedAt: Instant.nullable().describe(
        'When its text was last seen changed; null: never. This version’s `seenAt` where it changes the text as well.',
      ),
    })
    .optional()
    .describe('Only in a version that corrects a wrong `publishedAt`.'),
  seenAt: Instant.describe('When this version was first seen; ISO 8601, UTC.'),
  languageHint: z
    .string()
    .nullable()
    .describe('What the source says of its language, ISO 639-1: a prior, not a fact.'),
  categories: z
    .array(z.string())
    .describe('The publisher’s own sections and the operator’s folders, as hints.'),
  demonstration: z.boolean().describe('From the demonstration feeds that ship with Newsline.'),
});
export type Article = z.output<typeof Article>;
