import { wordsAgainst } from './words-against.ts';

type Evidence = Parameters<typeof wordsAgainst>[1]['evidence'][number];

const texts = { title: 'Lũ lớn', summary: 'Tóm  tắt', text: 'Một hai ba bốn năm sáu' };
const at = (field: Evidence['field'], start: number, end: number, weight = -1): Evidence => ({
  ...{ field, start, end, weight },
});

it.each<[string, Evidence[], string[]]>([
  ['nothing of an older article', [], []],
  ['not what decided it', [at('title', 0, 2, 1)], []],
  ['from where each stands', [at('text', 4, 7), at('title', 3, 6)], ['hai', 'lớn']],
  ['white space folded', [at('summary', 0, 8)], ['Tóm tắt']],
  ['not what was cut off', [at('text', 20, 40)], []],
  ['not what is no word', [at('text', 3, 4)], []],
  ['each once', [at('title', 0, 2), at('title', 0, 2)], ['Lũ']],
  [
    'five at the most',
    [0, 4, 8, 11, 15, 19].map((start) => at('text', start, start + 2)),
    ['Mộ', 'ha', 'ba', 'bố', 'nă'],
  ],
])('%s', (_reason, evidence, expected) => {
  expect(wordsAgainst(texts, { topic: 't', score: 0.9, words: [], evidence })).toEqual(expected);
});
