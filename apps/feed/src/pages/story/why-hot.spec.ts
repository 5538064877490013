import { articleUpdate, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { openSite, type Site } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
let site: Site;
beforeEach(async () => (site = await openSite(now)));
afterEach(() => site.close());

it.each<[string, number[], string | null]>([
  ['the outlets of the last hours', [30, 20, 2.5, 2, 1.5], '3 tòa soạn đưa tin trong 3 giờ qua'],
  [
    'those of the day where half of them are older',
    [60, 50, 40, 20, 2],
    '2 tòa soạn đưa tin trong 24 giờ qua',
  ],
  ['nothing where one alone is recent', [60, 50, 2], null],
  ['nothing of a story that an earlier version published', [], null],
])('a story says why it is hot: %s', async (_, ages, expected) => {
  const outlets = Array.from({ length: 5 }, (_, n) => `o${n}.example`);
  const reportedAt = ages.map(hoursAgo);
  await site.apply(
    articleUpdate({ id: 'a' }, { storyId: 's' }),
    storyUpdate({
      ...{ storyId: 's', headlineArticleId: 'a', outlets, reports: 4, articleCount: 9 },
      ...(ages.length > 0 && { reportedAt, heat: now.getTime() }),
    }),
  );
  const { document } = await site.ask('/stories/s');
  const facts = document.querySelector('.storyhead .facts')?.textContent ?? '';
  expect(facts).toContain('5 tòa soạn');
  expect(facts).toContain('4 tin độc lập');
  expect(facts.includes('giờ qua')).toBe(expected !== null);
  if (expected) expect(facts).toContain(expected);
});
