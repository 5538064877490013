import type { SourceWarning } from '@newsline/contracts';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

import { closeCdata } from './close-cdata.ts';
import { extractDoctype, type DeclaredEntities } from './doctype.ts';
import { decodeReferences } from './text-constructs.ts';
import type { XmlNode } from './xml-node.ts';
import { XmlTree, type RootName } from './xml-tree.ts';

export type XmlDocument = {
  name: RootName;
  root: XmlNode;
  /** How many articles it has; not all may be under `root`. */
  articles: number;
  warnings: SourceWarning[];
};

/**
 * Reads a feed's XML for what it means, well-formed or not: missing and wrong end tags, junk before
 * and after, unknown entities, bare ampersands, "<3", unclosed CDATA. Null where no element of a
 * feed is found. Keeps only elements that mean something in feeds. Takes time in proportion to the
 * length. Throws `UnreadableFeed` for entity bombs and for nesting beyond all sense.
 */
export function readXml(source: string, documentUrl?: string): XmlDocument | null {
  const { text, entities } = extractDoctype(source);
  const repaired = closeCdata(escapeStrayBrackets(text));
  const tree = new XmlTree(repaired, documentUrl);
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    new Tokens(repaired, entities, tree),
  );
  tokenizer.write(repaired);
  tokenizer.end();
  tree.end();
  if (!tree.root) return null;
  return {
    name: tree.root.name,
    root: tree.root.node,
    articles: tree.articles,
    warnings: tree.warnings,
  };
}

/** Of one element; only an attacker writes more. */
const maxAttributes = 500;

const stray = /<(?=[^a-zA-Z_/!?\s\u0080-\uffff])/g;

/** "<3" and "<-" are text; the tokenizer would take them for tags. */
function escapeStrayBrackets(text: string): string {
  return text.replace(stray, '&lt;');
}

/** Turns the tokenizer's positions into tags and text. */
class Tokens implements TokenizerCallbacks {
  readonly #text: string;
  readonly #entities: DeclaredEntities;
  readonly #tree: XmlTree;
  #rawName = '';
  #tagStart = 0;
  #attributes: Record<string, string> = {};
  #attributeCount = 0;
  #attributeName = '';
  #attributeValue = '';

  constructor(text: string, entities: DeclaredEntities, tree: XmlTree) {
    this.#text = text;
    this.#entities = entities;
    this.#tree = tree;
  }

  onopentagname(start: number, end: number): void {
    this.#rawName = this.#text.slice(start, end);
    this.#tagStart = start - 1;
    this.#attributes = {};
    this.#attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    const name = this.#text.slice(start, end);
    // People write attributes as they write elements, in any letter case; prefixes are told apart by it.
    this.#attributeName = name.startsWith('xmlns') ? name : name.toLowerCase();
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#text.slice(start, end);
  }

  onattribend(): void {
    this.#attributeCount += 1;
    if (this.#attributeCount > maxAttributes) return;
    const value = decodeReferences(this.#attributeValue, this.#entities);
    this.#attributes[this.#attributeName] ??= value;
  }

  onopentagend(end: number): void {
    this.#tree.open({
      rawName: this.#rawName,
      attributes: this.#attributes,
      start: this.#tagStart,
      contentStart: end + 1,
    });
  }

  onselfclosingtag(end: number): void {
    const rawName = this.#rawName;
    this.onopentagend(end);
    this.#tree.close(rawName, end + 1);
  }

  onclosetag(start: number, end: number): void {
    this.#tree.close(this.#text.slice(start, end), start - 2);
  }

  ontext(start: number, end: number): void {
    if (!this.#tree.takesText) return;
    this.#tree.text(decodeReferences(this.#text.slice(start, end), this.#entities));
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (this.#tree.takesText) this.#tree.text(this.#text.slice(start, end - endOffset));
  }

  // References are decoded here and not by the tokenizer, which knows only XML's own; comments,
  // declarations and instructions say nothing in feeds.
  onattribentity(): void {}
  ontextentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
