import { editDistance } from './edit-distance.ts';

it.each([
  ['nothing', 'mang', 'mang', 0],
  ['a letter too many', 'ukraiine', 'ukraine', 1],
  ['a letter missing', 'ukrane', 'ukraine', 1],
  ['a wrong letter', 'ukreine', 'ukraine', 1],
  ['two neighbours swapped', 'chnih', 'chinh', 1],
  ['swapped and missing', 'cybersceurty', 'cybersecurity', 2],
  ['more than is asked for', 'abcdef', 'uvwxyz', 3],
  ['far longer', 'ab', 'abcdefgh', 3],
  ['a word and none', '', 'ab', 2],
  ['letters beyond Latin', 'москва', 'мсоква', 1],
])('%s', (_, one, other, expected) => {
  expect(editDistance(one, other, 2)).toBe(expected);
  expect(editDistance(other, one, 2)).toBe(expected);
});

it('takes words of any length', () => {
  expect(editDistance('x'.repeat(500), 'x'.repeat(499), 2)).toBe(1);
});
