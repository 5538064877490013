import type { SourceState } from '@newsline/contracts';
import { pollOf, sourceState } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
const asOf = (hour: number) => new Date(Date.UTC(2026, 1, 1, hour)).toISOString();
const en = { headers: { 'accept-language': 'en' } };
const timeout = {
  problem: 'bao.example did not answer within 20 s.',
  problemDetails: { kind: 'timeout', values: { host: 'bao.example', seconds: '20' } },
} as const;

let site: Site;
beforeEach(async () => void (site = await openSite(now)));
afterEach(() => site.close());

function withHealth(health: Partial<SourceState['health']>, more: Partial<SourceState> = {}) {
  const source = sourceState({ id: 'bao', ...more });
  return { ...source, health: { ...source.health, ...health } };
}

async function show(source: SourceState, ...polls: ReturnType<typeof pollOf>[]) {
  for (const poll of polls.length > 0 ? polls : [null])
    await site.apply({ kind: 'source', source, asOf: poll?.at ?? asOf(9), poll });
}

const rowsOf = (document: Document) =>
  [...document.querySelectorAll('table.polls tbody tr')].map((row) =>
    [...row.children].map((cell) => {
      const parts = [...cell.querySelectorAll('.status, .problem, li')];
      return parts.length > 0 ? parts.map(textOf).join(' ') : textOf(cell);
    }),
  );

describe('the last polls of a source', () => {
  const polls = [
    pollOf(asOf(6), {
      newArticles: 3,
      refusedArticles: 1200,
      warnings: ['Articles without a title, a text and a link were left out.', 'Of tomorrow.'],
      warningDetails: [{ kind: 'empty-articles', count: 1200 }, null],
    }),
    pollOf(asOf(7), { outcome: 'not-modified', status: 304, bytes: null, durationMs: 1_234 }),
    pollOf(asOf(8), { outcome: 'failed', status: null, bytes: null, ...timeout }),
    pollOf(asOf(9), { outcome: 'paused', status: null, bytes: null, durationMs: 0 }),
  ];

  it.each([
    [
      'vi',
      {},
      [
        ['01/02/2026 16:00', 'Hoãn lại vì máy chủ đề nghị nghỉ', '', '', '', '', '', ''],
        [
          '01/02/2026 15:00',
          'Không đọc được bao.example không trả lời trong 20 giây.',
          ...['', '', 'Mất 250 ms', '', '', ''],
        ],
        [
          '01/02/2026 14:00',
          'Vẫn như lần trước',
          ...['Mã HTTP 304', '', 'Mất 1,2 giây', '', '', ''],
        ],
        [
          '01/02/2026 13:00',
          'Có tin mới Đã bỏ 1.200 bài không có cả tiêu đề, nội dung lẫn liên kết. Of tomorrow.',
          ...['Mã HTTP 200', 'Dung lượng 12,3 kB', 'Mất 250 ms'],
          ...['Bài mới 3', 'Bài sửa 1', 'Bài bỏ 1.200'],
        ],
      ],
    ],
    [
      'en',
      en,
      [
        ['1 Feb 2026, 16:00', 'Put off, as its server asked for a pause', '', '', '', '', '', ''],
        [
          '1 Feb 2026, 15:00',
          'Could not be read bao.example did not answer within 20 s.',
          ...['', '', 'Took 250 ms', '', '', ''],
        ],
        [
          '1 Feb 2026, 14:00',
          'As it was before',
          ...['HTTP status 304', '', 'Took 1.2 sec', '', '', ''],
        ],
        [
          '1 Feb 2026, 13:00',
          'Had news Articles without a title, a text and a link were left out. Of tomorrow.',
          ...['HTTP status 200', 'Size 12.3 kB', 'Took 250 ms'],
          ...['New articles 3', 'Changed 1', 'Left out 1,200'],
        ],
      ],
    ],
  ])('are a table in %s, an unknown warning as it came', async (_, asked, expected) => {
    await show(withHealth({}), ...polls);
    const { document } = await site.ask('/sources/bao', asked);
    expect(rowsOf(document)).toEqual(expected);
    const heads = [...document.querySelectorAll('table.polls thead th')];
    expect(heads.map((head) => head.getAttribute('scope'))).toEqual(heads.map(() => 'col'));
    expect(document.querySelector('table.polls caption')?.textContent).toBeTruthy();
    expect(document.querySelector('details.lastpolls')?.hasAttribute('open')).toBe(false);
  });

  it.each([
    ['the operator, where it fails', 'failing', true, true],
    ['nobody, where it does not', 'ok', true, false],
    ['the operator alone', 'failing', false, false],
  ] as const)('are shown at once to %s', async (_, status, asOperator, open) => {
    await show(withHealth({ status }), ...polls);
    const headers = asOperator ? site.operatorCookie : {};
    const { document } = await site.ask('/sources/bao', { headers });
    expect(document.querySelector('details.lastpolls')?.hasAttribute('open')).toBe(open);
  });

  it('are none yet of a source that was just added', async () => {
    await show(withHealth({ status: 'new', lastPolledAt: null }));
    const { document } = await site.ask('/sources/bao');
    expect(textOf(document.querySelector('.lastpolls'))).toContain('Chưa có lần đọc nào');
  });
});

