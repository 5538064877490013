import { z } from 'zod';

export const Instant = z.iso.datetime();

/** One article in one version, complete: a consumer need not ask back. */
export const Article = z.object({
  /** One id for life, whatever happens to the title, the link or the text. */
  id: z.string().min(1),
  /** 1 for the first text seen; a changed text is the next version of the same article. */
  version: z.int().min(1),
  sourceId: z.string().min(1),
  /** The source's name as shown to readers. */
  sourceName: z.string(),
  /** Where to read it at its publisher; null for a text that was handed in without an address. */
  url: z.string().nullable(),
  /** One line of plain text, NFC, never HTML. Never empty. */
  title: z.string().min(1),
  /** Plain text, NFC, never HTML: nothing downstream has to be careful. May be empty. */
  summary: z.string(),
  /** Plain text in paragraphs separated by "\n\n", NFC; empty where only a summary is known. */
  text: z.string(),
  /** HTML from the allow-list only, safe to show as it is; empty where there is none. */
  html: z.string(),
  authors: z.array(z.string()),
  /** Whom the text was taken from by its own word: "Theo VNE", "(Reuters)". */
  attribution: z.array(z.string()),
  imageUrl: z.string().nullable(),
  publishedAt: Instant,
  /** Where `publishedAt` was found; `fetched`: nowhere, it is the time of the first sight. */
  publishedFrom: z.enum(['feed', 'page', 'text', 'fetched']),
  /** When this version was first seen. */
  seenAt: Instant,
  /** What the source says of its language, ISO 639-1: a prior, not a fact. */
  languageHint: z.string().nullable(),
  /** The publisher's own sections and the operator's folders, as hints. */
  categories: z.array(z.string()),
  /** From the demonstration feeds that ship with Newsline. */
  demonstration: z.boolean(),
});
export type Article = z.output<typeof Article>;
