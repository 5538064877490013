import { someTopics, sourceState } from '../../read-model/testing/sample-news.ts';
import { searchNames } from '../../search/search-names.ts';
import { understandQuery } from '../../search/understand-query.ts';
import { dictionaries, uiLanguages } from '../i18n/i18n.ts';

const source = sourceState({ id: 'vne', name: 'VnExpress', siteUrl: 'https://vnexpress.net' });
const names = searchNames(someTopics, [source]);
const understand = (query: string) =>
  understandQuery(query, names, new Date('2026-11-30T00:00:00Z'), 'Asia/Ho_Chi_Minh');

describe.each(uiLanguages)('the examples in %s', (language) => {
  const { operatorList } = dictionaries[language].search;

  it.each(operatorList.map(({ query }) => query))('%s is understood', (query) => {
    const { terms, text, notices } = understand(query);
    expect(notices).toEqual([]);
    // What isn't taken out is what index reads.
    if (terms.length === 0) expect(text).toMatch(/"| -| OR |^intitle:/);
  });

  it('show every operator but those that take names of sources and ids of stories', () => {
    const shown = operatorList.flatMap(({ query }) => understand(query).terms);
    expect([...new Set(shown.map(({ kind }) => kind))].sort()).toEqual([
      'after',
      'before',
      'is',
      'language',
      'outlet',
      'topic',
    ]);
  });
});
