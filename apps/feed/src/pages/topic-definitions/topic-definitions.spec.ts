import {
  DefineTopic,
  type KnownTopic,
  ListTopics,
  RelabelArticles,
  type Relabelling,
  RelabellingProgress,
  RemoveTopic,
  type TopicDefinition,
} from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { articleUpdate, someTopics } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const now = new Date('2026-02-01T10:00:00Z');
const save = '/operator/topic-definitions/save';
const climate: TopicDefinition = {
  ...{ id: 'climate', names: { vi: 'Khí hậu', en: 'Climate' }, mediaTopic: 'medtop:06000000' },
  description: { vi: 'Biến đổi khí hậu', en: 'Climate change' },
  keywords: { vi: { 'phát thải': 3, mưa: -1.5 }, fr: { climat: 3 } },
  examples: { en: ['Net zero by 2050\nLeaders met.', 'Seas rise'] },
};

let site: Site;
let own: TopicDefinition[];
let progress: Relabelling | null;
let asOf: number;
beforeEach(async () => {
  own = [];
  progress = null;
  asOf = now.getTime();
  site = await openSite(now);
  await publish();
});
afterEach(() => site.close());

/** As it comes back to the feed. */
const publish = () =>
  site.apply({
    kind: 'topics',
    topics: [...someTopics, ...own],
    asOf: new Date(++asOf).toISOString(),
  });

/** As classify does. */
async function answer(): Promise<void> {
  await site.bus.answer(ListTopics, async () => ({
    topics: [
      ...someTopics.map((topic): KnownTopic => ({
        ...{ topic, origin: 'shipped', trained: ['vi', 'en'], definition: null },
      })),
      ...own.map((definition): KnownTopic => ({
        ...{ topic: definition, origin: 'own', trained: [], definition },
      })),
    ],
  }));
  await site.bus.answer(DefineTopic, async ({ definition }) => {
    const told = [definition.keywords, definition.institutions, definition.examples];
    if (told.every((one) => one === undefined)) return { kind: 'untold' as const };
    const others = own.filter(({ id }) => id !== definition.id);
    const isNew = others.length === own.length;
    own = [...others, definition];
    await publish();
    return { kind: 'defined' as const, isNew };
  });
  await site.bus.answer(RemoveTopic, async ({ id }) => {
    if (!own.some((topic) => topic.id === id))
      return { kind: 'unknown-topic' as const, topics: [] };
    own = own.filter((topic) => topic.id !== id);
    await publish();
    return { kind: 'removed' as const };
  });
  await site.bus.answer(RelabellingProgress, async () => ({ progress }));
}

const ask = (url: string, form?: Record<string, string>, headers = {}) =>
  site.ask(url, { headers: { ...site.operatorCookie, ...headers }, ...(form && { form }) });

/** What a browser would send of the form, without scripts. */
const fieldsOf = (document: Document): Record<string, string> =>
  Object.fromEntries(
    [...document.querySelectorAll('.topicform :is(input, textarea, select)')].map((field) => [
      field.getAttribute('name') ?? '',
      field.localName === 'textarea'
        ? (field.textContent ?? '')
        : ((field.querySelector('option[selected]') ?? field).getAttribute('value') ?? ''),
    ]),
  );

/** Fills the form in, and follows to where it leads. */
async function send(typed: Record<string, string>, url = '/topic-definitions/form') {
  const { document } = await ask(url);
  const answered = await ask(save, { ...fieldsOf(document), ...typed });
  if (answered.status !== 303) return answered;
  return ask(String(answered.headers.location));
}

const typed = {
  ...{ 'names.vi': 'Khí hậu', 'names.en': ' Climate & energy ' },
  'keywords.vi': 'phát thải\r\nmưa = -1,5\r\n\r\n',
};
const names = (document: Document) => [...document.querySelectorAll('.list h3')].map(textOf);
const status = (document: Document) => textOf(document.querySelector('[role=status]'));

it('is the operator’s alone, and is linked for nobody else', async () => {
  await answer();
  for (const url of ['/topic-definitions', '/topic-definitions/form']) {
    const { status, document } = await site.ask(url);
    expect(status).toBe(403);
    expect(document.querySelector('[name=to]')?.getAttribute('value')).toBe('/topic-definitions');
  }
  const link = 'a[href="/topic-definitions"]';
  expect((await site.ask('/topics')).document.querySelectorAll(link)).toHaveLength(0);
  expect((await ask('/topics')).document.querySelectorAll(`main ${link}`)).toHaveLength(1);
  expect((await ask('/latest')).document.querySelectorAll(`footer ${link}`)).toHaveLength(1);
});

