import { keyNumbers, outdatedTolls } from './key-numbers.ts';
import { readArticles } from './read-articles.ts';
import { newestFirst, told } from './testing/sample-article.ts';

type Title = readonly [by: string, title: string];

const articles = (titles: readonly Title[], language = 'vi') =>
  readArticles(
    newestFirst(
      titles.map(([by, title], minute) => told({ id: `${minute}`, by, title, minute, language })),
    ),
  );

describe('key numbers', () => {
  it.each<
    [reason: string, language: string, titles: readonly Title[], expected: readonly string[]]
  >([
    [
      'what two outlets give',
      'vi',
      [
        ['a', 'Cháy, 12 người chết'],
        ['b', 'Đã có 12 người thiệt mạng'],
      ],
      ['12 người thiệt mạng'],
    ],
    [
      'not what one outlet gives twice',
      'vi',
      [
        ['a', 'Cháy, 12 người chết'],
        ['a', '12 người tử vong'],
      ],
      [],
    ],
    [
      'the newest where it rises',
      'vi',
      [
        ['a', '9 người chết'],
        ['b', '9 người chết'],
        ['a', '12 người chết'],
        ['c', '12 người chết'],
      ],
      ['12 người chết (9 người chết)'],
    ],
    [
      'not a later one of one outlet',
      'vi',
      [
        ['a', '9 người chết'],
        ['b', '9 người chết'],
        ['a', '12 người chết'],
      ],
      ['9 người chết'],
    ],
    [
      'a repeat of the old one is not newer',
      'vi',
      [
        ['a', '9 người chết'],
        ['b', '9 người chết'],
        ['a', '12 người chết'],
        ['c', '12 người chết'],
        ['d', '9 người chết'],
      ],
      ['12 người chết (9 người chết)'],
    ],
    [
      'one that falls, without what was wrong',
      'en',
      [
        ['a', '15 people killed'],
        ['b', '15 people killed'],
        ['a', '12 people dead'],
        ['b', '12 people dead'],
      ],
      ['12 people dead'],
    ],
    [
      'one value in two languages’ ways',
      'vi',
      [
        ['a', 'Động đất 7.4 độ Richter'],
        ['b', 'Động đất độ lớn 7,4'],
      ],
      ['độ lớn 7,4'],
    ],
    [
      'different things beside one another',
      'vi',
      [
        ['a', 'Thu 50 tỷ đồng, 30.000 vé'],
        ['b', '30.000 vé, thu 50 tỷ'],
      ],
      ['30.000 vé', 'thu 50 tỷ'],
    ],
    [
      'what money is of, whether about or nearly',
      'vi',
      [
        ['a', 'Giá dầu giảm gần 8.000 đồng'],
        ['b', 'Giá xăng và dầu giảm 8.000 đồng'],
      ],
      ['dầu giảm 8.000 đồng'],
    ],
    [
      'what two say alike where the newest says it otherwise',
      'vi',
      [
        ['a', 'Xe mới có giá 50 tỷ'],
        ['b', 'Giá 50 tỷ'],
        ['c', 'Bỏ 50 tỷ'],
      ],
      ['Giá 50 tỷ'],
    ],
    [
      'no money of which two say different things',
      'en',
      [
        ['a', 'The bank lost $2 million'],
        ['b', 'A firm was fined $2 million'],
      ],
      [],
    ],
    [
      'no word that a digit goes on from',
      'vi',
      [
        ['a', 'Thải 268 triệu tấn CO2'],
        ['b', '268 triệu tấn CO2'],
      ],
      ['268 triệu tấn'],
    ],
    [
      'the words that both have',
      'vi',
      [
        ['a', '1.000 nạn nhân sập bẫy'],
        ['b', 'Hơn 1.000 nạn nhân mất tiền'],
      ],
      ['1.000 nạn nhân'],
    ],
    [
      'no word that ends nothing',
      'en',
      [
        ['a', '48 flights that were late'],
        ['b', '48 flights that went'],
      ],
      ['48 flights'],
    ],
    [
      'five at most',
      'en',
      [
        ['a', '11 cats, 12 dogs, 13 cows, 14 pigs, 15 hens, 16 rats'],
        ['b', '11 cats, 12 dogs, 13 cows, 14 pigs, 15 hens, 16 rats'],
      ],
      ['11 cats', '12 dogs', '13 cows', '14 pigs', '15 hens'],
    ],
    ['nothing of nothing', 'vi', [], []],
  ])('%s', (_, language, titles, expected) => {
    const found = keyNumbers(articles(titles, language));
    expect(
      found.map(({ text, earlier }) => (earlier ? `${text} (${earlier.text})` : text)),
    ).toEqual(expected);
  });

  it('says who gives them, of each outlet the newest, some of many', () => {
    const title = '12 người chết';
    const [number] = keyNumbers(articles(['a', 'b', 'c', 'd', 'a'].map((by) => [by, title])));
    expect(number?.saidBy.map(({ articleId, sourceName }) => [articleId, sourceName])).toEqual([
      ['4', 'Báo A'],
      ['3', 'Báo D'],
      ['2', 'Báo C'],
    ]);
    expect(number?.outlets).toBe(4);
  });

  it.each<[reason: string, titles: readonly Title[], outdated: readonly string[]]>([
    [
      'what was less',
      [
        ['a', '9 người chết, 50 tỷ'],
        ['b', '12 người chết'],
        ['c', '12 người chết'],
      ],
      ['dead 9'],
    ],
    [
      'a late report of it',
      [
        ['a', '12 người chết'],
        ['b', '12 người chết'],
        ['c', '9 người chết'],
      ],
      ['dead 9'],
    ],
    [
      'nothing while one outlet alone says more',
      [
        ['a', '9 người chết'],
        ['b', '12 người chết'],
      ],
      [],
    ],
    [
      'what was too much',
      [
        ['a', '15 người chết'],
        ['b', '12 người chết'],
        ['c', '12 người chết'],
      ],
      ['dead 15'],
    ],
    [
      'not what one outlet says since',
      [
        ['a', '12 người chết'],
        ['c', '12 người chết'],
        ['b', '15 người chết'],
      ],
      [],
    ],
    [
      'not what was said before and since',
      [
        ['a', '15 người chết'],
        ['a', '12 người chết'],
        ['c', '12 người chết'],
        ['a', '15 người chết'],
      ],
      [],
    ],
  ])('no longer holds: %s', (_, titles, outdated) => {
    expect([...outdatedTolls(articles(titles))]).toEqual(outdated);
  });
});
