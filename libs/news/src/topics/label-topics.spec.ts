import { fold } from '../fold.ts';
import type { ArticleText } from './article-words.ts';
import type { EncoderWeights } from './encoder-file.ts';
import { topicLabeller } from './label-topics.ts';
import type { TopicHead } from './topic-head.ts';
import { keywordModel } from './topic-model.ts';
import { joinHash, phraseHash } from '../tokenize.ts';

const half = () => 0.5;
const any = () => 0;

describe('topicLabeller, by keywords', () => {
  const space = keywordModel('space', 'vi', {
    'vệ tinh': 4,
    'tên lửa đẩy': 4,
    'trạm vũ trụ quốc tế': 4,
    quỹ: 1,
    'bóng đá': -4,
  });
  const sea = keywordModel('sea', 'vi', { 'tàu ngầm': 3 });
  const spaceInEnglish = keywordModel('space', 'en', { satellite: 3 });
  const label = topicLabeller({ encoders: [], heads: [], keywords: [space, sea, spaceInEnglish] });

  function topics(article: ArticleText, language = 'vi'): string[] {
    return label(article, language, half).map(({ topic }) => topic);
  }

  const filler = 'chuyện hôm nay ở phố nhỏ '.repeat(12);

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
    ['a keyword of four words', { title: 'Trạm vũ trụ quốc tế' }, ['space']],
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
    const [first, second] = label({ title: 'Vệ tinh tìm tàu ngầm' }, 'vi', half);
    expect(first?.score).toBeLessThan(1);
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
    expect(second?.score).toBeGreaterThanOrEqual(0.5);
  });

  it('gives what is below the threshold where the threshold is lower', () => {
    const article = { title: 'Giá rau tăng' };
    expect(label(article, 'vi', any).map(({ score }) => score < 0.5)).toEqual([true, true]);
  });

  it('names what decided and what spoke against it, each once, and not what hardly counted', () => {
    const article = { title: 'TÊN LỬA ĐẨY và Vệ Tinh', summary: 'vệ tinh, quỹ, bóng đá' };
    const [found] = label(article, 'vi', any);
    const words = found?.evidence.map(
      ({ field, start, end, weight }) =>
        `${weight > 0 ? '+' : '-'}${article[field as 'title' | 'summary'].slice(start, end)}`,
    );
    expect(words).toEqual(['+TÊN LỬA ĐẨY', '+Vệ Tinh', '-bóng đá']);
  });

  it('counts a phrase that comes again for less each time', () => {
    const scores = [1, 2, 3, 9].map((times) => {
      const others = 'một hai ba bốn năm sáu bảy tám chín '.repeat(3).split(' ');
      others.splice(0, times, ...Array<string>(times).fill('quỹ'));
      return label({ title: 'Tin', summary: others.join(' ') }, 'vi', any)[0]?.score ?? 0;
    });
    const logits = scores.map((score) => Math.log(score / (1 - score)));
    const [once = 0, twice = 0, thrice = 0, often = 0] = logits;
    expect(twice - once).toBeGreaterThan(thrice - twice);
    expect(thrice).toBeGreaterThan(twice);
    expect(often - once).toBeLessThan(2 * (twice - once));
  });

  it('carries nothing over from one article to the next', () => {
    const article = { title: 'Phóng vệ tinh', summary: fold('Phóng vệ tinh') };
    const first = label(article, 'vi', half);
    label({ title: 'Bóng đá tàu ngầm quỹ' }, 'vi', half);
    expect(label(article, 'vi', half)).toEqual(first);
  });
});

/** Two units: one for theatre, which "kịch" alone sets going, and one for films, which silences fraud. */
const pair = joinHash(phraseHash('nguy'), phraseHash('kịch'));
const encoder: EncoderWeights = {
  language: 'vi',
  id: 'e1',
  dimensions: 2,
  words: Int32Array.of(phraseHash('kịch'), pair, phraseHash('lừa'), phraseHash('phim')),
  vectors: Int8Array.of(50, 0, -10, 0, 0, 50, 40, -90),
  scale: Float32Array.of(0.02, 0.02),
  bias: Float32Array.of(0, 0),
  pairs: { hashes: Int32Array.of(pair), cohesion: Uint8Array.of(90) },
  anchors: { starts: Int32Array.of(0), rows: new Int32Array(), counts: new Uint8Array() },
};
const head = (topic: string, ...weights: number[]): TopicHead => ({
  topic,
  language: 'vi',
  encoder: 'e1',
  weights: Float32Array.from(weights),
  bias: -2,
  thresholds: [[0.9, 0.5]],
});

describe('topicLabeller, by what was learnt', () => {
  const label = topicLabeller({
    encoders: [encoder],
    heads: [head('stage', 2, 0), head('fraud', 0, 2)],
    keywords: [keywordModel('theatre', 'vi', { kịch: 4 })],
  });
  const topics = (title: string) =>
    label({ title }, 'vi', half)
      .map(({ topic }) => topic)
      .sort();

  it.each<[reason: string, title: string, expected: string[]]>([
    ['a word', 'Kịch mới', ['stage', 'theatre']],
    ['a syllable of another word is not that word', 'Bệnh nhân nguy kịch', []],
    ['a word that means the topic alone', 'Lừa tiền', ['fraud']],
    ['and not beside another', 'Phim lừa', ['stage']],
    ['no word that it knows', 'Trời nắng', []],
    ['nothing', '', []],
  ])('%s', (_, title, expected) => expect(topics(title)).toEqual(expected));

  it('says which words decided, with their places', () => {
    const [found] = label({ title: 'Đêm KỊCH', summary: 'kịch' }, 'vi', (topic) =>
      topic === 'stage' ? 0.5 : 1,
    );
    expect(found?.evidence).toEqual([
      { field: 'title', start: 4, end: 8, weight: expect.closeTo(8, 5) },
    ]);
    const logit = Math.log((found?.score ?? 0) / (1 - (found?.score ?? 0)));
    expect(logit).toBeCloseTo(8 - 2, 4);
  });

  it('refuses a head of another encoder, and says what to do', () => {
    const stray = { ...head('stage', 1, 1), encoder: 'e0' };
    expect(() => topicLabeller({ encoders: [encoder], heads: [stray], keywords: [] })).toThrow(
      /"stage" for vi belong to the encoder e0, and there is e1: train the topic again/,
    );
  });
});
