import type { StoryCorrection } from '@newsline/contracts';
import { articleUpdate, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { PlayedGrouping } from '../testing/play-grouping.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
let site: Site;
let grouping: PlayedGrouping;

beforeEach(async () => {
  site = await openSite(now);
  const storyOf = { a1: 's/1', a2: 's/1', a3: 's/1', b1: 't' };
  await site.apply(
    ...Object.entries(storyOf).map(([id, storyId]) =>
      articleUpdate({ id, title: `Bài <b>${id}</b>` }, { storyId }),
    ),
    storyUpdate({ storyId: 's/1', headlineArticleId: 'a1', articleCount: 3 }),
    storyUpdate({ storyId: 't', headlineArticleId: 'b1' }),
  );
  grouping = new PlayedGrouping(site, storyOf);
});
afterEach(() => site.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;

const ask = (url: string, form?: Fields, headers = {}) =>
  site.ask(url, { headers: { ...site.operatorCookie, ...headers }, ...(form && { form }) });

/** Sends a form of the page as a browser does that runs no script.
 *  @param by the text of the button */
async function press(document: Document, by: string, typed: Fields = {}) {
  const button = [...document.querySelectorAll('form[method=post] button')].find(
    (one) => textOf(one) === by,
  );
  const form = button?.closest('form');
  const fields = [...(form?.querySelectorAll('input:not([type=checkbox])') ?? []), button];
  const sent = fields
    .map((field) => [field?.getAttribute('name'), field?.getAttribute('value') ?? ''])
    .filter(([name]) => name);
  const answered = await ask(String(form?.getAttribute('action')), {
    ...(Object.fromEntries(sent) as Record<string, string>),
    ...typed,
  });
  expect(answered.status).toBe(303);
  return { to: String(answered.headers.location), ...(await follow(answered.headers.location)) };
}

async function follow(location: unknown) {
  const answered = await ask(String(location).replace(/#.*/, ''));
  return answered.status === 301 ? ask(String(answered.headers.location)) : answered;
}

const section = (document: Document) => textOf(document.querySelector('[aria-labelledby=correct]'));
const pageOf = async (id = 's%2F1') => (await ask(`/stories/${id}`)).document;

describe('on a story’s page the operator', () => {
  beforeEach(() => grouping.answer());

  it('renames it, and takes that back', async () => {
    const headline = '<script>alert(1)</script> "Lũ" & hạn';
    const renamed = await press(await pageOf(), 'Đổi tiêu đề', { headline });
    expect(renamed.to).toBe('/stories/s%2F1#correct');
    expect(textOf(renamed.document.querySelector('h1'))).toBe(headline);
    expect(section(renamed.document)).toContain(`đổi tiêu đề thành “${headline}”`);
    expect(grouping.corrections).toMatchObject([{ edit: { headline }, by: 'operator' }]);
    const undone = await press(renamed.document, 'Hoàn tác');
    expect(textOf(undone.document.querySelector('h1'))).toBe('Như cũ');
    expect(grouping.corrections).toEqual([]);
  });

  it.each([
    ['Ghim lên đầu', 'Bỏ ghim', { pinned: true }],
    ['Ẩn khỏi các danh sách', 'Thôi ẩn', { muted: true }],
  ])('does “%s”, then “%s”', async (on, off, expected) => {
    const done = await press(await pageOf(), on);
    expect(await site.readModel.story('s/1')).toMatchObject(expected);
    expect(section(done.document)).not.toContain(on);
    const undone = await press(done.document, off);
    expect(await site.readModel.story('s/1')).toMatchObject({ pinned: false, muted: false });
    expect(section(undone.document)).toContain(on);
  });

  it.each(['t', 'https://news.example/stories/t?lang=vi', '/articles/b1'])(
    'merges it into another one, named by %s',
    async (to) => {
      const merged = await press(await pageOf(), 'Gộp', { to });
      expect([merged.to, merged.status]).toEqual(['/stories/t#correct', 200]);
      expect(merged.document.querySelectorAll('.report')).toHaveLength(4);
      expect(section(merged.document)).toContain('gộp vào câu chuyện khác');
      const former = await ask('/stories/s%2F1?lang=en');
      expect([former.status, former.headers.location]).toEqual([301, '/stories/t?lang=en']);
      await press(merged.document, 'Hoàn tác');
      expect((await ask('/stories/s%2F1')).document.querySelectorAll('.report')).toHaveLength(3);
    },
  );

  it('splits several articles off, and takes that back', async () => {
    const split = await press(await pageOf(), 'Tách các bài đã chọn thành chuyện riêng', {
      articleId: ['a1', 'a3'],
    });
    expect(split.to).toMatch(/^\/stories\/new-\d+#correct$/);
    expect(split.document.querySelectorAll('.report')).toHaveLength(2);
    expect(grouping.corrections).toMatchObject([
      { edit: { kind: 'split', storyId: 's/1', articleIds: ['a1', 'a3'] } },
    ]);
    const undone = await press(split.document, 'Hoàn tác');
    expect(undone.to).toBe('/stories/s%2F1#correct');
    expect(undone.document.querySelectorAll('.report')).toHaveLength(3);
  });

  it('makes one article a story of its own', async () => {
    const button = 'Tách các bài đã chọn thành chuyện riêng';
    const split = await press(await pageOf(), button, { articleId: 'a2' });
    expect(split.to).toMatch(/^\/stories\/new-/);
    const edit = { kind: 'move', articleId: 'a2', storyId: null };
    expect(grouping.corrections).toMatchObject([{ edit }]);
  });

  it('moves articles to another story, and stays while any is left', async () => {
    const some = await press(await pageOf(), 'Chuyển', { to: 't', articleId: ['a1', 'a2'] });
    expect([some.to, grouping.storyOf('a1')]).toEqual(['/stories/s%2F1#correct', 't']);
    const rest = await press(some.document, 'Chuyển', { to: '/stories/t', articleId: 'a3' });
    expect(rest.to).toBe('/stories/t#correct');
    expect(grouping.corrections).toHaveLength(3);
  });

  it.each<[string, string, Fields, string]>([
    ['into a story that is not', 'Gộp', { to: '/stories/x' }, 'Không có câu chuyện nào'],
    ['into none', 'Gộp', { to: ' ' }, 'Không có câu chuyện nào'],
    ['without a choice', 'Chuyển', { to: 't' }, 'Hãy chọn ít nhất một bài'],
    ['without a target', 'Chuyển', { articleId: 'a1' }, 'Không có câu chuyện nào'],
    ['to where it is', 'Chuyển', { articleId: 'a1', to: '/stories/s%2F1' }, 'Không có gì để sửa'],
    ['of an article that left', 'Chuyển', { articleId: 'x', to: 't' }, 'không còn ở câu chuyện'],
    ['by an empty headline', 'Đổi tiêu đề', { headline: '\u200b ' }, 'Tiêu đề phải có chữ'],
    ['by a long headline', 'Đổi tiêu đề', { headline: 'đ'.repeat(301) }, 'dài nhất 300'],
  ])('is told why it is not corrected %s', async (_reason, button, typed, told) => {
    const { to, status, document } = await press(await pageOf(), button, typed);
    expect([to.split('?')[0], status]).toEqual(['/stories/s%2F1', 200]);
    expect(textOf(document.querySelector('[role=alert]'))).toContain(told);
    expect(grouping.corrections).toEqual([]);
  });

  it('is not shown the same to readers', async () => {
    const { html } = await site.ask('/stories/s%2F1');
    expect(html).not.toContain('/operator/corrections');
    expect(html).not.toContain('/why');
  });

  it.each([
    ['edit', { kind: 'pin', storyId: 's/1' }],
    ['take-back', { id: 'c1' }],
  ])('alone may %s, and only from here', async (action, form) => {
    const url = `/operator/corrections/stories/${action}`;
    const asReader = await site.ask(url, { form });
    const fromElsewhere = await ask(url, form, { 'sec-fetch-site': 'same-site' });
    expect([asReader.status, fromElsewhere.status]).toEqual([403, 403]);
    const to = asReader.document.querySelector('[name=to]')?.getAttribute('value');
    expect(to).toBe('/corrections/stories');
    expect(grouping.corrections).toEqual([]);
  });

  it.each([{}, { kind: 'praise', storyId: 's' }, { kind: 'pin' }, { kind: 'pin', storyId: '' }])(
    'cannot send %j',
    async (form) => {
      expect((await ask('/operator/corrections/stories/edit', form)).status).toBe(400);
    },
  );
});

it('shows a story while classify does not answer, and cannot correct it then', async () => {
  const { status, document } = await ask('/stories/s%2F1');
  expect([status, document.querySelectorAll('.report').length]).toEqual([200, 3]);
  expect(section(document)).toContain('chưa trả lời');
  const form = { kind: 'pin', storyId: 's/1' };
  expect((await ask('/operator/corrections/stories/edit', form)).status).toBe(503);
});

describe('the page of corrected stories', () => {
  const made = (n: number, more: Partial<StoryCorrection> = {}): StoryCorrection => ({
    ...{ id: `c/${n}`, edit: { kind: 'pin', storyId: 't' }, headline: `Chuyện ${n}` },
    ...{ storyId: 't', moved: [], by: 'operator', at: '2026-02-01T09:55:00.000Z', ...more },
  });

  it('is the operator’s alone, and leads to the corrected topics and back', async () => {
    await grouping.answer();
    const { status, document } = await site.ask('/corrections/stories');
    expect([status, textOf(document.querySelector('h1'))]).toEqual([403, 'Câu chuyện đã sửa']);
    const listed = await ask('/corrections/stories');
    expect(listed.document.querySelector('main a[href="/corrections"]')).not.toBeNull();
  });

  it('lists what was done, by whom and when', async () => {
    await grouping.answer();
    grouping.corrections.push(
      made(1, { headline: '<i>شركة</i>' }),
      made(2, { by: 'newsline', edit: { kind: 'merge', storyId: 'x', into: 't' } }),
      made(3, { edit: { kind: 'split', storyId: 't', articleIds: ['a', 'b'] } }),
      made(4, { edit: { kind: 'move', articleId: 'a', storyId: null } }),
      made(5, { edit: { kind: 'move', articleId: 'a', storyId: 't' } }),
    );
    const { document } = await ask('/corrections/stories');
    expect([...document.querySelectorAll('.letters > li')].map(textOf)).toEqual([
      expect.stringMatching(/^<i>شركة<\/i>\s?ghim lên đầu · operator · 5 phút trước\s?Hoàn tác$/u),
      expect.stringContaining('gộp vào câu chuyện khác · Newsline tự xem lại'),
      expect.stringContaining('tách 2 bài thành chuyện riêng'),
      expect.stringContaining('tách thành chuyện riêng'),
      expect.stringContaining('chuyển sang câu chuyện khác'),
    ]);
  });

  it('shows thirty at a time, and stays where one is undone', async () => {
    await grouping.answer();
    grouping.corrections.push(...Array.from({ length: 31 }, (_, n) => made(n)));
    const first = await ask('/corrections/stories');
    const next = first.document.querySelector('a[rel=next]')?.getAttribute('href');
    expect(next).toBe('/corrections/stories?cursor=30');
    const second = await ask(next ?? '');
    expect(second.document.querySelectorAll('.letters > li')).toHaveLength(1);
    const undone = await press(second.document, 'Hoàn tác');
    expect(textOf(undone.document.querySelector('[role=status]'))).toBe('Đã hoàn tác.');
    expect(grouping.corrections.map(({ id }) => id)).not.toContain('c/30');
    const again = await press(second.document, 'Hoàn tác');
    expect(textOf(again.document.querySelector('[role=status]'))).toContain('không còn');
  });
});
