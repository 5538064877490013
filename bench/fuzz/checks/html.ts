import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { BrokenPromise, shown } from './broken-promise.ts';
import { checkLetters } from './text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What runs, loads, asks or changes how the rest is read. */
const forbiddenElements =
  /^(?:script|style|link|meta|base|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|svg|math|template|noscript|title|xmp|plaintext|video|audio|source|portal|dialog|marquee)$/;
const addressAttributes =
  /^(?:href|src|srcset|action|formaction|poster|data|background|xlink:href)$/;

/** HTML of strangers that is shown as it is, looked at as a browser reads it (parse5 follows the HTML
 *  Standard): only elements that are text, no handlers, no styles, web addresses only.
 *  @throws BrokenPromise */
export function checkHtml(name: string, html: string): void {
  checkLetters(name, html);
  const open: Node[] = [...parseFragment(html).childNodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue;
    if (forbiddenElements.test(node.tagName))
      throw new BrokenPromise(`${name} has <${node.tagName}>`);
    for (const attribute of node.attrs) checkAttribute(name, node.tagName, attribute);
    open.push(...node.childNodes);
  }
}

function checkAttribute(
  html: string,
  element: string,
  { name, value }: { readonly name: string; readonly value: string },
): void {
  if (/^on|^style$|^srcdoc$/.test(name))
    throw new BrokenPromise(`${html} has ${name} in <${element}>`);
  if (addressAttributes.test(name) && !/^https?:\/\//.test(value))
    throw new BrokenPromise(`${html} has ${name}=${shown(value)} in <${element}>`);
}
