import type { QueryWord } from './query.ts';

/** Words that ask, or hold a sentence together, and tell nothing of what is meant: they weigh next to
 *  nothing beside others. Vietnamese ones only as phrases or with their diacritics: without, most are many
 *  words. */
const english = new Set(
  (
    'a an the of to in on at by for from with about into over and or but is are was were be been being do does did ' +
    'has have had will would can could should may might it its this that these those there their his her my our your i you he she we they me him them ' +
    'how what when where who whom whose which why so as if than then not going get got'
  ).split(' '),
);
const vietnamese = new Set(
  'và của là thì mà những các được bị cho với từ tại ở trong để khi này đó nào gì sao ai đã đang sẽ về vì do có'.split(
    ' ',
  ),
);
const phrases = new Set([
  ...[
    'hom nay',
    'hom qua',
    'ngay mai',
    'bao nhieu',
    'bao gio',
    'bao lau',
    'khi nao',
    'nhu the nao',
  ],
  ...[
    'the nao',
    'lam sao',
    'tai sao',
    'vi sao',
    'la gi',
    'la ai',
    'o dau',
    'moi nhat',
    'tin tuc',
    'nam nay',
  ],
]);
const longestPhrase = 4;
const ofToday =
  /(?:^| )(?:hom nay|sang nay|trua nay|chieu nay|toi nay|moi nhat|today|tonight|latest|breaking)(?: |$)/u;

/** Whether what is newest is asked for: "giá vàng hôm nay". */
export function asksForNewest(words: readonly Pick<Word, 'folded'>[]): boolean {
  return ofToday.test(words.map(({ folded }) => folded).join(' '));
}

type Word = Pick<QueryWord, 'folded' | 'typed' | 'preferred'>;

/** Of each word, whether it is a filler. */
export function fillersIn(words: readonly Word[], isVietnamese: boolean): boolean[] {
  const are = words.map(({ folded, typed, preferred }) => {
    if (preferred !== null) return false;
    return isVietnamese ? vietnamese.has(typed) : typed === folded && english.has(folded);
  });
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + longestPhrase); to++) {
      const phrase = words.slice(from, to).map(({ folded }) => folded);
      if (phrases.has(phrase.join(' '))) are.fill(true, from, to);
    }
  return are;
}
