/** What feeds show over several polls that is hard to tell apart, or together; for
 *  `describeArticleIdentity`. */

export type Item = {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
  /** Day of November 2026, with hours and minutes. */
  readonly at?: string;
  readonly text?: string;
};

/** Several polls, and what they are to leave: the titles of all articles, the newest version of each. */
export type Course = readonly [reason: string, polls: readonly (readonly Item[])[], left: string[]];

const page = 'https://bao.example/thong-bao.html';
const warning = (n: number): Item => ({
  title: 'Cảnh báo mưa lớn',
  at: `${n} 03:10`,
  text: `Lần ${n}`,
});
const number = '5053034.html';

export const identityCourses: readonly Course[] = [
  [
    'notices on one page whose links differ in the fragment alone',
    [['v1', 'v2'], ['v2', 'v3'], ['v3']].map((names) =>
      names.map((name) => ({ title: `Bản ${name}`, link: `${page}#${name}` })),
    ),
    ['Bản v1', 'Bản v2', 'Bản v3'],
  ],
  [
    'one notice at a time on one page, with another fragment',
    ['v1', 'v2', 'v3'].map((name) => [{ title: `Bản ${name}`, link: `${page}#${name}` }]),
    ['Bản v1', 'Bản v2', 'Bản v3'],
  ],
  [
    'ids that differ in the fragment alone, without links',
    [['1', '2', '3'].map((n) => ({ title: `Bản ${n}`, guid: `${page}?a=6#${n}` }))],
    ['Bản 1', 'Bản 2', 'Bản 3'],
  ],
  [
    'ids that are fragments of the home page',
    [
      ['1', '2'].map((n) => ({
        title: `Bản ${n}`,
        link: 'https://bao.example/',
        guid: `https://bao.example/#${n}`,
      })),
    ],
    ['Bản 1', 'Bản 2'],
  ],
  [
    'a fragment that counts the states of one article',
    ['0', '1', '4'].map((n) => [
      { title: `Phà chìm, ${n} người được cứu`, link: page, guid: `${page}#${n}`, at: '25 10:00' },
    ]),
    ['Phà chìm, 4 người được cứu'],
  ],
  [
    'a fragment that says how the reader came',
    [
      [{ title: 'Một', link: `${page}#xtor=RSS-1` }],
      [{ title: 'Một, sửa', link: `${page}#xtor=RSS-2` }],
    ],
    ['Một, sửa'],
  ],
  [
    'one address with and without a fragment',
    [
      [{ title: 'Một', link: page, at: '25 10:00' }],
      [{ title: 'Một', link: `${page}#p1`, at: '25 10:00' }],
    ],
    ['Một'],
  ],
  [
    'ids that say how the reader came',
    [
      ['1', '2'].map((n) => ({
        title: `Bản ${n}`,
        link: `https://bao.example/dl/${n}`,
        guid: `${page}?pk_x=${n}`,
      })),
    ],
    ['Bản 1', 'Bản 2'],
  ],
  [
    'ids of their own under one link and title, first one and then more',
    [[23], [24, 23], [25, 24, 23], [26]].map((days) =>
      days.map((n) => ({ ...warning(n), link: page, guid: `warning-${n}` })),
    ),
    Array<string>(4).fill('Cảnh báo mưa lớn'),
  ],
  [
    'dates of their own under one link and title',
    [[23], [24, 23], [25]].map((days) => days.map((n) => ({ ...warning(n), link: page }))),
    Array<string>(3).fill('Cảnh báo mưa lớn'),
  ],
  [
    'one id and title under several links and dates',
    [
      [23, 24, 25].map((n) => ({
        ...warning(n),
        link: `https://bao.example/${n}.html`,
        guid: 'notice',
      })),
    ],
    Array<string>(3).fill('Cảnh báo mưa lớn'),
  ],
  [
    'titles that differ in case, and dates, and nothing else',
    [
      [
        { title: 'Bão', at: '23 01:00', text: 'a' },
        { title: 'BÃO', at: '24 01:00', text: 'b' },
      ],
      [{ title: 'BÃO', at: '24 01:00', text: 'b' }],
    ],
    ['Bão', 'BÃO'],
  ],
  [
    'the same item twice',
    [
      [
        { ...warning(23), link: page, guid: 'a' },
        { ...warning(23), link: page, guid: 'a' },
      ],
    ],
    ['Cảnh báo mưa lớn'],
  ],
  [
    'one link, title and date with an id that changes at every poll',
    ['a', 'b', 'c'].map((guid) => [{ ...warning(23), link: page, guid }]),
    ['Cảnh báo mưa lớn'],
  ],
  [
    'an address rewritten with the title, at the same date',
    [
      [
        {
          title: 'Cháy chợ ở Hà Nội',
          link: `https://bao.example/chay-cho-${number}`,
          at: '25 10:05',
        },
      ],
      [
        {
          title: 'Ba người bị thương',
          link: `https://bao.example/ba-nguoi-bi-thuong-${number}`,
          at: '25 10:05',
        },
      ],
    ],
    ['Ba người bị thương'],
  ],
  [
    'an address rewritten, a near title, another date',
    [
      [
        {
          title: 'Cháy lớn ở chợ Đồng Xuân, Hà Nội',
          link: `https://bao.example/a-${number}`,
          at: '25 10:05',
        },
      ],
      [
        {
          title: 'Cháy lớn ở chợ Đồng Xuân lan rộng',
          link: `https://bao.example/b-${number}`,
          at: '25 11:05',
        },
      ],
    ],
    ['Cháy lớn ở chợ Đồng Xuân lan rộng'],
  ],
  [
    'a token under another section',
    [
      [{ title: 'Một', link: 'https://bao.example/news/articles/c5y9lmq02v3o', at: '25 10:05' }],
      [{ title: 'Một', link: 'https://bao.example/sport/articles/c5y9lmq02v3o', at: '25 10:05' }],
    ],
    ['Một'],
  ],
  [
    'a number that was given twice',
    [
      [
        {
          title: 'Thuê người mắng mỏ để hết lụy tình',
          link: `https://bao.example/a-${number}`,
          at: '25 10:05',
        },
      ],
      [
        {
          title: 'Từ trẻ mồ côi thành ông chủ',
          link: `https://bao.example/b-${number}`,
          at: '26 08:05',
        },
      ],
    ],
    ['Thuê người mắng mỏ để hết lụy tình', 'Từ trẻ mồ côi thành ông chủ'],
  ],
  [
    'one number under two addresses at one time',
    [
      [{ title: 'Ảnh: lễ hội', link: `https://bao.example/a-${number}`, at: '25 10:05' }],
      [
        { title: 'Ảnh: lễ hội', link: `https://bao.example/a-${number}`, at: '25 10:05' },
        { title: 'Lễ hội khai mạc', link: `https://bao.example/b-${number}`, at: '25 10:05' },
      ],
    ],
    ['Ảnh: lễ hội', 'Lễ hội khai mạc'],
  ],
  [
    'a day as the last number',
    [
      [
        {
          title: 'Giá vàng sáng nay',
          link: 'https://bao.example/gia-vang-20261125.html',
          at: '25 10:05',
        },
      ],
      [
        {
          title: 'Giá dầu sáng nay',
          link: 'https://bao.example/gia-dau-20261125.html',
          at: '25 10:05',
        },
      ],
    ],
    ['Giá dầu sáng nay', 'Giá vàng sáng nay'],
  ],
  [
    'an address rewritten twice, and back',
    [
      ['Sắp xếp lại công chức thuế nhà đất', 'sap-xep-lai'],
      ['Luân chuyển công chức thuế nhà đất', 'luan-chuyen'],
      ['Sắp xếp lại công chức thuế nhà đất, vàng bạc', 'sap-xep-lai-vang-bac'],
      ['Luân chuyển công chức thuế nhà đất', 'luan-chuyen'],
    ].map(([title = '', slug = '']) => [
      { title, link: `https://bao.example/${slug}-${number}`, at: '25 12:06' },
    ]),
    ['Luân chuyển công chức thuế nhà đất'],
  ],
  [
    'a title rewritten under one address, with its date',
    ['Giá vàng tăng 2 triệu đồng', 'Giá vàng vượt 170 triệu đồng'].map((title, n) => [
      { title, link: `https://bao.example/gia-vang-hom-nay-${number}`, at: `25 1${n}:28` },
    ]),
    ['Giá vàng vượt 170 triệu đồng'],
  ],
  [
    'a text and its film, with one title and numbers of their own',
    [
      ['6', '01:00'],
      ['7', '09:56'],
    ].map(([n = '', time = '']) => [
      {
        title: 'Tỉnh chỉ đạo làm rõ việc hạ cốt nền đường',
        link: `https://bao.example/tinh-chi-dao-505304${n}.html`,
        at: `25 ${time}`,
        text: 'Văn phòng tỉnh đã có văn bản yêu cầu làm rõ nội dung phản ánh về con đường',
      },
    ]),
    Array<string>(2).fill('Tỉnh chỉ đạo làm rõ việc hạ cốt nền đường'),
  ],
  [
    'parts of one series, with one text and numbers of their own',
    ['1', '3'].map((n) => [
      {
        title: `Tư vấn trực tuyến: chọn ngành học - Phần ${n}`,
        link: `https://bao.example/tu-van-phan-${n}-505305${n}.html`,
        at: `25 0${n}:15`,
        text: 'Báo tổ chức chương trình tư vấn trực tuyến với chủ đề chọn ngành học cho tương lai',
      },
    ]),
    ['1', '3'].map((n) => `Tư vấn trực tuyến: chọn ngành học - Phần ${n}`),
  ],
  [
    'a redirector that counts clicks and names its goal',
    ['66AA', '77BB'].map((tid) => [
      {
        title: 'Đập mở cửa',
        link: `http://www.search.example/apiclick.aspx?tid=${tid}&url=https%3a%2f%2fgiay.example%2fdap&c=1`,
      },
    ]),
    ['Đập mở cửa'],
  ],
];
