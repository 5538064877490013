import type { PairWeights } from '../../libs/news/src/stories/same-story.ts';
import { fitByNewton } from '../../libs/news/src/topics/fit-by-newton.ts';
import type { PairExample } from './pair-examples.ts';

/** Of a weight's square, beside the examples' cross-entropies, of which the weights add up to as many as
 *  there are. */
const decay = 1;
const noDecay = 1e-6;
const digits = 4;

/** The weights that bring out best what people say (logistic regression on standardised evidence), none of
 *  them negative for likenesses: what would be is left out, the most negative first, and the rest fitted
 *  again. The same examples in the same order give the same weights. */
export function fitWeights<Name extends string>(
  examples: readonly PairExample[],
  { names, likenesses }: { readonly names: readonly Name[]; readonly likenesses: readonly Name[] },
): PairWeights<Name> {
  const columns = columnsOf(examples, names);
  const leftOut = new Set<Name>();
  for (;;) {
    const fitted = fit(examples, columns, leftOut);
    const strength = (name: Name) =>
      fitted.weights[name] * (columns[names.indexOf(name)]?.deviation ?? 1);
    const [worst] = likenesses
      .filter((name) => fitted.weights[name] < 0)
      .sort((a, b) => strength(a) - strength(b));
    if (worst === undefined) return fitted;
    leftOut.add(worst);
  }
}

type Column<Name> = {
  readonly name: Name;
  readonly values: readonly number[];
  readonly mean: number;
  readonly deviation: number;
};

function columnsOf<Name>(examples: readonly PairExample[], names: readonly Name[]): Column<Name>[] {
  return names.map((name, at) => {
    const values = examples.map(({ evidence }) => evidence[at] as number);
    return { name, values, mean: mean(values), deviation: deviation(values) };
  });
}

function fit<Name extends string>(
  examples: readonly PairExample[],
  all: readonly Column<Name>[],
  leftOut: ReadonlySet<Name>,
): PairWeights<Name> {
  const scale = 1 / mean(examples.map(({ weight }) => weight));
  const columns = all.filter(({ name }) => !leftOut.has(name));
  const places = Int32Array.from({ length: columns.length + 1 }, (_, at) => at);
  const fitted = fitByNewton(
    examples.map(({ isSame, weight }, n) => ({
      at: places,
      values: Float64Array.from(places, (at) => {
        const column = columns[at];
        return column ? ((column.values[n] as number) - column.mean) / column.deviation : 1;
      }),
      base: 0,
      target: isSame ? 1 : 0,
      weight: weight * scale,
    })),
    Float64Array.from(places, (at) => (at < columns.length ? decay : noDecay)),
  );
  const weights = new Map(
    columns.map(({ name, deviation }, at) => [name, (fitted[at] as number) / deviation]),
  );
  const shift = sum(columns.map(({ name, mean }) => (weights.get(name) ?? 0) * mean));
  return {
    bias: rounded((fitted[columns.length] as number) - shift),
    usual: Object.fromEntries(
      all.map(({ name, mean }) => [name, rounded(mean)]),
    ) as PairWeights<Name>['usual'],
    weights: Object.fromEntries(
      all.map(({ name }) => [name, rounded(weights.get(name) ?? 0)]),
    ) as PairWeights<Name>['weights'],
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(digits));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
