import { fitLogistic, type FitExample } from './fit-logistic.ts';

/** Words and neighbours of an article, and what each is worth. */
export type HashedWords = {
  readonly hashes: ArrayLike<number>;
  readonly values: ArrayLike<number>;
};

/** What is learnt of a topic. */
export type LearntWeights = {
  /** One for each of the encoder's dimensions, none without an encoder, and the bias: log-odds. */
  readonly head: Float32Array;
  readonly bias: number;
  /** Words and neighbours by hash (see `lessonWords`), and what each adds for its value in an article. */
  readonly hashes: Int32Array;
  readonly weights: Float32Array;
};

/** An article as it is learnt. */
export type Learnt = HashedWords & {
  readonly hidden: ArrayLike<number>;
} & Pick<FitExample, 'base' | 'target' | 'weight'>;

/** What holds weights near 0. */
export type Decays = {
  /** Of each of the encoder's numbers, of which there are so many. */
  readonly head: number;
  readonly dimensions: number;
  readonly bias: number;
  /** Of each word that is learnt, by hash. */
  readonly words: ReadonlyMap<number, number>;
};

/** What articles teach of a topic.
 *  @param fit for many articles, `fitByNewton` */
export function fitAdjustment(
  articles: readonly Learnt[],
  { head, dimensions, bias, words }: Decays,
  fit: (examples: readonly FitExample[], decay: Float64Array) => Float64Array = fitLogistic,
): LearntWeights {
  const hashes = Int32Array.from(words.keys());
  const place = new Map(Array.from(hashes, (hash, at) => [hash, dimensions + 1 + at]));
  const decay = Float64Array.from([
    ...new Array<number>(dimensions).fill(head),
    bias,
    ...words.values(),
  ]);
  const weights = fit(
    articles.map((one) => toExample(one, dimensions, place)),
    decay,
  );
  return {
    head: Float32Array.from(weights.subarray(0, dimensions)),
    bias: weights[dimensions] as number,
    hashes,
    weights: Float32Array.from(weights.subarray(dimensions + 1)),
  };
}

/** @param place of a hash among the features, after the encoder's numbers and the bias */
function toExample(
  { hidden, hashes, values, base, target, weight }: Learnt,
  dimensions: number,
  place: ReadonlyMap<number, number>,
): FitExample {
  const at = [dimensions];
  const worth = [1];
  for (let dimension = 0; dimension < hidden.length; dimension++) {
    if (hidden[dimension] === 0) continue;
    at.push(dimension);
    worth.push(hidden[dimension] as number);
  }
  for (let n = 0; n < hashes.length; n++) {
    const index = place.get(hashes[n] as number);
    if (index === undefined) continue;
    at.push(index);
    worth.push(values[n] as number);
  }
  return { at, values: worth, base, target, weight };
}