it('lists all topics, own ones first and with what may be done', async () => {
  await answer();
  own = [climate];
  const { document } = await ask('/topic-definitions');
  expect(names(document)).toEqual(['Khí hậu', 'An ninh mạng', 'Giải trí', 'Ngoại giao']);
  const [first, second] = [...document.querySelectorAll('.list > li')].map(textOf);
  expect(first).toContain('của riêng bạn · nhận ra nhờ từ khóa và ví dụ · climate');
  expect(second).toContain('đi kèm Newsline · đã học từ bài bằng Tiếng Việt, Tiếng Anh');
  const forms = [...document.querySelectorAll('.list form')];
  expect(forms.map((form) => form.getAttribute('action'))).toEqual([
    '/operator/topic-definitions/remove',
  ]);
  expect(forms[0]?.closest('details')?.hasAttribute('open')).toBe(false);
});

it('adds a topic, which shows at once', async () => {
  await answer();
  const { document } = await send({ ...typed, parent: 'diplomacy', 'sections.en': 'Planet' });
  expect(own).toEqual([
    {
      ...{ id: 'climate-energy', names: { vi: 'Khí hậu', en: 'Climate & energy' } },
      ...{ description: { vi: '', en: '' }, parent: 'diplomacy' },
      ...{ keywords: { vi: { 'phát thải': 3, mưa: -1.5 } }, sections: { en: ['Planet'] } },
    },
  ]);
  expect(status(document)).toContain('Đã thêm chủ đề.');
  expect(names(document)[0]).toBe('Khí hậu');
});

it('edits a topic, and keeps what its form does not show', async () => {
  await answer();
  own = [climate];
  const page = '/topic-definitions/form?id=climate';
  const { document } = await ask(page);
  expect(fieldsOf(document)).toMatchObject({
    ...{ edited: 'climate', 'keywords.vi': 'phát thải\nmưa = -1.5' },
    'examples.en': 'Net zero by 2050\n  Leaders met.\nSeas rise',
  });
  await send({}, page);
  expect(own).toEqual([climate]);
  const changed = await send({ 'names.vi': 'Trái Đất', 'examples.en': '' }, page);
  const { examples: _, ...others } = climate;
  expect(own).toEqual([{ ...others, names: { vi: 'Trái Đất', en: 'Climate' } }]);
  expect(status(changed.document)).toContain('Đã lưu chủ đề.');
  expect(names(changed.document)[0]).toBe('Trái Đất');
});

it.each<[string, Record<string, string>, string, string]>([
  ['no name', { 'names.en': ' ' }, 'names-en', 'Chưa điền'],
  ['a long name', { 'names.vi': 'x'.repeat(81) }, 'names-vi', 'nhiều nhất 80 ký tự'],
  ['a long description', { 'description.vi': 'x'.repeat(1_001) }, 'description-vi', '1.000'],
  ['a bad id', { id: 'Khí hậu' }, 'id', 'không dấu'],
  ['a name that makes no id', { 'names.en': '气候' }, 'id', 'không dấu'],
  ['the id of another', { id: 'diplomacy' }, 'id', 'Đã có chủ đề'],
  ['a weight that is none', { 'keywords.en': 'rain\nsea = high' }, 'keywords-en', '“sea”'],
  ['too much weight', { 'keywords.vi': 'mưa = 11' }, 'keywords-vi', '“mưa”'],
  ['no phrase', { 'keywords.vi': '= 2' }, 'keywords-vi', 'cụm từ'],
  ['a long phrase', { 'keywords.vi': 'a b c d e f g h i' }, 'keywords-vi', '8 tiếng'],
  ['a very long phrase', { 'keywords.vi': 'x'.repeat(501) }, 'keywords-vi', '500'],
  ['a long headline', { 'examples.en': `x\n${'y'.repeat(501)}` }, 'examples-en', '“yyy'],
  ['nothing to tell it by', { 'keywords.vi': '' }, 'keywords-vi', 'Chưa có gì'],
  ['a parent that is not', { parent: 'No such' }, 'parent', 'chưa hợp lệ'],
])('comes back with what was typed, and says what is wrong: %s', async (_, wrong, id, said) => {
  await answer();
  const all = { ...typed, ...wrong };
  const { status, document } = await send(all);
  expect(status).toBe(422);
  expect(own).toEqual([]);
  const field = document.querySelector(`#${id}`);
  expect(field?.getAttribute('aria-invalid')).toBe('true');
  expect(field?.getAttribute('aria-describedby')).toContain(`${id}-problem`);
  expect(textOf(document.querySelector(`#${id}-problem`))).toContain(said);
  expect(textOf(document.querySelector('[role=alert]'))).toContain('có 1 chỗ');
  const shown = Object.entries(fieldsOf(document)).map(([name, value]) => [
    name,
    value.replaceAll('\n', '\r\n'),
  ]);
  for (const [name, value] of Object.entries(all).filter(([name]) => name !== 'parent'))
    expect(shown).toContainEqual([name, value.replace(/(?<!\r)\n/gu, '\r\n')]);
});

