import { LanguageShelf } from './language-index.ts';
import type { LiveArticle } from './story-cluster.ts';
import { defaultStorySettings } from './settings.ts';
import { TermCounter, termHash, wordHash } from './terms.ts';

const settings = { ...defaultStorySettings, searchTerms: 4, maxPosting: 3, maxCandidates: 2 };

function shelfOf(language: string, ...titles: string[]) {
  const shelf = new LanguageShelf(language, settings);
  const terms = new TermCounter(settings);
  const read = (title: string) =>
    shelf.weigh(terms.count({ title, body: '', language }, shelf.isFiller));
  const add = (title: string): LiveArticle => {
    const story = { id: title, openedAt: null, articles: new Set<LiveArticle>() };
    const article = { id: title, sequence: 0, publishedAt: null, vector: read(title) };
    const live = { ...article, marks: [], language, story, slot: -1 };
    shelf.add(live);
    return live;
  };
  const articles = titles.map(add);
  const like = (title: string) => shelf.candidates(read(title)).map(({ id }) => id);
  return { shelf, read, add, articles, like };
}

describe('LanguageShelf', () => {
  it('weighs rare words above known ones, and leaves common ones out', () => {
    const { terms, weights } = shelfOf('vi').read('và bão Kalmaegi');
    const weightOf = (word: string) => weights[terms.indexOf(wordHash(word))] ?? 0;
    expect(terms).not.toContain(wordHash('và'));
    expect(weightOf('kalmaegi')).toBeGreaterThan(weightOf('bão'));
    expect(weightOf('bão')).toBeGreaterThan(0);
  });

  it('uses a common word only beside another', () => {
    const { terms } = shelfOf('vi').read('bản Kalmaegi');
    expect(terms).not.toContain(wordHash('bản'));
    expect(terms).toContain(termHash('bản kalmaegi'));
  });

  it('learns what is common in a language that it knows nothing of', () => {
    const titles = Array.from({ length: 100 }, (_, at) => `der haus${at} wind${at}`);
    expect(shelfOf('de').read('der wind').terms).toContain(wordHash('der'));
    expect(shelfOf('de', ...titles).read('der wind').terms).not.toContain(wordHash('der'));
  });

  it('finds who shares most, first; as many as it may', () => {
    const { like } = shelfOf('de', 'alpha beta', 'alpha beta gamma', 'alpha', 'omega');
    expect(like('alpha beta gamma')).toEqual(['alpha beta gamma', 'alpha beta']);
    expect(like('psi')).toEqual([]);
  });

  it('looks at the latest of those who share a term', () => {
    const { like } = shelfOf('de', 'alpha a', 'alpha b', 'alpha c', 'alpha d');
    expect(like('alpha').sort()).not.toContain('alpha a');
  });

  it('finds nobody who was removed, and everybody in whose place another came', () => {
    const { shelf, articles, add, like } = shelfOf('de', 'alpha beta', 'alpha gamma');
    const [first, second] = articles;
    if (first) shelf.remove(first);
    expect(like('alpha beta')).toEqual(['alpha gamma']);
    if (second) shelf.remove(second);
    expect(like('alpha beta')).toEqual([]);
    add('alpha beta delta');
    expect(like('alpha beta')).toEqual(['alpha beta delta']);
  });
});
