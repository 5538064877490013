/** 2^32 divided by the golden ratio. */
const golden = 0x9e3779b1;

/** The slot of a 32-bit hash in a table of 2^`bits` slots: Fibonacci hashing (Knuth, The Art of
 *  Computer Programming 3, 6.4), which spreads hashes that differ little. `bits` is 1 to 32. */
export function fibonacciHash(bits: number, hash: number): number {
  return Math.imul(hash, golden) >>> (32 - bits);
}
