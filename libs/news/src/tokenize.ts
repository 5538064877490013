/**
 * The tokens of a text, their positions and hashes, without a string per word: labelling has some
 * tens of microseconds an article, and the strings alone would cost more than that.
 */

/** For every UTF-16 unit the unit of its lower-case form if it is part of a word, else 0. Units of
 *  a surrogate pair stand for themselves; letters whose lower case is longer than one unit ("İ")
 *  keep their form. */
export const wordUnit = new Uint16Array(0x10000);
for (let unit = 0; unit < 0x10000; unit++) {
  const letter = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdfff) wordUnit[unit] = unit;
  else if (/[\p{L}\p{M}\p{N}]/u.test(letter)) {
    const lower = letter.toLowerCase();
    wordUnit[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  }
}

const apostrophe = 0x27;
const curlyApostrophe = 0x2019;
const s = 0x73;

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
export const offsetBasis = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** The hash of what `hash` stands for and one more unit. */
export function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime);
}

/** Punctuation that ends a phrase when white space or the end follows, so that "U.S." and
 *  "vnexpress.net" stay together and "…của Nga. Thủ tướng…" does not. */
const ending = new Set(Array.from('.,;:!?…"“”()[]|', (sign) => sign.charCodeAt(0)));

export type Tokens = {
  /** How many entries are in use; the arrays are longer. */
  count: number;
  /** One hash a word; 0 where a phrase ends. */
  hashes: Int32Array;
  /** Where the word begins and ends in the text. */
  starts: Int32Array;
  ends: Int32Array;
};

export function emptyTokens(capacity: number): Tokens {
  return {
    count: 0,
    hashes: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
  };
}

/**
 * Finds the words of NFC text, the same ones that `words` of text.ts finds, save that a final "'s"
 * is cut off and "’" equals "'": "China’s" counts as "china". What `into` held is replaced. Stops
 * when `into` is full.
 */
export function tokenize(text: string, into: Tokens): Tokens {
  const { hashes, starts, ends } = into;
  const capacity = hashes.length;
  let count = 0;
  let at = 0;
  while (at < text.length && count < capacity) {
    if (unitAt(text, at) === 0) {
      if (endsPhrase(text, at) && count > 0 && hashes[count - 1] !== 0) hashes[count++] = 0;
      at++;
      continue;
    }
    readWord(text, at, word);
    starts[count] = at;
    ends[count] = word.end;
    hashes[count++] = word.hash;
    at = word.next;
  }
  into.count = count;
  return into;
}

/** Filled anew for each word, so that none costs an object. */
const word = { hash: 0, end: 0, next: 0 };

function readWord(text: string, start: number, into: typeof word): void {
  let hash = offsetBasis;
  let at = start;
  let suffixAt = -1;
  let hashBeforeSuffix = 0;
  for (let unit = unitAt(text, at); unit !== 0;) {
    hash = nextHash(hash, unit);
    at++;
    while (isJoiner(text, at)) at++;
    unit = unitAt(text, at);
    if (unit === 0 && joinsLetters(text, at)) {
      hashBeforeSuffix = hash;
      suffixAt = at + 1;
      unit = apostrophe;
    }
  }
  const isPossessive = suffixAt === at - 1 && unitAt(text, suffixAt) === s;
  into.hash = nonZero(isPossessive ? hashBeforeSuffix : hash);
  into.end = isPossessive ? suffixAt - 1 : at;
  into.next = at;
}

/** The lower-case unit at this place if it is part of a word, else 0, also past the end. */
function unitAt(text: string, at: number): number {
  return at < text.length ? (wordUnit[text.charCodeAt(at)] as number) : 0;
}

function isJoiner(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x200c || unit === 0x200d;
}

function joinsLetters(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== apostrophe && unit !== curlyApostrophe) return false;
  const following = unitAt(text, at + 1);
  return following !== 0 && !isDigit(following);
}

/** The hash of the phrase that `hash` stands for and one more word. */
export function joinHash(hash: number, word: number): number {
  return nonZero((Math.imul(hash, 0x85ebca6b) ^ ((word >>> 15) | (word << 17))) | 0);
}

/** The hash that a phrase has inside a scanned text; 0 if it has no words. */
export function phraseHash(phrase: string): number {
  const { hashes, count } = tokenize(phrase, emptyTokens(phrase.length + 1));
  let joined = 0;
  for (let index = 0; index < count; index++) {
    const hash = hashes[index] as number;
    if (hash !== 0) joined = joined === 0 ? hash : joinHash(joined, hash);
  }
  return joined;
}

function endsPhrase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x0a) return true;
  return ending.has(unit) && (at + 1 >= text.length || text.charCodeAt(at + 1) <= 0x20);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** 0 means no word. */
export function nonZero(hash: number): number {
  return hash === 0 ? 1 : hash;
}
