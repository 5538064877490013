import { keywordModel } from '@newsline/news/labels';
import { articleLabeller } from './article-labeller.ts';
import { detectLanguage } from './eld-language.ts';

const sport = {
  id: 'sport',
  names: { vi: 'Thể thao', en: 'Sport' },
  description: { vi: '', en: '' },
  sections: ['Bóng đá'],
  heads: [],
  examples: [],
  keywords: [keywordModel('sport', 'vi', { 'trận đấu': 3, 'huấn luyện viên': 0.4 })],
};
const label = articleLabeller({ topics: [sport], encoders: [], precision: 0.9, detectLanguage });
const article = (title: string, categories: string[] = []) => ({
  title,
  summary: '',
  text: '',
  languageHint: 'vi',
  categories,
});

describe('articleLabeller', () => {
  it.each([
    ['gives a topic by its words', article('Trận đấu tối qua kết thúc muộn'), ['sport']],
    ['reads words that hide behind dots', article('T.rận đ.ấu tối qua kết thúc muộn'), ['sport']],
    ['gives none by half a word', article('Huấn luyện viên nói về kỳ nghỉ của ông'), []],
    [
      'a section tips the scales',
      article('Huấn luyện viên nói về kỳ nghỉ của ông', ['THE THAO']),
      ['sport'],
    ],
    [
      'so does a section that outlets call otherwise',
      article('Huấn luyện viên nói về kỳ nghỉ của ông', ['Bóng đá']),
      ['sport'],
    ],
    [
      'a section alone decides nothing',
      article('Giá gạo tăng trở lại trong tuần', ['Thể thao']),
      [],
    ],
    [
      'another section is no hint',
      article('Huấn luyện viên nói về kỳ nghỉ của ông', ['Kinh tế']),
      [],
    ],
  ])('%s', (_, given, topics) => {
    const labels = label(given);
    expect(labels.topics.map(({ topic }) => topic)).toEqual(topics);
    expect(labels.language).toBe('vi');
  });

  it('says which words decided, as the article has them', () => {
    const given = article('Tối qua T.rận đ.ấu kết thúc muộn');
    const [sport] = label(given).topics;
    expect(sport).toMatchObject({
      words: ['T.rận đ.ấu'],
      evidence: [{ field: 'title', start: 8, end: 18, weight: 6 }],
    });
  });

  it('gives a hinted topic its own score', () => {
    const [sport] = label(article('Huấn luyện viên nói về kỳ nghỉ', ['Thể thao'])).topics;
    expect(sport?.score).toBeLessThan(0.5);
  });
});
