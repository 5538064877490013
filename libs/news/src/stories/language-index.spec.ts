import { LanguageIndex, type Indexable } from './language-index.ts';
import { readNewcomer } from './read-newcomer.ts';
import { defaultStorySettings } from './settings.ts';
import { termHash, wordHash } from './term-hash.ts';
import { TermCounter } from './terms.ts';

const settings = { ...defaultStorySettings, queryTerms: 4, maxPostings: 3, maxCandidates: 2 };
type Titled = Indexable & { readonly id: string };

const story = { publishedAt: null, id: 'a' };

function indexOf(language: string, ...titles: string[]) {
  const index = new LanguageIndex<Titled>(language, settings);
  const terms = new TermCounter(settings);
  const read = (title: string) =>
    index.tfIdfVector(terms.count({ title, body: '', language }, index.isStopWord));
  const add = (title: string): Titled => {
    const { vector } = readNewcomer({ ...story, title, language }, index, terms);
    const indexed = { id: title, vector, slot: -1 };
    index.add(indexed);
    return indexed;
  };
  const articles = titles.map(add);
  const like = (title: string) => index.candidates(read(title)).map(({ id }) => id);
  return { index, read, add, articles, like };
}

describe('LanguageIndex', () => {
  it('weights rare words above known ones, and leaves common ones out', () => {
    const { terms, weights } = indexOf('vi').read('và bão Kalmaegi');
    const weightOf = (word: string) => weights[terms.indexOf(wordHash(word))] ?? 0;
    expect(terms).not.toContain(wordHash('và'));
    expect(weightOf('kalmaegi')).toBeGreaterThan(weightOf('bão'));
    expect(weightOf('bão')).toBeGreaterThan(0);
  });

  it('uses a common word only beside another', () => {
    const { terms } = indexOf('vi').read('bản Kalmaegi');
    expect(terms).not.toContain(wordHash('bản'));
    expect(terms).toContain(termHash('bản kalmaegi'));
  });

  it('learns what is common in a language that it knows nothing of', () => {
    const titles = Array.from({ length: 100 }, (_, at) => `der haus${at} wind${at}`);
    expect(indexOf('de').read('der wind').terms).toContain(wordHash('der'));
    expect(indexOf('de', ...titles).read('der wind').terms).not.toContain(wordHash('der'));
  });

  it('finds the most similar first, and no more than it may', () => {
    const { like } = indexOf('de', 'alpha beta', 'alpha beta gamma', 'alpha', 'omega');
    expect(like('alpha beta gamma')).toEqual(['alpha beta gamma', 'alpha beta']);
    expect(like('psi')).toEqual([]);
  });

  it('reads the latest postings of a term', () => {
    const { like } = indexOf('de', 'alpha a', 'alpha b', 'alpha c', 'alpha d');
    expect(like('alpha').sort()).not.toContain('alpha a');
  });

  it('finds no article that was removed, and those that took their slots', () => {
    const { index, articles, add, like } = indexOf('de', 'alpha beta', 'alpha gamma');
    const [first, second] = articles;
    if (first) index.remove(first);
    expect(like('alpha beta')).toEqual(['alpha gamma']);
    if (second) index.remove(second);
    expect(like('alpha beta')).toEqual([]);
    add('alpha beta delta');
    expect(like('alpha beta')).toEqual(['alpha beta delta']);
  });
});
