import type { Corpus } from './corpus.ts';
import type { Form } from './forms.ts';
import { withKnownNames } from './known-names.ts';
import type { Linear } from './learn.ts';
import type { TrainingArticle } from './raw-articles.ts';
import { vectorOf, vocabularyOf } from './vectors.ts';

const song = (nth: number, name: string) => `Ca sĩ ${name} ra bài hát số ${nth}`;
const article = (title: string): TrainingArticle => ({
  id: title,
  language: 'vi',
  file: 'made-up',
  section: '',
  title,
  body: '',
});
const articles = [
  ...Array.from({ length: 8 }, (_, n) => article(song(n, 'Lê Mây'))),
  ...Array.from({ length: 3 }, (_, n) => article(song(n, 'Trần Gió'))),
  ...Array.from({ length: 8 }, (_, n) => article(n < 5 ? song(n, 'Hà Nội') : `Hà Nội mưa ${n}`)),
];
const vocabulary = vocabularyOf(articles, 2, []);
const corpus = {
  vocabulary,
  whole: articles.map((one): Form => ({
    article: one,
    vector: vectorOf(one, vocabulary),
    weight: 1,
  })),
} as unknown as Corpus;
const phrase = (text: string) => vocabulary.phrases.indexOf(text);
const weights = new Float32Array(vocabulary.phrases.length);
weights[phrase('ca sĩ')] = 8;
const model: Linear = { bias: -5, weights };

describe('withKnownNames', () => {
  const known = withKnownNames(model, 'entertainment', corpus).weights;

  it.each([
    ['a name that comes with one topic alone decides', 'lê mây', true],
    ['one that was met too seldom does not', 'trần gió', false],
    ['one that comes with other news too does not', 'hà nội', false],
    ['words that are no name keep their weight', 'bài hát', false],
  ])('%s', (_, text, decides) => {
    expect((known[phrase(text)] ?? 0) > 2).toBe(decides);
  });

  it('leaves other topics as they are', () => {
    expect(withKnownNames(model, 'cybersecurity', corpus)).toBe(model);
  });
});
