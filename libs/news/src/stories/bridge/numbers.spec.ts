import { bridgeWords, type BridgedLanguage } from './bridge-words.ts';
import { numberAt } from './numbers.ts';

function numbersIn(language: BridgedLanguage, text: string): (string | null)[] {
  const words = bridgeWords(text, language, 1_000);
  return words.flatMap((_, at) => numberAt(words, at, language) ?? []);
}

it.each([
  ['whole', '44 người', '44 people', ['n:44']],
  ['an ordinal', 'lần thứ 44', 'the 44th time', ['n:44']],
  ['a decimal fraction', '7,4 độ', 'magnitude 7.4', ['n:7.4']],
  ['thousands', '100.000 câu lệnh', '100,000 prompts', ['n:100000']],
  ['millions', '2,26 triệu xe', '2.26 million cars', ['n:2260000']],
  ['billions, short', '1,5 tỷ USD', '$1.5bn', ['n:1500000000']],
  ['in words, with what it counts', 'một tỷ USD', 'one billion dollars', ['n:1000000000']],
  ['in words', 'chín người', 'nine people', ['n:9']],
  ['a date', 'ngày 29/3', 'on March 29', ['d:3-29']],
  ['a date, day first', 'sáng 29-3', '29 March', ['d:3-29']],
  ['a year, which is none', 'năm 2031', 'in 2031', ['year']],
  ['a score, which is none', 'thắng 2-1', 'won 2-1', []],
  ['an article, which is none', 'một người', 'one person', []],
])('%s', (_, vi, en, expected) => {
  expect(numbersIn('vi', vi)).toEqual(expected);
  expect(numbersIn('en', en)).toEqual(expected);
});
