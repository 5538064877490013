import { fold } from '../fold.ts';
import type { ArticleText } from './features.ts';
import { topicLabeller } from './label-topics.ts';
import { keywordModel } from './topic-model.ts';

const space = keywordModel('space', 'vi', {
  'vệ tinh': 4,
  'tên lửa đẩy': 4,
  quỹ: 1,
  'bóng đá': -4,
});
const sea = keywordModel('sea', 'vi', { 'tàu ngầm': 3 });
const spaceInEnglish = keywordModel('space', 'en', { satellite: 3 });
const label = topicLabeller([space, sea, spaceInEnglish]);

function topics(article: ArticleText, language = 'vi'): string[] {
  return label(article, language).map(({ topic }) => topic);
}

const filler = 'chuyện hôm nay ở phố nhỏ '.repeat(12);

describe('topicLabeller', () => {
  it.each<[reason: string, article: ArticleText, expected: string[]]>([
    ['a heavy keyword in the title', { title: 'Phóng vệ tinh mới' }, ['space']],
    [
      'a heavy keyword in the summary',
      { title: 'Tin sáng', summary: 'Phóng vệ tinh mới' },
      ['space'],
    ],
    ['without marks', { title: 'phong ve tinh moi' }, ['space']],
    ['several topics', { title: 'Vệ tinh tìm tàu ngầm' }, ['space', 'sea']],
    ['no topic', { title: 'Giá rau tăng' }, []],
    ['a light keyword in the summary', { title: 'Tin sáng', summary: 'Một quỹ mới mở' }, []],
    ['a word that speaks against it', { title: 'Vệ tinh xem bóng đá' }, []],
    ['a phrase across a full stop', { title: 'Xem vệ. Tinh thần tốt' }, []],
    ['far down a long text', { title: 'Tin sáng', text: `${filler.repeat(5)} vệ tinh` }, []],
    ['an empty article', { title: '' }, []],
  ])('%s', (_, article, expected) => expect(topics(article)).toEqual(expected));

  it('knows a topic only in its languages', () => {
    expect(topics({ title: 'A satellite' }, 'en')).toEqual(['space']);
    expect(topics({ title: 'A satellite' }, 'vi')).toEqual([]);
    expect(topics({ title: 'Vệ tinh' }, 'fr')).toEqual([]);
  });

  it('puts the best topic first and scores between 0.5 and 1', () => {
    const [first, second] = label({ title: 'Vệ tinh tìm tàu ngầm' }, 'vi');
    expect(first?.score).toBeLessThan(1);
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
    expect(second?.score).toBeGreaterThanOrEqual(0.5);
  });

  it('gives what is below the threshold where the threshold is lower', () => {
    const article = { title: 'Giá rau tăng' };
    expect(label(article, 'vi', 0).map(({ score }) => score < 0.5)).toEqual([true, true]);
  });

  it('names the words that decided, as written, each once, and not what hardly counted', () => {
    const article = { title: 'TÊN LỬA ĐẨY và Vệ Tinh', summary: 'vệ tinh, quỹ đạo' };
    const [found] = label(article, 'vi');
    expect(found?.words).toEqual(['TÊN LỬA ĐẨY', 'Vệ Tinh']);
  });

  it('counts a phrase that comes again for less each time', () => {
    const scores = [1, 2, 3, 9].map((times) => {
      const others = 'một hai ba bốn năm sáu bảy tám chín '.repeat(3).split(' ');
      others.splice(0, times, ...Array<string>(times).fill('quỹ'));
      return label({ title: 'Tin', summary: others.join(' ') }, 'vi', 0)[0]?.score ?? 0;
    });
    const logits = scores.map((score) => Math.log(score / (1 - score)));
    const [once = 0, twice = 0, thrice = 0, often = 0] = logits;
    expect(twice - once).toBeGreaterThan(thrice - twice);
    expect(thrice).toBeGreaterThan(twice);
    expect(often - once).toBeLessThan(2 * (twice - once));
  });

  it('carries nothing over from one article to the next', () => {
    const article = { title: 'Phóng vệ tinh', summary: fold('Phóng vệ tinh') };
    const first = label(article, 'vi');
    label({ title: 'Bóng đá tàu ngầm quỹ' }, 'vi');
    expect(label(article, 'vi')).toEqual(first);
  });
});