it('keeps what was typed while classify does not answer', async () => {
  const { status, document } = await ask(save, typed);
  expect(status).toBe(503);
  expect(textOf(document.querySelector('[role=alert]'))).toContain('chưa trả lời');
  expect(fieldsOf(document)).toMatchObject({ 'names.vi': 'Khí hậu' });
});

it('removes a topic, once', async () => {
  await answer();
  own = [climate];
  await publish();
  const url = '/operator/topic-definitions/remove';
  const removed = await ask(url, { id: 'climate' });
  expect([removed.status, removed.headers.location]).toEqual([
    303,
    '/topic-definitions?done=removed',
  ]);
  const { document } = await ask(String(removed.headers.location));
  expect([status(document), names(document).length]).toEqual([
    expect.stringContaining('Đã gỡ chủ đề.'),
    3,
  ]);
  const again = await ask(url, { id: 'climate' });
  expect(again.headers.location).toBe('/topic-definitions?done=gone');
  expect((await ask(url, { id: 'No Topic' })).status).toBe(400);
  expect((await ask('/topic-definitions/form?id=climate')).status).toBe(404);
});

it('labels what is there, and follows it by reloading itself', async () => {
  await answer();
  await site.apply(articleUpdate({ id: 'a' }), articleUpdate({ id: 'b' }));
  const labelled = Promise.withResolvers<void>();
  await site.bus.answer(RelabelArticles, async ({ run, articles }) => {
    await labelled.promise;
    progress = { ...run, done: articles.length, changed: 1, isFinished: true };
    return { kind: 'labelled', progress };
  });
  const started = await ask('/operator/topic-definitions/relabel', {});
  expect(started.headers.location).toBe('/topic-definitions?done=started');
  const during = (await ask(String(started.headers.location))).document;
  const bar = during.querySelector('progress');
  expect([bar?.getAttribute('value'), bar?.getAttribute('max')]).toEqual(['0', '2']);
  expect(textOf(bar)).toBe('0 trên 2 bài, 0 bài đổi chủ đề');
  const reload = 'meta[http-equiv=refresh]';
  expect(during.querySelector(reload)?.getAttribute('content')).toBe('5; url=/topic-definitions');
  expect(during.querySelector('form[action$=relabel]')).toBeNull();
  const held = (await ask('/topic-definitions?reload=no')).document;
  expect([held.querySelector('progress') !== null, held.querySelector(reload)]).toEqual([
    true,
    null,
  ]);
  expect((await ask('/topic-definitions/form')).document.querySelector(reload)).toBeNull();
  const again = await ask('/operator/topic-definitions/relabel', {});
  expect(again.headers.location).toBe('/topic-definitions?done=running');

  labelled.resolve();
  await eventually(async () => {
    const { document } = await ask('/topic-definitions');
    expect(textOf(document.querySelector('.relabelling'))).toContain(
      'đã xem lại 2 bài, 1 bài đổi chủ đề',
    );
    expect(document.querySelector(reload)).toBeNull();
  });
});

it('says that a run was cut short', async () => {
  await answer();
  const at = '2026-02-01T09:50:00.000Z';
  progress = {
    startedAt: at,
    updatedAt: at,
    done: 1200,
    total: 5000,
    changed: 3,
    isFinished: false,
  };
  const { document } = await ask('/topic-definitions');
  expect(textOf(document.querySelector('.relabelling .facts'))).toBe(
    '10 phút trước · Lần gần đây dừng giữa chừng, sau 1.200 trên 5.000 bài. Hãy chạy lại từ đầu.',
  );
  expect(document.querySelector('form[action$=relabel]')).not.toBeNull();
});

it.each(['save', 'remove', 'relabel'])(
  'refuses to %s for readers and other sites',
  async (what) => {
    await answer();
    own = [climate];
    const url = `/operator/topic-definitions/${what}`;
    const form = { ...typed, id: 'climate', edited: 'climate' };
    const asReader = await site.ask(url, { form });
    const fromElsewhere = await ask(url, form, { 'sec-fetch-site': 'same-site' });
    expect([asReader.status, fromElsewhere.status]).toEqual([403, 403]);
    expect(asReader.document.querySelector('[name=to]')?.getAttribute('value')).toBe(
      '/topic-definitions',
    );
    expect(own).toEqual([climate]);
  },
);
