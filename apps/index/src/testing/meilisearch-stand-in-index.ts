import { ApiError } from './meilisearch-stand-in-errors.ts';
import { valuesOf, type StoredDocument } from './meilisearch-stand-in-filter.ts';
import {
  defaultSettings,
  withChanges,
  type IndexSettings,
  type SettingsChanges,
} from './meilisearch-stand-in-settings.ts';
import { tokenize } from './meilisearch-stand-in-words.ts';

/** The words of an attribute, in order and as a set. */
export type Words = { readonly inOrder: readonly string[]; readonly all: ReadonlySet<string> };

/** A document with the words of its searchable attributes. */
export type Indexed = {
  readonly document: StoredDocument;
  readonly words: ReadonlyMap<string, Words>;
};

/** One index: its documents and settings as the last task left them. */
export class StoredIndex {
  settings: IndexSettings = defaultSettings;
  readonly primaryKey: string | null;
  readonly #documents = new Map<string, Indexed>();

  constructor(primaryKey: string | null) {
    this.primaryKey = primaryKey;
  }

  get documents(): Iterable<Indexed> {
    return this.#documents.values();
  }

  change(changes: SettingsChanges): void {
    this.settings = withChanges(this.settings, changes);
    for (const [id, { document }] of this.#documents) {
      this.#documents.set(id, this.#indexed(document));
    }
  }

  /** Replaces documents with the same id; all of them or, when it throws, none. */
  add(documents: readonly StoredDocument[]): void {
    const ids = documents.map((document) => this.#idOf(document));
    documents.forEach((document, i) => this.#documents.set(ids[i]!, this.#indexed(document)));
  }

  /** "Add or update documents": fields that are given replace those of the document with the same id. */
  update(documents: readonly StoredDocument[]): void {
    const ids = documents.map((document) => this.#idOf(document));
    documents.forEach((document, i) => {
      const id = ids[i]!;
      this.#documents.set(id, this.#indexed({ ...this.#documents.get(id)?.document, ...document }));
    });
  }

  /** "Primary key": an integer, or up to 511 letters, digits, hyphens and underscores. */
  #idOf(document: StoredDocument): string {
    const id = document[this.primaryKey ?? ''];
    if (id === undefined) {
      throw new ApiError('missing_document_id', 'Document doesn’t have the primary key');
    }
    const isValid = typeof id === 'string' ? /^[\w-]{1,511}$/u.test(id) : Number.isInteger(id);
    if (isValid) return String(id);
    throw new ApiError('invalid_document_id', `Document identifier \`${String(id)}\` is invalid`);
  }

  #indexed(document: StoredDocument): Indexed {
    const { searchableAttributes } = this.settings;
    const attributes = searchableAttributes.includes('*')
      ? Object.keys(document)
      : searchableAttributes;
    const words = new Map<string, Words>();
    for (const attribute of attributes) {
      const text = valuesOf(document, attribute).filter((value) => typeof value !== 'object');
      const inOrder = tokenize(text.join('\n'));
      if (inOrder.length > 0) words.set(attribute, { inOrder, all: new Set(inOrder) });
    }
    return { document, words };
  }
}
