/** The beginning of a text and an ellipsis, `longest` UTF-16 units in all; the whole text where it is
 *  no longer. Never half a character. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** The beginning of a text: at most so many bytes of UTF-8, and no half word where there are words. */
export function beginning(text: string, mostBytes: number): string {
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 <= mostBytes || Buffer.byteLength(text) <= mostBytes) return text;
  const bytes = Buffer.from(text.slice(0, mostBytes)).subarray(0, mostBytes);
  const cut = bytes.toString().replace(/\ufffd$/u, '');
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  return cut.slice(0, end > 0 && end > cut.length - 200 ? end : cut.length).trimEnd();
}
