/** An article as a page or a pasted text shows it. Lines that are not the article's (sharing,
 *  voting, related links, captions, the signature) are not in `text`. */
export type PageArticle = {
  /** One line of plain text, NFC. Never empty. */
  readonly title: string;
  /** What the page says of itself, or its first paragraph; one line; may be empty. */
  readonly summary: string;
  /** Plain text in paragraphs separated by "\n\n", NFC; may be empty. */
  readonly text: string;
  /** The same with its markup, sanitised; empty for plain text. */
  readonly html: string;
  readonly authors: readonly string[];
  readonly attribution: readonly string[];
  /** Null where the page does not say, or says it without a year. */
  readonly publishedAt: Date | null;
  /** `page`: metadata or a date line; `text`: a sentence of the article; null with no date. */
  readonly publishedFrom: 'page' | 'text' | null;
  readonly imageUrl: string | null;
  /** ISO 639-1, as the page claims: a prior, not a fact. */
  readonly language: string | null;
  /** Absolute; null where the page names none. */
  readonly canonicalUrl: string | null;
  readonly siteName: string | null;
  /** Lines under pictures, kept apart from the text. */
  readonly captions: readonly string[];
  /** How the text was found; what is not `readability`, `live-blog` or `plain-text` may be
   *  incomplete. */
  readonly via:
    'readability' | 'live-blog' | 'json-ld' | 'densest-text' | 'description' | 'plain-text';
};

/** One line of a list of headlines, without a text of its own. */
export type PageHeadline = {
  /** The heading that the list stands under; null for a list without one. */
  readonly section: string | null;
  /** The publisher's section of this one headline, where the list says it. */
  readonly category: string | null;
  readonly title: string;
  /** Null where the list does not say, or says it without a day or a year. */
  readonly publishedAt: Date | null;
  readonly summary: string;
};
