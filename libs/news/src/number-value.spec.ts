import { numberValue } from './number-value.ts';

it.each([
  ['1.200', 'vi', 1200],
  ['1.200', 'en', 1.2],
  ['1,200', 'en', 1200],
  ['2,4', 'vi', 2.4],
  ['7.4', 'vi', 7.4],
  ['1.234.567,8', 'vi', 1_234_567.8],
  ['1,234,567', 'vi', 1_234_567],
  ['1.2.3', 'en', NaN],
])('%s in %s is %d', (digits, language, expected) => {
  expect(numberValue(digits, language)).toBe(expected);
});
