import { replaced, span, type Mutation } from './mutation.ts';

const flipBit: Mutation = (document, random) => {
  const at = random.below(document.length);
  const flipped = String.fromCharCode((document.charCodeAt(at) || 0) ^ (1 << random.below(8)));
  return replaced(document, at, at + 1, flipped);
};

const putByte: Mutation = (document, random) => {
  const at = random.below(document.length);
  return replaced(document, at, at + random.below(2), String.fromCharCode(random.below(256)));
};

const cutOut: Mutation = (document, random) => replaced(document, ...span(document, random), '');

const double: Mutation = (document, random) => {
  const [from, to] = span(document, random);
  return replaced(document, to, to, document.slice(from, to));
};

const truncate: Mutation = (document, random) => document.slice(0, random.below(document.length));

const behead: Mutation = (document, random) => document.slice(random.below(document.length));

const noise: Mutation = (document, random) => {
  const bytes = Array.from({ length: random.magnitude(1, 200) }, () => random.below(256));
  const at = random.below(document.length);
  return replaced(document, at, at, String.fromCharCode(...bytes));
};

export const byteMutations: readonly Mutation[] = [
  flipBit,
  putByte,
  cutOut,
  double,
  truncate,
  behead,
  noise,
];
