import { article } from '../search/search-test.conformance.ts';
import { dayIn } from '../search/day-of.ts';
import { spellingToken } from './article-terms.ts';
import { facetValue } from './facet-values.ts';
import { articleDocument, headerDocument, storedArticleOf } from './index-document.ts';

describe('a document of the index', () => {
  it('has the names under which earlier versions stored it', () => {
    const entities = ['country:VN=Việt Nam'];
    const told = { id: 'a', version: 3, title: 'Đơn vị', storyId: 's', entities };
    const stored = storedArticleOf(article(told));
    const { terms: _, ...document } = articleDocument(stored, dayIn('Asia/Ho_Chi_Minh'));
    expect(document).toEqual({
      id: 'ca978112ca1bbdcafac231b39a23dc4d-3',
      key: 'ca978112ca1bbdcafac231b39a23dc4d',
      rank: 6,
      source: ['s1'],
      kind: 'article',
      fields: {
        number: 858_747_323_325_081,
        published: Date.UTC(2026, 1, 1, 8),
        story: '043a718774c572bd8a25adbeb1bfcd5c',
        source: ['s1'],
        language: 'vi',
        topics: [],
        entities: [facetValue('country:VN')],
        named: [`=${Buffer.from('country:VN\tViệt Nam').toString('hex')}`],
        title: 'don vi',
        summary: '',
        text: '',
        titleMarks: 'ztdon ztvi',
        marks: `${spellingToken('đơn')} ${spellingToken('vi\u0323')}`,
        outlet: 'news.example',
        day: 20_485,
        edited: true,
        shown: stored,
      },
    });
    expect(Object.keys(stored)).toEqual([
      ...['articleId', 'version', 'storyId', 'url', 'sourceId', 'sourceName', 'language'],
      ...['topics', 'entities', 'publishedAt', 'imageUrl', 'title', 'summary', 'text'],
    ]);
    const { id, key, rank, kind } = document;
    expect(headerDocument({ id, key, rank, kind }).fields).toEqual({ number: 858_747_323_325_081 });
  });
});
