import type { Random } from '../random.ts';
import { dangerousTokens } from './dangerous-tokens.ts';
import { bytesOf, replaced, type Mutation } from './mutation.ts';

/** Somewhere; more often in a text than in a tag. */
function place(document: string, random: Random): number {
  const at = random.below(document.length + 1);
  if (random.happens(0.4)) return at;
  const behind = document.indexOf('>', at);
  return behind < 0 ? at : behind + 1;
}

const insert = (document: string, random: Random, text: string): string => {
  const at = place(document, random);
  return replaced(document, at, at, bytesOf(text));
};

const token: Mutation = (document, random) =>
  insert(document, random, random.pick(dangerousTokens.markup));

const letter: Mutation = (document, random) =>
  insert(document, random, random.pick(dangerousTokens.letters));

const lettersInRow: Mutation = (document, random) => {
  const count = random.magnitude(2, 5000);
  return insert(document, random, random.pick(dangerousTokens.letters).repeat(count));
};

/** Marks of two classes in turn: what normalising has to sort. */
const marks: Mutation = (document, random) => {
  const count = random.magnitude(2, 20_000);
  const pair = random.pick([
    '\u0301',
    '\u0301\u0323',
    '\u0315\u0300\u0316',
    '\u0344',
    '\u05b0\u0591',
  ]);
  return insert(document, random, `a${pair.repeat(count)}`);
};

/** What some expression may try again from every place. */
const longRun: Mutation = (document, random) => {
  const unit = random.pick([
    ...[' ', '\n', '\t', '\u00a0', 'a', 'A', '0', '.', '-', ',', '(', '[', '<', '>', '&', '"', '/'],
    ...[
      'a@',
      'a.',
      '1/',
      '1:',
      'a b ',
      '&amp;',
      '<br>',
      '<p>',
      '<li>',
      'http://',
      ' - ',
      '| ',
      '{"',
    ],
    ...['Theo ', '(Reuters', 'By ', 'ngày 1 tháng ', '2026-', '12:', '\u200b', '\u0301', 'é'],
  ]);
  return insert(document, random, unit.repeat(random.magnitude(2, 30_000 / unit.length)));
};

/** Another value where a text, a number or a list stood in JSON. */
const jsonValue: Mutation = (document, random) => {
  const found = [
    ...document.matchAll(/:\s?("(?:[^"\\]|\\.){0,500}"|-?[\d.]+|true|false|null|\[|\{)/g),
  ];
  if (found.length === 0) return letter(document, random, []);
  const match = random.pick(found);
  const start = match.index + match[0].length - (match[1]?.length ?? 0);
  const value = random.happens(0.7)
    ? random.pick(dangerousTokens.json)
    : JSON.stringify(random.pick(dangerousTokens.values));
  return replaced(document, start, match.index + match[0].length, bytesOf(value));
};

/** A dangerous value in the place of an element's text. */
const elementText: Mutation = (document, random) => {
  const found = [...document.matchAll(/>([^<>]{1,300})<\//g)];
  if (found.length === 0) return document;
  const { index, 0: whole, 1: text = '' } = random.pick(found);
  const value = random.pick([...dangerousTokens.values, ...dangerousTokens.markup]);
  return replaced(
    document,
    index + 1,
    index + whole.length - 2,
    random.happens(0.8) ? bytesOf(value) : text.repeat(random.magnitude(1, 100)),
  );
};

export const textMutations: readonly Mutation[] = [
  token,
  token,
  token,
  letter,
  letter,
  lettersInRow,
  marks,
  longRun,
  jsonValue,
  elementText,
  elementText,
];
