import type { Field } from '../topics/article-words.ts';

/** What an entity is. A country is no `place`: it has a code, and facets of its own. */
export type EntityKind =
  'person' | 'organisation' | 'place' | 'country' | 'vulnerability' | 'malware' | 'threat-group';

/** Where an entity stands: UTF-16 units of the field as it was given. */
export type Mention = { readonly field: Field; readonly start: number; readonly end: number };

/** Somebody or something that an article names. */
export type Entity = {
  readonly kind: EntityKind;
  /** As it is best written: as the gazetteer has it, in the article's language if it has two; else the
   *  longest way that the article has. */
  readonly name: string;
  /** The same in every article and language that names it, as far as it is known; ASCII where the name
   *  is in Latin letters, so that it fits into an address. A country's is its ISO 3166-1 alpha-2 code
   *  ("US"), a vulnerability's its CVE id ("CVE-2024-3094"), another's its name in small letters with
   *  hyphens ("donald-trump"). Unique within its kind. */
  readonly key: string;
  /** In the order of the article; at least one. */
  readonly mentions: readonly Mention[];
};
