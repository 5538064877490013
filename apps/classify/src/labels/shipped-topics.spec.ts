import { fold } from '@newsline/news';
import { articleLabeller } from './article-labeller.ts';
import { detectLanguage } from './eld-language.ts';
import { readEncoders, shippedEncoders } from './encoders.ts';
import { readTopicFolders, shippedTopics } from '../topics/topic-folders.ts';

const topics = readTopicFolders([shippedTopics]);
const encoders = readEncoders(shippedEncoders);
const label = articleLabeller({ topics, encoders, precision: 0.9, detectLanguage });
const three = ['cybersecurity', 'diplomacy', 'entertainment'];

/** Which of the three topics that came first; the others are scored by `bench -- topics`. */
function labels(title: string, languageHint: string): string[] {
  const article = { title, summary: '', text: '', languageHint, categories: [] };
  return label(article)
    .topics.map(({ topic }) => topic)
    .filter((topic) => three.includes(topic))
    .sort();
}

/** Headlines written for this test. */
const vietnamese: [reason: string, title: string, expected: string[]][] = [
  [
    'talks between states',
    'Ngoại trưởng hai nước hội đàm về hiệp định thương mại song phương',
    ['diplomacy'],
  ],
  ['an ambassador', 'Bộ Ngoại giao triệu đại sứ để phản đối', ['diplomacy']],
  ['a breach', 'Tin tặc đánh cắp dữ liệu cá nhân của hàng triệu khách hàng', ['cybersecurity']],
  ['fraud online', 'Cảnh báo thủ đoạn lừa đảo trực tuyến giả mạo ngân hàng', ['cybersecurity']],
  ['a film', 'Nữ diễn viên đóng phim điện ảnh mới của đạo diễn trẻ', ['entertainment']],
  ['a singer', 'Ca sĩ ra mắt album và tổ chức đêm nhạc cho người hâm mộ', ['entertainment']],
  [
    'two topics',
    'Ngoại trưởng hai nước hội đàm về an ninh mạng và tin tặc',
    ['cybersecurity', 'diplomacy'],
  ],
  ['sport', 'Đội tuyển thắng trận bóng đá nhờ bàn thắng của tiền đạo', []],
  ['weather', 'Miền Bắc mưa lớn, nhiều nơi ngập', []],
  ['an ordinary crime', 'Bắt nghi phạm trộm xe máy ở quận 1', []],
  ['a product', 'Hãng ra mắt điện thoại màn hình lớn, pin lâu', []],
];
const english: [reason: string, title: string, expected: string[]][] = [
  [
    'talks between states',
    'Foreign ministers meet for talks on nuclear deal and sanctions',
    ['diplomacy'],
  ],
  ['an ambassador', 'Embassy protests as ambassador is expelled', ['diplomacy']],
  ['a breach', 'Hackers steal customer data in ransomware attack', ['cybersecurity']],
  [
    'a vulnerability',
    'Patch released for critical vulnerability exploited in the wild',
    ['cybersecurity'],
  ],
  ['a film', 'Actress wins best film award at Cannes festival', ['entertainment']],
  ['a singer', 'Singer announces new album and concert tour', ['entertainment']],
  ['sport', 'Striker scores twice as champions win the league match', []],
  ['domestic politics', 'Senate Republicans block the budget bill', []],
  ['weather', 'Heavy rain floods several villages', []],
];

describe('the shipped topics', () => {
  it('are thirteen, trained in both languages', () => {
    expect(topics).toHaveLength(13);
    expect(topics.map(({ id }) => id)).toEqual(expect.arrayContaining(three));
    for (const { heads } of topics)
      expect(heads.map(({ language }) => language).sort()).toEqual(['en', 'vi']);
  });

  it('have a parent among them, if any', () => {
    const ids = topics.map(({ id }) => id);
    expect(topics.filter(({ parent }) => parent !== undefined && !ids.includes(parent))).toEqual(
      [],
    );
  });

  it.each(vietnamese)('vi: %s', (_, title, expected) =>
    expect(labels(title, 'vi')).toEqual(expected),
  );
  // Without marks a bare headline about two topics may be too little for the second.
  const aboutOne = vietnamese.filter(([, , expected]) => expected.length < 2);
  it.each(aboutOne)('vi without marks: %s', (_, title, expected) =>
    expect(labels(fold(title), 'vi')).toEqual(expected),
  );
  it.each(english)('en: %s', (_, title, expected) => expect(labels(title, 'en')).toEqual(expected));
});
