/**
 * Where the words of a text are and what they hash to, without making a string per word: labelling
 * has some tens of microseconds an article, and the strings alone would cost more than that.
 */

/** For every UTF-16 unit the unit of its lower-case form if it is part of a word, else 0. Units of
 *  a surrogate pair stand for themselves; letters whose lower case is longer than one unit ("İ")
 *  keep their form. */
const wordUnit = new Uint16Array(0x10000);
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
const offsetBasis = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** Punctuation that ends a phrase when white space or the end follows, so that "U.S." and
 *  "vnexpress.net" stay together and "…của Nga. Thủ tướng…" does not. */
const ending = new Set(Array.from('.,;:!?…"“”()[]|', (sign) => sign.charCodeAt(0)));

export type Words = {
  /** How many entries are in use; the arrays are longer. */
  count: number;
  /** One hash a word; 0 where a phrase ends. */
  hashes: Int32Array;
  /** Where the word begins and ends in the text. */
  starts: Int32Array;
  ends: Int32Array;
};

export function emptyWords(capacity: number): Words {
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
export function scanWords(text: string, into: Words): Words {
  const { hashes, starts, ends } = into;
  const capacity = hashes.length;
  let count = 0;
  let at = 0;
  while (at < text.length && count < capacity) {
    let unit = wordUnit[text.charCodeAt(at)] as number;
    if (unit === 0) {
      if (endsPhrase(text, at) && count > 0 && hashes[count - 1] !== 0) hashes[count++] = 0;
      at++;
      continue;
    }
    starts[count] = at;
    let hash = offsetBasis;
    let hashBeforeApostrophe = 0;
    let afterApostrophe = -1;
    for (;;) {
      hash = Math.imul(hash ^ unit, prime);
      const next = text.charCodeAt(++at);
      unit = at < text.length ? (wordUnit[next] as number) : 0;
      if (unit !== 0) continue;
      if (next !== apostrophe && next !== curlyApostrophe) break;
      const following = at + 1 < text.length ? (wordUnit[text.charCodeAt(at + 1)] as number) : 0;
      if (following === 0 || isDigit(following)) break;
      hashBeforeApostrophe = hash;
      afterApostrophe = at + 1;
      unit = apostrophe;
    }
    const possessive =
      afterApostrophe === at - 1 && wordUnit[text.charCodeAt(afterApostrophe)] === s;
    ends[count] = possessive ? afterApostrophe - 1 : at;
    hashes[count++] = nonZero(possessive ? hashBeforeApostrophe : hash);
  }
  into.count = count;
  return into;
}

/** The hash of the phrase that `hash` stands for and one more word. */
export function joinHash(hash: number, word: number): number {
  return nonZero((Math.imul(hash, 0x85ebca6b) ^ ((word >>> 15) | (word << 17))) | 0);
}

/** The hash that a phrase has inside a scanned text; 0 if it has no words. */
export function phraseHash(phrase: string): number {
  const { hashes, count } = scanWords(phrase, emptyWords(phrase.length + 1));
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

function nonZero(hash: number): number {
  return hash === 0 ? 1 : hash;
}
