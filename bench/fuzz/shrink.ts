import type { Input } from './target.ts';

/** The smallest input that is found to do the same, by leaving out parts of it: halves first, then ever
 *  smaller ones (after ddmin: Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing
 *  Input, IEEE Transactions on Software Engineering 28, 2002).
 *  @param doesTheSame of a smaller input
 *  @param tries the most that are made */
export async function shrink(
  input: Input,
  doesTheSame: (smaller: Input) => Promise<boolean>,
  tries = 3000,
): Promise<Input> {
  let { bytes } = input;
  let left = tries;
  for (let size = bytes.length >> 1; size >= 1 && left > 0;) {
    let isSmaller = false;
    for (let at = 0; at < bytes.length && left > 0;) {
      const smaller = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
      left -= 1;
      if (await doesTheSame({ ...input, bytes: smaller })) [bytes, isSmaller] = [smaller, true];
      else at += size;
    }
    if (!isSmaller || size > bytes.length) size >>= 1;
  }
  return { ...input, bytes };
}