const failing = { ...timeout, status: 'failing', failures: 3 } as const;
const outage = { since: asOf(7), ...timeout, endedAt: null };
const moved = { from: 'https://cu.example/rss', to: 'https://moi.example/rss', at: asOf(6) };

it.each<[reason: string, source: SourceState, vi: RegExp, en: RegExp]>([
  [
    'new',
    withHealth({ status: 'new', lastPolledAt: null, lastChangedAt: null }),
    /Chưa đọc.*Đọc lần cuối: chưa bao giờ/,
    /Not read yet.*Last read: never/,
  ],
  ['good', withHealth({}), /Tốt.*Có tin mới: 2 giờ trước/, /Good.*Had news: 2 hours ago/],
  [
    'its articles a day, by its rhythm',
    withHealth({
      articlesPerDay: 24,
      nextPollReason: { kind: 'rhythm', values: { perDay: '24.0' } },
    }),
    /\(nguồn ra khoảng 24 bài mỗi ngày\)/,
    /\(the feed has about 24 articles a day\)/,
  ],
  [
    'its articles a day, and another reason',
    withHealth({
      articlesPerDay: 24,
      nextPollReason: { kind: 'publisher', values: { seconds: '3600' } },
    }),
    /cách nhau 1 giờ\).*nguồn ra khoảng 24 bài mỗi ngày/,
    /asks for 1 hour between reads\).*the feed has about 24 articles a day/,
  ],
  [
    'failing once',
    withHealth({ ...failing, failures: 1, outage }),
    /Đang lỗi.*không trả lời trong 20 giây/,
    /Failing.*did not answer within 20 s/,
  ],
  [
    'failing since',
    withHealth({ ...failing, outage }),
    /Đang lỗi.*\(hỏng 3 lần liền, lần đầu 3 giờ trước\)/,
    /Failing.*\(failed 3 times in a row, first 3 hours ago\)/,
  ],
  [
    'failing, in words that only a later version knows',
    withHealth({ ...failing, problemDetails: null }),
    /Đang lỗi.*did not answer within 20 s/,
    /Failing.*did not answer within 20 s/,
  ],
  [
    'gone',
    withHealth({
      ...failing,
      problem: 'It answers 410.',
      problemDetails: { kind: 'gone', values: { status: '410' } },
      nextPollAt: '9999-12-31T23:59:59.999Z',
      endedAt: asOf(7),
    }),
    /Đã ngừng đọc.*đã bị gỡ hẳn.*Đọc tiếp: khi người điều hành yêu cầu/,
    /Read no more.*It answers 410.*Next read: when an operator asks/,
  ],
  [
    'paused',
    withHealth({
      nextPollAt: asOf(12),
      nextPollReason: { kind: 'retry-after', values: { seconds: '7200' } },
    }),
    /Đọc tiếp: sau 2 giờ( nữa)? \(máy chủ đề nghị nghỉ 2 giờ\)/,
    /Next read: in 2 hours \(its server asked for a pause of 2 hours\)/,
  ],
  [
    'moved',
    withHealth({}, { moved: { ...moved, takenBy: null } }),
    /đã chuyển nguồn này từ https:\/\/cu\.example\/rss/,
    /has moved it here from https:\/\/cu\.example\/rss/,
  ],
  [
    'moved to where another source is',
    withHealth({}, { moved: { ...moved, takenBy: 'kia' } }),
    /đã chuyển nguồn này tới https:\/\/moi\.example\/rss/,
    /has moved it to https:\/\/moi\.example\/rss/,
  ],
  [
    'warnings',
    withHealth({
      warnings: ['Some end tags are missing.'],
      warningDetails: [{ kind: 'missing-end-tags' }],
    }),
    /Bản tin thiếu một số thẻ đóng/,
    /Some end tags are missing/,
  ],
])('a source’s health is in words of the page’s language: %s', async (_, source, vi, inEnglish) => {
  await show(source);
  const facts = async (asked = {}) => {
    const { document } = await site.ask('/sources/bao', asked);
    return textOf(document.querySelector('.sourcefacts'));
  };
  expect(await facts()).toMatch(vi);
  expect(await facts(en)).toMatch(inEnglish);
});

it.each([
  ['vi', {}, 'Theo dõi các nguồn gặp lỗi bằng: RSS · Atom · JSON Feed'],
  ['en', en, 'Follow failing sources by: RSS · Atom · JSON Feed'],
])('the list of sources leads to the feed of failures, in %s', async (lang, asked, sentence) => {
  await show(withHealth({}));
  const { document } = await site.ask('/sources', asked);
  const addresses = ['rss', 'atom', 'json'].map(
    (ending) => `/feeds/source-failures.${ending}?lang=${lang}`,
  );
  const links = [...document.querySelectorAll('.pagehead .feeds a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(addresses);
  expect(textOf(document.querySelector('.pagehead .feeds'))).toBe(sentence);
  const announced = [...document.querySelectorAll('head link[rel=alternate][type]')];
  expect(announced.map((link) => link.getAttribute('href'))).toEqual(addresses);
});
