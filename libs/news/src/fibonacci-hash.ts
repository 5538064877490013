/** 2^32 divided by the golden ratio. */
const golden = 0x9e3779b1;

/** Where a 32-bit hash goes in a table of 2^`bits` places: Fibonacci hashing (Knuth, The Art of
 *  Computer Programming 3, 6.4), which spreads hashes that differ little. `bits` is 1 to 32. */
export function placeIn(bits: number, hash: number): number {
  return Math.imul(hash, golden) >>> (32 - bits);
}
