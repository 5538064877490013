import {
  CorrectTopic,
  ListCorrections,
  TakeBackCorrection,
  type TopicCorrection,
  type TopicLabel,
} from '@newsline/contracts';
import { articleUpdate, someTopics } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
const at = '2026-02-01T09:55:00.000Z';
let site: Site;
let corrections: TopicCorrection[];
let revision: number;

beforeEach(async () => {
  corrections = [];
  revision = 0;
  site = await openSite(now);
  const update = articleUpdate({ id: 'a/1', title: 'Lũ lớn' }, { topics: ['diplomacy'] });
  const [topic] = update.labels.topics;
  const against = { field: 'title', start: 0, end: 2, weight: -0.4 } as const;
  const topics = topic ? [{ ...topic, evidence: [against] }] : [];
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf: at },
    { ...update, labels: { ...update.labels, topics } },
  );
});
afterEach(() => site.close());

/** As classify does, but for what it learns. */
async function answer(): Promise<void> {
  const changed = async (articleId: string, topics: readonly TopicLabel[]) => {
    const version = 1;
    await site.apply({
      kind: 'relabelled',
      articleId,
      version,
      revision: ++revision,
      topics: [...topics],
    });
    return { topics: [...topics] };
  };
  const without = (topic: string) => (other: { readonly topic: string }) => other.topic !== topic;
  await site.bus.answer(CorrectTopic, async ({ article, topic, belongs, by }) => {
    const wasGiven = article.topics.some((label) => label.topic === topic);
    const { id: articleId, title, language } = article;
    const said = { articleId, topic, belongs, wasGiven, title, language, by, at };
    corrections = [said, ...corrections.filter(without(topic))];
    const label = { topic, score: 1, words: [], evidence: [] };
    const others = article.topics.filter(without(topic));
    const kind = 'corrected' as const;
    return { kind, ...(await changed(articleId, belongs ? [label, ...others] : others)) };
  });
  await site.bus.answer(TakeBackCorrection, async ({ article, topic }) => {
    const found = corrections.find((one) => one.topic === topic);
    if (!found) return { kind: 'no-correction' as const };
    corrections = corrections.filter(without(topic));
    const label = { topic, score: 0.9, words: [], evidence: [] };
    const others = article.topics.filter(without(topic));
    const kind = 'taken-back' as const;
    return { kind, ...(await changed(article.id, found.wasGiven ? [label, ...others] : others)) };
  });
  await site.bus.answer(ListCorrections, async ({ articleId, limit, after }) => {
    const all = corrections.filter((one) => articleId === undefined || one.articleId === articleId);
    const from = Number(after ?? 0);
    const next = from + limit < all.length ? String(from + limit) : null;
    return { corrections: all.slice(from, from + limit), next };
  });
}

const ask = (url: string, form?: Record<string, string>, headers = {}) =>
  site.ask(url, { headers: { ...site.operatorCookie, ...headers }, ...(form && { form }) });

/** Sends a form of the page as a browser does that runs no script.
 *  @param by the text of the button, @param choice of a select */
async function press(document: Document, topic: string, by: string, choice?: string) {
  const forms = [...document.querySelectorAll('form[method=post]')];
  const form = forms.find(
    (one) =>
      [...one.querySelectorAll('button')].some((button) => textOf(button) === by) &&
      (choice !== undefined || one.querySelector(`[name=topic][value="${topic}"]`) !== null),
  );
  const button = [...(form?.querySelectorAll('button') ?? [])].find((one) => textOf(one) === by);
  const sent = [...(form?.querySelectorAll('input') ?? []), ...(button ? [button] : [])]
    .map((field) => [field.getAttribute('name'), field.getAttribute('value')] as const)
    .filter(([name]) => name !== null);
  const select = choice === undefined ? {} : { topic: choice };
  const answered = await ask(String(form?.getAttribute('action')), {
    ...(Object.fromEntries(sent) as Record<string, string>),
    ...select,
  });
  expect(answered.status).toBe(303);
  return ask(String(answered.headers.location));
}

const why = (document: Document) =>
  [...document.querySelectorAll('.why > li')].map((topic) => textOf(topic));

