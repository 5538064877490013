/// <reference lib="dom" preserve="true" />
import { Element as PageElement, Node as PageNode } from './linkedom.ts';

/** Makes linkedom's nodes without what nobody here asks for, a fifth of the time of a page: a table of
 *  listeners for each element, attribute and piece of text, in a WeakMap that the garbage collector has
 *  to go through, and a set of classes for each element that has any. */
export function useLeanNodes(): void {
  withoutListeners();
  withPlainClassNames();
}

/** A constructor calls what its class extends at that time (ECMAScript, GetSuperConstructor). */
function withoutListeners(): void {
  const nodes = Object.getPrototypeOf(PageNode) as typeof PageNode;
  // linkedom exports a stand-in for its class, which extends it.
  if (nodes.prototype !== PageNode.prototype)
    throw new Error('linkedom has another class of nodes');
  Object.setPrototypeOf(nodes, class {});
}

function withPlainClassNames(): void {
  Object.defineProperty(PageElement.prototype, 'className', {
    configurable: true,
    get(this: Element) {
      return this.getAttributeNode('class')?.value ?? '';
    },
    set(this: Element, value: string) {
      const own = this.getAttributeNode('class');
      const attribute = own ?? this.ownerDocument.createAttribute('class');
      if (attribute.value !== value) attribute.value = value;
      if (!own) this.setAttributeNode(attribute);
    },
  });
}
