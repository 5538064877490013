import type { SourceWarning } from '@newsline/contracts';
import { resolveText } from './text-constructs.ts';
import { UnreadableFeed } from './unreadable-feed.ts';
import { baseWithin } from './web-url.ts';
import {
  canonicalName,
  enterScope,
  isFeedOnly,
  isLeaf,
  rootScope,
  textKind,
  type Scope,
} from './xml-names.ts';
import { mostArticles } from './newest-articles.ts';
import { beginningOf, isLongMarkup, longMarkupWarning } from './long-markup.ts';
import { addChild, keepEnds, type XmlNode } from './xml-node.ts';

export type RootName = 'rss' | 'feed' | 'rdf:RDF' | 'channel';

export type StartTag = {
  rawName: string;
  attributes: Record<string, string>;
  /** Where the tag starts in the source, and where what is inside the element does. */
  start: number;
  contentStart: number;
};

type Open = { tag: StartTag; node: XmlNode; name: string; scope: Scope };

/** What is skipped or kept as source: a text with markup in it (`isText`), or an element that
 *  means nothing to us. Ends with the end tag of `rawName`; `depth` counts that name inside. */
type Opaque = { rawName: string; depth: number; isText: boolean };

const maxDepth = 32;
const isRoot = (name: string | null): name is RootName =>
  name !== null && /^(?:rss|feed|rdf:RDF|channel)$/u.test(name);
const isArticle = (name: string) => name === 'item' || name === 'entry';
const isContainer = (name: string) => isRoot(name) || isArticle(name);

type XmlWarningKind = 'missing-end-tags' | 'ends-early' | 'long-markup';

/** Makes a feed's tree out of tags and text as they come, whether they match or not. */
export class XmlTree {
  readonly #warnings = new Set<XmlWarningKind>();
  root: { name: RootName; node: XmlNode } | null = null;
  /** How many articles the document has, also those that were not kept. */
  articles = 0;
  readonly #source: string;
  readonly #documentUrl: string | undefined;
  readonly #stack: Open[] = [];
  #opaque: Opaque | null = null;

  constructor(source: string, documentUrl: string | undefined) {
    this.#source = source;
    this.#documentUrl = documentUrl;
  }

  get warnings(): SourceWarning[] {
    return [...this.#warnings].map((kind) =>
      kind === 'long-markup' ? longMarkupWarning : { kind },
    );
  }

