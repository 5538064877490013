/** Looked through for where a word ends. */
const wordEndWindow = 60;
/** Longer than any cluster that a script or an emoji needs. */
const clusterWindow = 100;

/** Made when it is needed: that takes 10 ms. */
let graphemes: Intl.Segmenter | undefined;

/** The beginning of a text, at most `longest` UTF-16 code units, which end with "…" where something is
 *  missing: after a word where one ends near, and never inside what is one character to a reader. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = wordEnd(text, longest - 1) ?? clusterEnd(text, longest - 1);
  return `${text.slice(0, end).trimEnd()}…`;
}

/** The same, at most `longest` bytes as UTF-8. */
export function cutBytes(text: string, longest: number): string {
  // No code unit takes more than three bytes.
  if (text.length * 3 <= longest || Buffer.byteLength(text) <= longest) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(longest - '…'.length * 3));
  return cutText(text, Math.min(read + 1, text.length - 1));
}

/** The last place up to `limit` where a word has ended. Null: none near; there may be no spaces. */
function wordEnd(text: string, limit: number): number | null {
  const from = Math.max(0, limit - wordEndWindow);
  const at = text.slice(from, limit + 1).search(/\s\S*$/u);
  return at > 0 ? from + at : null;
}

function clusterEnd(text: string, limit: number): number {
  const from = characterStart(text, Math.max(0, limit - clusterWindow));
  const window = text.slice(from, characterStart(text, limit + clusterWindow));
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const end = from + (graphemes.segment(window).containing(limit - from)?.index ?? 0);
  return end > from ? end : characterStart(text, limit);
}

/** `at`, or the beginning of the surrogate pair that it is inside of. */
function characterStart(text: string, at: number): number {
  const isInside = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return isInside ? at - 1 : at;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
