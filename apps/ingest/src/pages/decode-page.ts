import { decodeBytes } from '../feeds/decode-bytes.ts';
import { UnreadablePage } from './unreadable-page.ts';

const files: readonly (readonly [start: string, name: string])[] = [
  ['%PDF', 'a PDF file'],
  ['PK\u0003\u0004', 'a ZIP or Office file'],
  ['\u001f\u008b', 'a gzip file'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'an Office file'],
];
/** The prescan of the HTML Standard (13.2.3.2) looks at the first 1024 bytes; browsers find later
 *  ones when they meet them. */
const prescan = 8_192;
const metaCharset = /charset\s*=\s*(?:["']\s*)?([^\s"'/>;]+)/i;

/** The text of a page's bytes: byte order mark, the charset of the Content-Type header, the page's
 *  own `<meta>`, UTF-8, in this order (HTML Standard, 13.2.3.1); wrong declarations are
 *  handled as `decodeBytes` does. Throws UnreadablePage for what is no text at all. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, prescan),
  ).toString('latin1');
  const file = files.find(([start]) => head.startsWith(start))?.[1];
  if (file) throw new UnreadablePage(file, 'Save it as HTML or plain text and send that.');
  const meta = charsetOfMeta(head);
  // A meta element that could be read as ASCII is not two bytes a letter, whatever it says.
  const charset = meta && /^utf-?(?:16|32)/iu.test(meta) ? 'utf-8' : meta;
  const said =
    /charset\s*=/iu.test(contentType) || !charset ? contentType : `text/html; charset=${charset}`;
  return decodeBytes(bytes, said).text;
}

/** In the first `<meta>` that names one. Tag by tag: one expression for all of them tries each end of
 *  each tag for every beginning of one. */
function charsetOfMeta(head: string): string | undefined {
  for (const [tag] of head.matchAll(/<meta\s[^<>]*/gi)) {
    const charset = metaCharset.exec(tag)?.[1];
    if (charset !== undefined) return charset;
  }
  return undefined;
}
