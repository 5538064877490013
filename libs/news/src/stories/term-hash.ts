/** FNV-1a over UTF-16 code units, as a signed 32-bit integer, as `tokenize` has it. Terms are kept
 *  as hashes to spare memory; among a million terms some hundred pairs collide, too few to
 *  matter. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

/** The hash of two neighbouring words; their order counts. */
export function bigramHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) | 0;
}

/** The hash of a term written as in the background lists: one word, or two with a space. */
export function termHash(term: string): number {
  const [first = '', second] = term.split(' ');
  return second === undefined ? wordHash(first) : bigramHash(wordHash(first), wordHash(second));
}
