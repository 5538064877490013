import { joinHash, type Tokens } from '../tokenize.ts';
import { HashRows } from './hash-rows.ts';

/** Which syllables belong together, as a Vietnamese word is written apart: "nguy kịch" is one word, and
 *  neither "nguy" nor "kịch" stands in it. */
export class WordPairs {
  readonly #rows: HashRows;
  readonly #cohesion: ArrayLike<number>;
  #best = new Float64Array(256);

  /** `hashes[n]` is the hash of two syllables (`joinHash`), `cohesion[n]` how much oftener they come
   *  together than by chance, above 0: their pointwise mutual information, in any unit. */
  constructor(hashes: Int32Array, cohesion: ArrayLike<number>) {
    this.#rows = new HashRows(hashes);
    this.#cohesion = cohesion;
  }

  /**
   * Sets `isJoined[n]` to 1 where the tokens n and n + 1 are one word, else to 0: the division into
   * words of one and two syllables whose sum of cohesion is greatest. That is the likeliest division
   * when each word is as likely as it is frequent (Nagata, "A Stochastic Japanese Morphological
   * Analyzer Using a Forward-DP Backward-A* N-Best Search Algorithm", COLING 1994, with words for
   * characters). `isJoined` is at least as long as the tokens.
   */
  join({ hashes, count }: Tokens, isJoined: Uint8Array): void {
    if (this.#best.length < count + 1) this.#best = new Float64Array(2 * count + 1);
    const best = this.#best;
    best[0] = 0;
    for (let end = 1; end <= count; end++) {
      const alone = best[end - 1] as number;
      best[end] = alone;
      if (end < 2) continue;
      const together = this.#cohesionOf(hashes[end - 2] as number, hashes[end - 1] as number);
      if (together > 0) best[end] = Math.max(alone, (best[end - 2] as number) + together);
    }
    isJoined.fill(0, 0, count);
    for (let end = count; end >= 2; end--) {
      if (best[end] === best[end - 1]) continue;
      isJoined[end - 2] = 1;
      end--;
    }
  }

  #cohesionOf(first: number, second: number): number {
    if (first === 0 || second === 0) return 0;
    const row = this.#rows.rowOf(joinHash(first, second));
    return row < 0 ? 0 : (this.#cohesion[row] as number);
  }
}
