import { bridgeWords, type BridgedLanguage } from './bridge-words.ts';
import { sharedLexicon } from './lexicon.ts';
import { economy } from './lexicon/economy.ts';
import { names } from './lexicon/names.ts';
import { politics } from './lexicon/politics.ts';
import { science } from './lexicon/science.ts';
import { sport } from './lexicon/sport.ts';
import { war } from './lexicon/war.ts';

const lists = { economy, names, politics, science, sport, war };

function conceptsOf(language: BridgedLanguage, text: string): string[] {
  const words = bridgeWords(text, language, 1_000);
  return words.flatMap(
    (_, at) =>
      sharedLexicon()
        .at(language, words, at)
        ?.concepts.map(({ name }) => name) ?? [],
  );
}

it.each(Object.entries(lists))(
  '%s has a Vietnamese and an English side in each line',
  (_, list) => {
    const odd = list
      .trim()
      .split('\n')
      .filter((line) => {
        const sides = line.split(' = ');
        const phrases = sides.flatMap((side) => side.split('|'));
        const isPlain = phrases.every((one) => one !== '' && one.trim() === one);
        return sides.length !== 2 || !isPlain || line !== line.normalize('NFC').toLowerCase();
      });
    expect(odd).toEqual([]);
  },
);

it('has some thousand concepts', () => {
  expect(Object.values(lists).join('').split('\n').length).toBeGreaterThan(4_000);
});

it.each([
  ['a word', 'động đất', 'earthquake'],
  ['an English word in another form', 'từ chức', 'resigned'],
  ['a phrase', 'bộ trưởng quốc phòng', 'defence minister'],
  ['a phrase with a tone elsewhere', 'hoả hoạn', 'fire'],
  ['a country', 'Thụy Sĩ', 'Switzerland'],
  ['the people of a country', 'Phần Lan', 'Finnish'],
  ['a country that only CLDR names', 'Vanuatu', 'Vanuatu'],
])('finds %s in both languages', (_, vi, en) => {
  const english = conceptsOf('en', en);
  expect(conceptsOf('vi', vi).filter((name) => english.includes(name))).not.toEqual([]);
});

it('takes the longest phrase', () => {
  expect(conceptsOf('en', 'tsunami warning').length).toBe(1 + conceptsOf('en', 'warning').length);
});