describe('why an article has its topics', () => {
  it('is told to everybody: how likely, and the words for and against', async () => {
    const vietnamese = await site.ask('/articles/a%2F1');
    expect(why(vietnamese.document)).toEqual([
      'Ngoại giao khả năng đúng 90%nhờ các từ từdù có các từ Lũ',
    ]);
    const english = await site.ask('/articles/a%2F1', { headers: { 'accept-language': 'en' } });
    expect(why(english.document)).toEqual([
      'Diplomacy 90% likely to be rightfor the words từin spite of the words Lũ',
    ]);
    expect(vietnamese.html).not.toContain('/operator/corrections');
  });

  it('can be confirmed, and that be undone', async () => {
    await answer();
    const page = await ask('/articles/a%2F1');
    const confirmed = await press(page.document, 'diplomacy', 'Đúng');
    expect(why(confirmed.document)).toEqual([
      expect.stringMatching(
        /^Ngoại giao.*Đã xác nhận là đúng · operator · 5 phút trước\s?Hoàn tác$/u,
      ),
    ]);
    expect(corrections).toMatchObject([{ articleId: 'a/1', belongs: true, by: 'operator' }]);
    const undone = await press(confirmed.document, 'diplomacy', 'Hoàn tác');
    expect(corrections).toEqual([]);
    expect(textOf(undone.document.querySelector('.why'))).toContain('Đúng');
  });

  it('can be denied: the topic goes, and comes back when that is undone', async () => {
    await answer();
    const page = await ask('/articles/a%2F1');
    const denied = await press(page.document, 'diplomacy', 'Sai');
    expect(why(denied.document)).toEqual([expect.stringContaining('Đã bỏ vì sai')]);
    expect(textOf(denied.document.querySelector('.page .kicker'))).toBe('');
    const undone = await press(denied.document, 'diplomacy', 'Hoàn tác');
    expect(textOf(undone.document.querySelector('.page .kicker'))).toBe('Ngoại giao');
  });

  it('can be completed by a topic that is missing', async () => {
    await answer();
    const page = await ask('/articles/a%2F1');
    const offered = [...page.document.querySelectorAll('option')].map(textOf);
    expect(offered).toEqual(['Thêm chủ đề còn thiếu…', 'An ninh mạng', 'Giải trí']);
    const completed = await press(page.document, '', 'Thêm', 'entertainment');
    expect(why(completed.document)[0]).toContain('Đã thêm vì còn thiếu');
    expect(textOf(completed.document.querySelector('.page .kicker'))).toBe('Giải trí / Ngoại giao');
  });

  it('is shown while classify does not answer, and cannot be corrected', async () => {
    const { status, document, html } = await ask('/articles/a%2F1');
    expect([status, why(document).length]).toEqual([200, 1]);
    expect(textOf(document.querySelector('.block .facts:last-child'))).toContain('chưa trả lời');
    expect(html).not.toContain('/operator/corrections');
    const form = { articleId: 'a/1', topic: 'diplomacy', belongs: 'yes' };
    expect((await ask('/operator/corrections/correct', form)).status).toBe(503);
  });

  it.each<[string, Record<string, string>, number]>([
    ['an unknown article', { articleId: 'x', topic: 'diplomacy', belongs: 'yes' }, 404],
    ['no topic', { articleId: 'a/1', topic: '', belongs: 'yes' }, 400],
    ['neither right nor wrong', { articleId: 'a/1', topic: 'diplomacy' }, 400],
  ])('is not corrected of %s', async (_reason, form, status) => {
    await answer();
    expect((await ask('/operator/corrections/correct', form)).status).toBe(status);
    expect(corrections).toEqual([]);
  });
});

describe('the page of corrections', () => {
  const said = (n: number, more: Partial<TopicCorrection> = {}): TopicCorrection => ({
    ...{ articleId: 'a/1', topic: `t${n}`, title: `Bài ${n}`, language: 'vi' },
    ...{ belongs: true, wasGiven: true, by: 'operator', at },
    ...more,
  });

  it('is the operator’s alone', async () => {
    await answer();
    const { status, document } = await site.ask('/corrections');
    expect(status).toBe(403);
    expect(document.querySelector('[name=to]')?.getAttribute('value')).toBe('/corrections');
  });

  it('lists them with what was meant, and leads to the article and to all as JSON lines', async () => {
    await answer();
    corrections = [
      said(1, { topic: 'diplomacy' }),
      said(2, { belongs: false }),
      said(3, { wasGiven: false, title: 'Thư <b>' }),
    ];
    const { document } = await ask('/corrections');
    expect([...document.querySelectorAll('.letters > li')].map(textOf)).toEqual([
      expect.stringMatching(/^Bài 1\s?Ngoại giao · đúng · operator · 5 phút trước\s?Hoàn tác$/u),
      expect.stringContaining('t2 · sai'),
      expect.stringContaining('t3 · còn thiếu'),
    ]);
    const [link] = document.querySelectorAll('.letters h2 a');
    expect(link?.getAttribute('href')).toBe('/articles/a%2F1');
    expect(document.querySelector('a[href="/v1/corrections.jsonl"]')).not.toBeNull();
    expect(document.querySelectorAll('footer a[href="/corrections"]')).toHaveLength(1);
  });

  it('shows thirty at a time, and stays where one is undone', async () => {
    await answer();
    corrections = Array.from({ length: 31 }, (_, n) => said(n));
    const first = await ask('/corrections');
    const next = first.document.querySelector('a[rel=next]')?.getAttribute('href');
    expect(next).toBe('/corrections?cursor=30');
    const second = await ask(next ?? '');
    expect(second.document.querySelectorAll('.letters > li')).toHaveLength(1);
    const undone = await press(second.document, 't30', 'Hoàn tác');
    expect(textOf(undone.document.querySelector('[role=status]'))).toBe('Đã hoàn tác.');
    expect(corrections).toHaveLength(30);
    const again = await press(second.document, 't30', 'Hoàn tác');
    expect(textOf(again.document.querySelector('[role=status]'))).toContain('Không hoàn tác được');
  });

  it.each(['correct', 'take-back'])('refuses to %s for readers and other sites', async (action) => {
    await answer();
    corrections = [said(1, { topic: 'diplomacy' })];
    const before = [...corrections];
    const form = { articleId: 'a/1', topic: 'diplomacy', belongs: 'no' };
    const url = `/operator/corrections/${action}`;
    const asReader = await site.ask(url, { form });
    const fromElsewhere = await ask(url, form, { 'sec-fetch-site': 'same-site' });
    expect([asReader.status, fromElsewhere.status]).toEqual([403, 403]);
    expect(asReader.document.querySelector('[name=to]')?.getAttribute('value')).toBe(
      '/corrections',
    );
    expect(corrections).toEqual(before);
  });
});
