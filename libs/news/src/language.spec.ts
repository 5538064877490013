import { eld } from 'eld/extrasmall';
import { languageDetector } from './language.ts';
import { fold } from './fold.ts';

const detectLanguage = languageDetector(() => eld);

const accented = 'Thủ tướng tiếp đại sứ các nước tại Hà Nội';
const english = 'The ministers agreed that the talks would resume after the summit';

describe('detectLanguage', () => {
  it.each<[reason: string, text: string, hint: string | undefined, expected: string]>([
    ['Vietnamese with marks', accented, undefined, 'vi'],
    ['Vietnamese in decomposed form', accented.normalize('NFD'), undefined, 'vi'],
    ['Vietnamese without marks', fold(accented), undefined, 'vi'],
    ['Vietnamese without marks in an English source', fold(accented), 'en', 'vi'],
    ['English', english, undefined, 'en'],
    ['English in a Vietnamese source', english, 'vi', 'en'],
    ['English that names Vietnamese people', `${english}, said Phạm Văn Đồng`, undefined, 'en'],
    ['a headline without function words', 'Senate Republicans Block Immigration Bill', 'en', 'en'],
    ['another language', 'Le président français rencontre son homologue à Berlin', 'vi', 'fr'],
    [
      'German that names an English show, in an English source',
      'Bei „The Voice“ gewinnt ein Student aus Bremen, das Publikum feiert ihn',
      'en',
      'de',
    ],
    [
      'Dutch, the nearest to English, in an English source',
      'Het kabinet heeft vandaag besloten dat gemeenten meer geld krijgen voor de opvang',
      'en',
      'nl',
    ],
    [
      'English full of names in an English source',
      'Mepstead beats Raufeon Stots and Sabatello to win the title in Bradford',
      'en',
      'en',
    ],
    [
      'Vietnamese full of names in a Vietnamese source',
      'Sam Altman, Elon Musk, Mark Zuckerberg cùng dự lễ ở Mar-a-Lago',
      'vi',
      'vi',
    ],
    ['another script', '中国外交部发言人表示反对', 'vi', 'zh'],
    ['a name alone is what its source writes', 'Blackpink', 'vi', 'vi'],
    ['no letters: what its source writes', '22/9 – 100%', 'vi', 'vi'],
    ['no letters and no hint', '22/9 – 100%', undefined, 'und'],
    ['nothing at all', '', undefined, 'und'],
  ])('%s', (_, text, hint, expected) => expect(detectLanguage(text, hint)).toBe(expected));

  it.each([
    ['Vietnamese', accented, undefined],
    ['Vietnamese without marks', fold(accented), undefined],
    [
      'Vietnamese without marks and full of names',
      'Ronaldo va Messi cung ghi ban tai World Cup',
      undefined,
    ],
    ['English', english, undefined],
    ['a headline of common words', 'Senate Republicans Block Immigration Bill', undefined],
    [
      'Vietnamese full of names, in a Vietnamese source',
      'Sam Altman, Elon Musk, Mark Zuckerberg cùng dự lễ ở Mar-a-Lago',
      'vi',
    ],
    [
      'English full of names, in an English source',
      'Mepstead beats Raufeon Stots and Sabatello to win the title in Bradford',
      'en',
    ],
  ])('needs no statistics for %s', (_, text, hint) => {
    const lacking = languageDetector(() => {
      throw new Error('This text needs statistics');
    });
    expect(lacking(text, hint)).toBe(detectLanguage(text, hint));
    expect(() => lacking('Le président français rencontre son homologue')).toThrow('statistics');
  });
});
