import { beginning } from './beginning.ts';

/** The beginning of an element's text, without putting all of it together first: on a hostile page
 *  thousands of elements hold the whole text. */
export function textStart(element: Element, maxLength: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let node = nodeAfter(element, element); node && length < maxLength;) {
    if (node.nodeType === 3 || node.nodeType === 4) {
      const text = node.textContent ?? '';
      parts.push(text);
      length += text.length;
    }
    node = nodeAfter(node, element);
  }
  return beginning(parts.join(''), maxLength);
}

/** Whether there is a letter or sign in an element, without putting together its text. */
export function hasText(element: Element): boolean {
  for (let node = nodeAfter(element, element); node; node = nodeAfter(node, element))
    if ((node.nodeType === 3 || node.nodeType === 4) && /\S/u.test(node.textContent ?? ''))
      return true;
  return false;
}

/** How much text each element in and under this one has, in characters: counted once, where asking
 *  each for its text would take the square of the time. */
export function textLengths(root: Element): ReadonlyMap<Element, number> {
  const lengths = new Map<Element, number>();
  const count = (element: Element): number => {
    let length = 0;
    for (const child of element.childNodes) {
      if (child.nodeType === 1) length += count(child as Element);
      else if (child.nodeType === 3 || child.nodeType === 4)
        length += (child.textContent ?? '').length;
    }
    lengths.set(element, length);
    return length;
  };
  count(root);
  return lengths;
}

/** In the order of the document, within `root`. */
function nodeAfter(node: Node, root: Element): Node | null {
  if (node.firstChild) return node.firstChild;
  let last: Node | null = node;
  while (last && last !== root) {
    if (last.nextSibling) return last.nextSibling;
    last = last.parentNode;
  }
  return null;
}
