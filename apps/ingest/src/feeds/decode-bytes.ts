import type { SourceWarning } from '@newsline/contracts';
import iconv from 'iconv-lite';

import { guessEncoding } from './guess-encoding.ts';

export type DecodedText = { text: string; encoding: string; warnings: SourceWarning[] };

const byteOrderMarks: [bytes: number[], encoding: string][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
];
/** "<" or "<?" in each family (XML 1.0, appendix F.1). */
const xmlBeginnings: [bytes: number[], encoding: string][] = [
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0, 0x3f, 0], 'utf-16le'],
  [[0, 0x3c, 0, 0x3f], 'utf-16be'],
];
/** Any bytes are valid in these, so that declaring one of them proves little. */
const singleByte = /^(?:windows-125|windows-874|iso-8859|koi8|macintosh|ibm866|x-mac)/u;

/**
 * The text of an XML or JSON document. Precedence (RFC 7303, section 3.3): byte order mark,
 * charset of the Content-Type header, XML declaration, UTF-8. Two wrong declarations are overruled,
 * with a warning: a single-byte charset declared for bytes that are well-formed UTF-8 with letters
 * beyond ASCII, and a charset in which the bytes are invalid; then the next in order is tried. A few
 * bad bytes in UTF-8 (a summary cut within a letter) become U+FFFD. Text that is not UTF-8 and does not say
 * what it is: see `guessEncoding`, else windows-1252. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, contentType = ''): DecodedText {
  const mark = byteOrderMarks.find(([head]) => startsWith(bytes, head));
  if (mark)
    return {
      text: decode(bytes.subarray(mark[0].length), mark[1]),
      encoding: mark[1],
      warnings: [],
    };

  const wide = xmlBeginnings.find(([head]) => startsWith(bytes, head))?.[1];
  const declared = wide ? null : declaredEncoding(bytes);
  const claims = [wide, charsetOf(contentType), declared, 'utf-8']
    .map((label) => (label ? knownEncoding(label) : null))
    .filter((label) => label !== null)
    .filter((label) => !wide || label.startsWith('utf-16') || label.startsWith('utf-32'));
  const claimed = claims[0] ?? 'utf-8';
  const text = decodeStrictly(bytes, claimed);
  if (text !== null && !singleByte.test(claimed)) return { text, encoding: claimed, warnings: [] };

  const utf8 = claimed === 'utf-8' ? null : decodeStrictly(bytes, 'utf-8');
  if (text !== null && (utf8 === null || utf8.length === bytes.length)) {
    return { text, encoding: claimed, warnings: [] };
  }
  if (utf8 !== null) {
    return {
      text: utf8,
      encoding: 'utf-8',
      warnings: [{ kind: 'wrong-encoding', declared: claimed, actual: 'utf-8' }],
    };
  }
  return decodeDamaged(bytes, claims);
}

function decodeDamaged(bytes: Uint8Array, claims: readonly string[]): DecodedText {
  const claimed = claims[0] ?? 'utf-8';
  for (const encoding of claims.slice(1)) {
    const text = encoding === claimed ? null : decodeStrictly(bytes, encoding);
    if (text !== null)
      return {
        text,
        encoding,
        warnings: [{ kind: 'wrong-encoding', declared: claimed, actual: encoding }],
      };
  }
  const lenient = decode(bytes, claimed);
  const { bad, good } = countLetters(lenient);
  if (bad <= good || claimed !== 'utf-8') {
    return {
      text: lenient,
      encoding: claimed,
      warnings: [{ kind: 'bad-bytes', count: bad, encoding: claimed }],
    };
  }
  const encoding = guessEncoding(bytes) ?? 'windows-1252';
  return {
    text: decode(bytes, encoding),
    encoding,
    warnings: [{ kind: 'guessed-encoding', encoding }],
  };
}

/** How many characters were invalid, and how many are valid and beyond ASCII. */
function countLetters(text: string): { bad: number; good: number } {
  let bad = 0;
  let good = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) bad += 1;
    else if (unit > 0x7f && (unit & 0xfc00) !== 0xdc00) good += 1;
  }
  return { bad, good };
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) =>
  bytes.length >= head.length && head.every((byte, at) => bytes[at] === byte);

const charsetOf = (contentType: string) =>
  /charset\s*=\s*["']?([^\s"';,]+)/iu.exec(contentType)?.[1] ?? null;

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString(
    'latin1',
  );
  const declaration = /<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^"'\s]+)/iu.exec(head)?.[1] ?? null;
  // The declaration was readable as ASCII, so whatever it says, it is not UTF-16.
  return declaration && /^(?:utf-?(?:16|32)|ucs-?[24]|iso-10646)/iu.test(declaration)
    ? null
    : declaration;
}

/** What iconv-lite decodes too: UTF-7, in time by the square of the length, and what is no charset. */
const notCharsets = /^(?:unicode|utf-?(?:7|8|16|32)|ucs|cesu|base64|hex|binary)/u;

/** iconv-lite overlooks signs that belong in no name. */
const isCharset = (name: string) => /^[\w.:-]{1,40}$/u.test(name) && !notCharsets.test(name);

const decoders = new Map<string, TextDecoder>();

/** The encoding's usual name (WHATWG Encoding Standard, else iconv's), or null if unknown. */
function knownEncoding(label: string): string | null {
  const name = label.toLowerCase();
  if (/^utf-?32/u.test(name)) return name.endsWith('be') ? 'utf-32be' : 'utf-32le';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return isCharset(name) && iconv.encodingExists(name) ? name : null;
  }
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  let decoder = decoders.get(encoding);
  try {
    decoder ??= new TextDecoder(encoding, { fatal: true });
    decoders.set(encoding, decoder);
  } catch {
    return decode(bytes, encoding);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  }
}