  open(tag: StartTag): void {
    const parent = this.#stack.at(-1);
    if (!parent && this.root) return;
    const scope = parent ? enterScope(parent.scope, tag.attributes) : rootScope(tag);
    const name = this.#nameOf(parent, canonicalName(scope, tag.rawName), tag.rawName);
    if (!parent) {
      if (isRoot(name)) this.#push(tag, name, scope);
      return;
    }
    if (this.#opaque && !breaksOut(this.#opaque, name)) {
      if (tag.rawName === this.#opaque.rawName) this.#opaque.depth += 1;
      return;
    }
    this.#openInside(parent, tag, name, scope);
  }

  close(rawName: string, end: number): void {
    const opaque = this.#opaque;
    const at = this.#stack.findLastIndex(({ tag }) => tag.rawName === rawName);
    if (opaque && opaque.rawName === rawName) {
      if (opaque.depth > 0) opaque.depth -= 1;
      else if (opaque.isText) this.#popTo(at, end);
      else this.#opaque = null;
      return;
    }
    if (at < 0 || (opaque && !isContainer(this.#stack[at]?.name ?? ''))) return;
    if (at < this.#stack.length - 1) this.#warnings.add('missing-end-tags');
    this.#popTo(at, end);
  }

  /** Whether text that comes now belongs to an element, and is not in the source kept as it is. */
  get takesText(): boolean {
    return !this.#opaque && !isContainer(this.#stack.at(-1)?.name ?? 'rss');
  }

  text(text: string): void {
    const open = this.#stack.at(-1);
    if (open) open.node._ += text;
  }

  end(): void {
    if (this.#stack.length > 0) this.#warnings.add('ends-early');
    this.#popTo(0, this.#source.length);
  }

  #openInside(parent: Open, tag: StartTag, name: string | null, scope: Scope): void {
    const isInText = textKind(parent.name) !== null;
    if (isInText && (name === null || !isFeedOnly(name))) {
      this.#opaque = { rawName: parent.tag.rawName, depth: 0, isText: true };
      return;
    }
    if (name === null) {
      // HTML in a name or an address: the tags go, the text stays.
      const isHtmlInText = !isContainer(parent.name) && !tag.rawName.includes(':');
      if (!isHtmlInText) this.#opaque = { rawName: tag.rawName, depth: 0, isText: false };
      return;
    }
    if (isInText || isLeaf(parent.name)) this.#popTo(this.#stack.length - 1, tag.start);
    this.#opaque = null;
    if (isArticle(name)) this.#closeArticle(tag.start);
    this.#push(tag, name, scope);
  }

  /** In CDF a link is an `A`, as in HTML. */
  #nameOf(parent: Open | undefined, name: string | null, rawName: string): string | null {
    const isLink = this.root?.name === 'channel' && /^a$/iu.test(rawName);
    return isLink && isContainer(parent?.name ?? '') ? 'link' : name;
  }

  #closeArticle(end: number): void {
    const at = this.#stack.findIndex(({ name }) => isArticle(name));
    if (at < 0) return;
    this.#warnings.add('missing-end-tags');
    this.#popTo(at, end);
  }

  #push(tag: StartTag, name: string, scope: Scope): void {
    if (this.#stack.length >= maxDepth) {
      throw new UnreadableFeed({
        sort: 'deep-xml',
        found: 'XML nested deeper than any feed',
        advice: 'Check the address, or tell its publisher.',
      });
    }
    const parent = this.#stack.at(-1)?.node;
    const node: XmlNode = {
      $: tag.attributes,
      _: '',
      base: this.#base(tag.attributes['xml:base'], parent?.base ?? ''),
      lang: tag.attributes['xml:lang'] ?? parent?.lang ?? '',
    };
    if (isArticle(name)) this.articles += 1;
    if (parent) addChild(parent, name, node);
    else if (isRoot(name)) this.root = { name, node };
    // The newest are at one end; what is between is not even kept until the document ends.
    if (parent && isArticle(name)) keepEnds(parent, name, mostArticles);
    this.#stack.push({ tag, node, name, scope });
  }

  #base(declared: string | undefined, inherited: string): string {
    if (declared === undefined) return inherited;
    return baseWithin(declared, inherited, this.#documentUrl);
  }

  #popTo(length: number, end: number): void {
    while (this.#stack.length > length) {
      const open = this.#stack.pop();
      if (open) this.#finish(open, end);
      this.#opaque = null;
    }
    this.#opaque = null;
  }

  #formatOf(name: string): 'atom' | 'media' | 'rss' {
    if (name.startsWith('media:')) return 'media';
    const isAtom = name.startsWith('atom:') || (this.root?.name === 'feed' && !name.includes(':'));
    return isAtom ? 'atom' : 'rss';
  }

  #finish({ tag, node, name }: Open, end: number): void {
    const kind = textKind(name);
    if (!kind) {
      node._ = node._.trim();
      return;
    }
    const markup = this.#opaque?.isText ? this.#source.slice(tag.contentStart, end) : null;
    const text = node._.includes('<![CDATA[') ? node._.replace(/<!\[CDATA\[|\]\]>/gu, '') : node._;
    const value = resolveText(
      { text, markup, attributes: node.$, format: this.#formatOf(name) },
      kind,
    );
    node._ = kind === 'html' ? '' : value;
    if (kind !== 'html') return;
    node.html = beginningOf(value);
    if (isLongMarkup(value)) this.#warnings.add('long-markup');
  }
}

/** Where an element opens that cannot be where it is, an end tag is missing before it. */
function breaksOut(opaque: Opaque, name: string | null): boolean {
  return name !== null && (opaque.isText ? isFeedOnly(name) : isContainer(name));
}
