import { member } from './story-store.conformance.ts';
import { storyHeat, type Told } from './story-heat.ts';

const hourMs = 3_600_000;
const now = new Date('2026-02-03T12:00:00.000Z');

/** An article of an outlet, so many hours ago. */
type Report = {
  readonly by: string;
  readonly ago: number;
  readonly title?: string;
  readonly paid?: boolean;
  readonly agency?: string;
  /** The number of the report that it copies. */
  readonly copies?: number;
};

const at = (ago: number) => new Date(now.getTime() - ago * hourMs).toISOString();

function told(reports: readonly Report[]): Told[] {
  return reports.map(({ by, ago, title = 'Tàu cá gặp nạn', paid, agency, copies }, n) => {
    const more = { title, outlet: by, publishedAt: at(ago) };
    return {
      member: {
        ...member(`m${n}`, 's', n, more),
        ...(paid !== undefined && { isPromotion: paid }),
      },
      origin: {
        articleId: `m${n}`,
        outlet: by,
        attribution: agency === undefined ? [] : [agency],
        ...(copies !== undefined && { copyOf: `m${copies}` }),
      },
    };
  });
}

const heat = (...reports: Report[]) => storyHeat(told(reports), now).heat;
const many = (outlets: number, ago: number): Report[] =>
  Array.from({ length: outlets }, (_, n) => ({ by: `o${n}`, ago }));

it.each<[string, Report[], Report[]]>([
  ['of two with as many outlets the newer', many(2, 1), many(2, 2)],
  ['of two as new the one with more outlets', many(3, 1), many(2, 1)],
  ['three now above eight of two days ago', many(3, 0), many(8, 48)],
  ['eight of yesterday above one now', many(8, 24), many(1, 0)],
  [
    'two outlets with their own words above two with one text',
    many(2, 1),
    [
      { by: 'a', ago: 1 },
      { by: 'b', ago: 1, copies: 0 },
    ],
  ],
  [
    'two outlets above two with one agency’s text',
    many(2, 1),
    [
      { by: 'a', ago: 1, agency: 'AFP' },
      { by: 'b', ago: 1, agency: 'AFP' },
    ],
  ],
  [
    'one text in two outlets above one',
    [...many(1, 1), { by: 'b', ago: 1, copies: 0 }],
    many(1, 1),
  ],
  ['an event above a price that two tell', many(1, 3), prices(1)],
  ['an event of two days ago above advertising', many(1, 48), [{ by: 'a', ago: 0, paid: true }]],
  [
    'what two go on telling above what two have left',
    [...many(2, 30), ...many(2, 1)],
    [...many(2, 30), { by: 'o0', ago: 1 }],
  ],
])('hotter is %s', (_, hotter, cooler) => {
  expect(heat(...hotter)).toBeGreaterThan(heat(...cooler));
});

function prices(ago: number): Report[] {
  return ['a', 'b'].map((by) => ({ by, ago, title: 'Giá vàng hôm nay 3/2: đứng yên' }));
}

it.each<[string, Report[], Report[]]>([
  ['what one outlet goes on telling', [...many(1, 5), { by: 'o0', ago: 1 }], many(1, 1)],
  ['what it repeats where another was earlier', [...many(2, 5), { by: 'o0', ago: 1 }], many(2, 5)],
  ['advertising beside a report', [...many(1, 5), { by: 'b', ago: 1, paid: true }], many(1, 5)],
  [
    'a copy of advertising that its outlet does not mark',
    [...many(1, 5), { by: 'b', ago: 2, paid: true }, { by: 'c', ago: 1, copies: 1 }],
    many(1, 5),
  ],
  ['a date that is to come', [{ by: 'a', ago: -500 }], many(1, 0)],
  [
    'what an earlier version stored, without a mark',
    many(1, 5),
    [{ by: 'a', ago: 5, paid: false }],
  ],
])('%s counts nothing more', (_, reports, same) => {
  expect(heat(...reports)).toBe(heat(...same));
});

it.each([
  ['one report: its instant', many(1, 5), -5],
  ['twice the outlets: eighteen hours', many(2, 5), 13],
  [
    'an outlet that repeats another’s text: half',
    [...many(1, 5), { by: 'b', ago: 5, copies: 0 }],
    5.53,
  ],
  ['prices in two outlets: a quarter of each', prices(5), -23],
  ['advertising alone: half as hot fourteen times', [{ by: 'a', ago: 5, paid: true }], -257],
])('is an instant; %s', (_, reports, hours) => {
  expect((heat(...reports) - now.getTime()) / hourMs).toBeCloseTo(hours, 1);
});

it('has a price that became an event at full heat', () => {
  const event = prices(5).map(({ by }) => ({ by, ago: 4, title: 'Dân đổ xô đi bán vàng' }));
  expect(heat(...prices(5), ...event)).toBeGreaterThan(heat(...many(2, 5)));
});

it('dates the last report of each outlet that does not advertise, earliest first', () => {
  const reports = [
    { by: 'a', ago: 9 },
    { by: 'b', ago: 4 },
    { by: 'a', ago: 2 },
    { by: 'c', ago: 1, paid: true },
    { by: 'd', ago: -9 },
  ];
  expect(storyHeat(told(reports), now).reportedAt).toEqual([4, 2, 0].map(at));
  expect(storyHeat(told([{ by: 'c', ago: 1, paid: true }]), now).reportedAt).toEqual([]);
});

it('takes thousands of articles, and dates fifty outlets', () => {
  const reports = Array.from({ length: 2_000 }, (_, n) => ({ by: `o${n}`, ago: (n % 500) / 10 }));
  const started = performance.now();
  const { heat: hot, reportedAt } = storyHeat(told(reports), now);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(Number.isSafeInteger(hot)).toBe(true);
  expect(reportedAt).toHaveLength(50);
  expect(reportedAt.at(-1)).toBe(at(0));
});
