import { ExplainStory, type AnswerOf, type Membership } from '@newsline/contracts';
import { evidenceNames } from '@newsline/news/grouping';
import { storyUpdate } from '../../read-model/testing/sample-news.ts';
import { dictionaries } from '../i18n/i18n.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';
import { inWords, strengthOf } from './fact-list.tsx';

const now = new Date('2026-02-01T10:00:00Z');
let site: Site;
let answer: AnswerOf<typeof ExplainStory>;

beforeEach(async () => {
  site = await openSite(now);
  answer = { kind: 'explained', members: [] };
  await site.apply(
    storyUpdate({ storyId: 's/1', headline: 'Lũ <b>lớn</b>', language: 'vi' }),
    storyUpdate({ storyId: 'old', articleCount: 0, mergedInto: 's/1' }),
  );
});
afterEach(() => site.close());

const member = (more: Partial<Membership>): Membership => ({
  ...{ articleId: 'a/1', title: 'Nước lên', publishedAt: '2026-02-01T08:00:00.000Z' },
  ...{ decidedBy: 'opened' as const, score: null, like: null, ...more },
});
const fact = (name: string, logOdds: number, ...words: string[]) => ({
  fact: name,
  logOdds,
  words,
});
const ask = async (url = '/stories/s%2F1/why', language = 'vi') => {
  await site.bus.answer(ExplainStory, async () => answer);
  return site.ask(url, { headers: { ...site.operatorCookie, 'accept-language': language } });
};

it('says of each article what brought it and what speaks for and against it', async () => {
  const like = {
    ...{ articleId: 'a/1', title: 'Nước lên', probability: 0.994 },
    for: [fact('rarestName', 5.5, 'Hà Nội', '<q>'), fact('hoursApart', 0.5)],
    against: [fact('namesApart', -3.2)],
  };
  answer = {
    kind: 'explained',
    members: [member({}), member({ articleId: 'a2', decidedBy: 'likeness', score: 0.75, like })],
  };
  const { document } = await ask();
  const [first, second] = [...document.querySelectorAll('.letters > li')].map(textOf);
  expect(first).toMatch(/^Nước lên\s?mở đầu câu chuyện · .*Chưa có bài nào khác để so\.$/u);
  expect(second).toContain('giống các bài ở đây · khả năng đúng 75% khi bài đến');
  expect(second).toContain('Khả năng cùng chuyện 99% với bài giống nhất: Nước lên');
  expect(second).toMatch(
    /Cho thấy cùng chuyện\s?cùng nêu một tên hiếm \(rất mạnh\): Hà Nội, <q>\s?đăng gần nhau \(nhẹ\)/u,
  );
  expect(second).toMatch(/Cho thấy khác chuyện\s?mỗi tiêu đề có tên hiếm .* \(mạnh\)$/u);
  const links = [...document.querySelectorAll('.letters a')].map((a) => a.getAttribute('href'));
  expect(links).toEqual(['/articles/a%2F1', '/articles/a2', '/articles/a%2F1']);
});

it.each(['vi', 'en'] as const)('has words in %s for all that decides', async (language) => {
  const { storyReasons } = dictionaries[language];
  for (const name of evidenceNames)
    for (const side of ['for', 'against'] as const) {
      const words = inWords(name, side, storyReasons);
      expect([name, words]).not.toEqual([name, storyReasons.otherFact]);
      expect(words).toContain(' ');
    }
  for (const name of ['__proto__', 'constructor', 'somethingNew'])
    expect(inWords(name, 'for', storyReasons)).toBe(storyReasons.otherFact);
});

it.each(['vi', 'en'])('never shows the name of a fact, in %s', async (language) => {
  const facts = [...evidenceNames, 'somethingNew', '__proto__'].map((name) => fact(name, 1));
  const like = { articleId: 'b', title: 'B', probability: 0, for: facts, against: facts };
  answer = { kind: 'explained', members: [member({ like })] };
  const { html, document } = await ask(undefined, language);
  expect(document.querySelectorAll('.why > li')).toHaveLength(2 * facts.length);
  const shown = textOf(document.querySelector('main'));
  const raw = facts.filter(({ fact: name }) => new RegExp(`\\b${name}\\b`).test(shown));
  expect(raw).toEqual([]);
  expect(html).not.toMatch(/undefined|\[object/);
});

it.each([
  [0, 'slight'],
  [-0.99, 'slight'],
  [1, 'clear'],
  [-3, 'strong'],
  [4.99, 'strong'],
  [-9, 'decisive'],
])('logarithmic odds of %d are %s', (logOdds, strength) => {
  expect(strengthOf(logOdds)).toBe(strength);
});

it('is the operator’s alone', async () => {
  const { status, html } = await site.ask('/stories/s%2F1/why');
  expect(status).toBe(403);
  expect(html).not.toContain('Lũ');
});

it('leads on where a story was merged, and is not there where it is unknown', async () => {
  const merged = await ask('/stories/old/why?lang=en');
  expect([merged.status, merged.headers.location]).toEqual([301, '/stories/s%2F1/why?lang=en']);
  expect((await ask('/stories/never/why')).status).toBe(404);
  answer = { kind: 'unknown-story' };
  expect((await ask()).status).toBe(404);
});

it('says who is away', async () => {
  const { status } = await site.ask('/stories/s%2F1/why', { headers: site.operatorCookie });
  expect(status).toBe(503);
});
