import { Problem } from './problem.ts';

/** The text of a body by the charset that its byte order mark, its Content-Type or, in HTML, its own
 *  head names, in this order (WHATWG HTML, section 13.2.3.2); UTF-8 where none does.
 *  @throws {Problem} 415 for an unknown charset. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const label =
    markOf(bytes) ??
    /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1] ??
    (/^\s*text\/html\b/i.test(contentType)
      ? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
      : undefined) ??
    'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (cause) {
    const detail = `The charset "${label.slice(0, 40)}" is not known; send the text as UTF-8.`;
    throw new Problem('unsupported-type', 415, detail, { cause });
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}
