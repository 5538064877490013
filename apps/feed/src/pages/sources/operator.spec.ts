import { AddSource, ChangeSource, PollSource, RemoveSources } from '@newsline/contracts';
import { sourceState } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const later = '2026-02-01T09:01:00.000Z';
let site: Site;

beforeEach(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  const { health } = sourceState({ id: 'any' });
  const failing = {
    ...health,
    status: 'failing' as const,
    failures: 3,
    problem: 'The server answers 503.',
    nextPollAt: '2026-02-01T10:30:00.000Z',
  };
  await site.apply(
    { kind: 'source', source: sourceState({ id: 'fine', name: 'A fine one' }), asOf },
    { kind: 'source', source: sourceState({ id: 'ill', name: 'Ốm', health: failing }), asOf },
    { kind: 'source', source: sourceState({ id: 'demo', demonstration: true }), asOf },
  );
});

afterEach(() => site.close());

describe('the page of sources', () => {
  it('shows the failing first, with why and when it is tried next', async () => {
    const { document } = await site.ask('/sources');
    const [first] = document.querySelectorAll('tbody tr');
    const row = textOf(first ?? null);
    expect(row).toContain('Ốm');
    expect(row).toContain('The server answers 503. (hỏng 3 lần liền)');
    expect(row).toContain('sau 30 phút nữa');
  });

  it('says why in the language of the page', async () => {
    const problem = 'The name bao.example cannot be found.';
    const problemDetails = { kind: 'unknown-host', values: { host: 'bao.example' } } as const;
    const before = sourceState({ id: 'lost' }).health;
    const health = { ...before, status: 'failing' as const, problem, problemDetails };
    await site.apply({ kind: 'source', source: sourceState({ id: 'lost', health }), asOf });
    for (const [language, text] of [
      ['vi', 'Không tìm thấy tên bao.example.'],
      ['en', problem],
    ] as const) {
      const headers = { 'accept-language': language };
      const { document } = await site.ask('/sources', { headers });
      expect(textOf(document.querySelector('#source-lost .problem'))).toContain(text);
    }
  });

  it('says on the page of one why it is read when it is, in the language of the page', async () => {
    const { health } = sourceState({ id: 'any' });
    const source = sourceState({
      id: 'calm',
      health: {
        ...health,
        nextPollAt: '2026-02-01T10:12:30.000Z',
        nextPollReason: { kind: 'rhythm', values: { perDay: '4.2' } },
      },
    });
    await site.apply({ kind: 'source', source, asOf });
    for (const [language, text] of [
      ['vi', 'sau 12 phút nữa (nguồn ra khoảng 4 bài mỗi ngày)'],
      ['en', 'in 12 minutes (the feed has about 4 articles a day)'],
    ] as const) {
      const { document } = await site.ask('/sources/calm', {
        headers: { 'accept-language': language },
      });
      expect(textOf(document.querySelector('.sourcefacts'))).toContain(text);
    }
  });

  it('shows what had to be repaired, several folded away', async () => {
    const { health } = sourceState({ id: 'any' });
    const source = (id: string, warnings: string[]) =>
      ({
        kind: 'source',
        source: sourceState({ id, health: { ...health, warnings } }),
        asOf,
      }) as const;
    await site.apply(source('one', ['No end tag.']), source('two', ['No date.', 'No guid.']));
    const { document } = await site.ask('/sources');
    const [one, two] = ['one', 'two'].map((id) => document.querySelector(`#source-${id} th`));
    expect(textOf(one?.querySelector('li') ?? null)).toBe('No end tag.');
    expect(one?.querySelector('details')).toBeNull();
    expect(textOf(two?.querySelector('summary') ?? null)).toBe(
      '2 điều cần lưu ý trong lần đọc cuối',
    );
    expect([...(two?.querySelectorAll('details li') ?? [])].map(textOf)).toEqual([
      'No date.',
      'No guid.',
    ]);
    const alone = await site.ask('/sources/one');
    expect(textOf(alone.document.querySelector('.warnings'))).toBe('No end tag.');
  });

  it('says that a source is polled no more, and where one has moved', async () => {
    const { health } = sourceState({ id: 'any' });
    const ended = { ...health, endedAt: asOf, nextPollAt: '9999-12-31T23:59:59.999Z' };
    const move = { from: 'https://old.example/', to: 'https://new.example/', at: asOf };
    const sources = [
      sourceState({ id: 'ended', health: ended }),
      sourceState({ id: 'moved', moved: { ...move, takenBy: null } }),
      sourceState({ id: 'double', moved: { ...move, takenBy: 'fine' } }),
    ];
    await site.apply(...sources.map((source) => ({ kind: 'source', source, asOf }) as const));
    const alone = await site.ask('/sources/moved');
    expect(textOf(alone.document.querySelector('.sourcefacts'))).toContain(
      'đã chuyển nguồn này từ https://old.example/ tới đây (1 giờ trước)',
    );
    const { document } = await site.ask('/sources');
    const rows = ['ended', 'moved', 'double'].map((id) => document.querySelector(`#source-${id}`));
    const [first, second, third] = rows.map((row) => textOf(row ?? null));
    expect(first).toContain('khi người điều hành yêu cầu');
    expect(second).toContain('từ https://old.example/ tới đây');
    expect(third).toContain('chuyển nguồn này tới https://new.example/');
    expect(rows[2]?.querySelector('a[href="/sources/fine"]')?.textContent).toBe('A fine one');
  });

  it('warns of the demonstration and leads to where it is removed', async () => {
    const { document } = await site.ask('/sources');
    expect(document.querySelector('.banner a')?.getAttribute('href')).toBe(
      '/sources#demonstration',
    );
    expect(document.querySelector('#demonstration')).not.toBeNull();
  });

  it('offers the list of all sources', async () => {
    const { document } = await site.ask('/sources');
    expect(document.querySelector('a[href="/v1/sources.opml"]')).not.toBeNull();
  });

  it('offers readers the way to log in and nothing else', async () => {
    const { document } = await site.ask('/sources');
    const actions = [...document.querySelectorAll('form[method=post]')];
    expect(actions.map((form) => form.getAttribute('action'))).toEqual(['/operator/login']);
  });

  it('shows the actions to the operator alone', async () => {
    const own = await site.ask('/sources', { headers: site.operatorCookie });
    const anybodys = await site.ask('/sources');
    expect(own.html).toContain('/operator/sources/remove');
    expect(anybodys.html).not.toContain('/operator/sources/remove');
  });
});

describe('logging in', () => {
  it('stores the key in a cookie that scripts cannot read', async () => {
    const { status, headers } = await site.ask('/operator/login', {
      form: { key: ` ${site.operatorKey} ` },
    });
    expect([status, headers.location]).toEqual([303, '/sources?notice=in']);
    const cookie = String(headers['set-cookie']);
    expect(cookie).toContain(`newsline-operator=${site.operatorKey};`);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  it.each([
    ['a wrong key', { key: 'guess' }, {}, 'không đúng'],
    ['no key', { other: 'x' }, {}, 'không đúng'],
    ['a form of another site', { key: 'guess' }, { 'sec-fetch-site': 'cross-site' }, 'trang khác'],
  ])('refuses %s', async (_, form, headers, message) => {
    const answer = await site.ask('/operator/login', { form, headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(textOf(answer.document.querySelector('[role=alert]'))).toContain(message);
  });

  it('forgets the key when logging out', async () => {
    const { headers } = await site.ask('/operator/logout', { form: {} });
    expect(String(headers['set-cookie'])).toContain('Max-Age=0');
  });
});

describe('working on sources', () => {
  it.each([
    ['/operator/sources', { url: 'https://x.example/rss' }],
    ['/operator/sources/edit', { sourceId: 'fine', name: 'x' }],
    ['/operator/sources/poll', { sourceId: 'fine' }],
    ['/operator/sources/remove', { sourceId: 'fine' }],
    ['/operator/demonstration/remove', {}],
  ])('%s is refused to readers and to other sites', async (url, form: Record<string, string>) => {
    const asReader = await site.ask(url, { form });
    const headers = { ...site.operatorCookie, 'sec-fetch-site': 'same-site' };
    const fromElsewhere = await site.ask(url, { form, headers });
    expect([asReader.status, fromElsewhere.status]).toEqual([403, 403]);
  });

  it('adds a source and waits until it shows', async () => {
    await site.bus.answer(AddSource, async ({ url, folders = [], fullText = false }) => {
      const source = sourceState({ id: 'new', url, folders, fullText });
      await site.apply({ kind: 'source', source, asOf });
      return { kind: 'added' as const, source };
    });
    const form = {
      url: ' https://new.example/rss ',
      folders: 'Thế giới, Báo lớn ,',
      fullText: 'yes',
    };
    const answer = await site.ask('/operator/sources', { form, headers: site.operatorCookie });
    expect([answer.status, answer.headers.location]).toEqual([303, '/sources?notice=added']);
    const added = (await site.readModel.sources()).find(({ id }) => id === 'new');
    expect(added).toMatchObject({
      url: 'https://new.example/rss',
      folders: ['Thế giới', 'Báo lớn'],
      fullText: true,
    });
  });

  it('adds with what was filled in alone, so that one that is there keeps the rest', async () => {
    await site.bus.answer(AddSource, async (request) => {
      expect(request).toEqual({ url: 'https://fine.example/rss', name: 'Mới' });
      const source = sourceState({ id: 'fine', name: 'Mới' });
      await site.apply({ kind: 'source', source, asOf: later });
      return { kind: 'changed' as const, source };
    });
    const form = { url: 'https://fine.example/rss', name: 'Mới', language: '', folders: ' ' };
    const answer = await site.ask('/operator/sources', { form, headers: site.operatorCookie });
    expect(answer.headers.location).toBe('/sources?notice=changed');
  });

  it('shows the settings of a source to edit', async () => {
    const source = sourceState({
      id: 'fine',
      name: 'Le Jour',
      language: 'fr',
      folders: ['Âu', 'Báo'],
      fullText: true,
    });
    await site.apply({ kind: 'source', source, asOf: later });
    const { document } = await site.ask('/sources', { headers: site.operatorCookie });
    const form = document.querySelector('#source-fine form[action="/operator/sources/edit"]');
    const value = (name: string) => form?.querySelector(`[name=${name}]`)?.getAttribute('value');
    expect([value('sourceId'), value('name'), value('folders')]).toEqual([
      'fine',
      'Le Jour',
      'Âu, Báo',
    ]);
    expect(form?.querySelector('option[selected]')?.getAttribute('value')).toBe('fr');
    expect(form?.querySelector('[name=fullText]')?.hasAttribute('checked')).toBe(true);
  });

  it.each<[string, Record<string, string>, object]>([
    ['nothing', {}, {}],
    ['the name', { name: ' Mới ' }, { name: 'Mới' }],
    ['the name to nothing, which keeps it', { name: '' }, {}],
    ['the language', { language: '' }, { language: null }],
    ['the folders', { folders: 'c,d' }, { folders: ['c', 'd'] }],
    ['the folders to none', { folders: '' }, { folders: [] }],
    ['the outlet', { outlet: 'bao.example' }, { outlet: 'bao.example' }],
    ['the full text', { fullText: 'no' }, { fullText: false }],
  ])('edits %s and leaves the rest, and waits until it shows', async (_reason, input, change) => {
    const before = sourceState({ id: 'fine', name: 'F', folders: ['a, b'], fullText: true });
    await site.apply({ kind: 'source', source: before, asOf: later });
    await site.bus.answer(ChangeSource, async ({ sourceId, ...settings }) => {
      expect({ sourceId, ...settings }).toEqual({ sourceId: 'fine', ...change });
      const source = { ...before, ...settings };
      await site.apply({ kind: 'source', source, asOf: '2026-02-01T09:02:00.000Z' });
      return { kind: 'changed' as const, source };
    });
    const shown = { name: 'F', language: 'vi', folders: 'a, b', fullText: 'yes' };
    const form = { sourceId: 'fine', ...shown, ...input };
    const answer = await site.ask('/operator/sources/edit', { form, headers: site.operatorCookie });
    expect([answer.status, answer.headers.location]).toEqual([303, '/sources?notice=edited']);
  });

  it.each([
    ['vi', 'tên chưa hợp lệ'],
    ['en', 'It is taken.'],
  ])('shows in %s why an edit was refused, in its form, and keeps the input', async (lang, why) => {
    await site.bus.answer(ChangeSource, async () => ({
      kind: 'refused' as const,
      field: 'name',
      reason: 'It is taken.',
    }));
    const { status, document } = await site.ask('/operator/sources/edit', {
      form: { sourceId: 'fine', name: 'Khác' },
      headers: { ...site.operatorCookie, 'accept-language': lang },
    });
    expect(status).toBe(422);
    const form = document.querySelector('#source-fine details[open] form');
    expect(textOf(form?.querySelector('[role=alert]') ?? null)).toContain(why);
    const name = form?.querySelector('[name=name]');
    expect(name?.getAttribute('aria-invalid')).toBe('true');
    expect(name?.getAttribute('value')).toBe('Khác');
    expect(document.querySelectorAll('[role=alert]')).toHaveLength(1);
  });

  it('shows why a source was refused, at the field, and keeps the input', async () => {
    await site.bus.answer(AddSource, async () => ({
      kind: 'refused' as const,
      field: 'url',
      reason: 'This address is private.',
    }));
    const { status, document } = await site.ask('/operator/sources', {
      form: { url: 'http://10.0.0.1/', name: 'Nhà' },
      headers: site.operatorCookie,
    });
    expect(status).toBe(422);
    expect(textOf(document.querySelector('[role=alert]'))).toContain('công khai');
    expect(document.querySelector('#url')?.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('#name')?.getAttribute('value')).toBe('Nhà');
  });

  it('polls now', async () => {
    await site.bus.answer(PollSource, async () => ({ kind: 'scheduled' }));
    const form = { sourceId: 'fine' };
    const answer = await site.ask('/operator/sources/poll', { form, headers: site.operatorCookie });
    expect(answer.headers.location).toBe('/sources?notice=scheduled');
    const { document } = await site.ask('/sources?notice=scheduled');
    expect(textOf(document.querySelector('[role=status]'))).toBe('Nguồn sẽ được đọc ngay.');
  });

  it('removes the demonstration', async () => {
    await site.bus.answer(RemoveSources, async (request) => {
      expect(request).toEqual({ demonstration: true });
      await site.apply({
        kind: 'source-removed',
        sourceId: 'demo',
        asOf: '2026-02-01T09:59:00.000Z',
      });
      return { removedSources: 1, withdrawnArticles: 0 };
    });
    const url = '/operator/demonstration/remove';
    const answer = await site.ask(url, { form: {}, headers: site.operatorCookie });
    expect(answer.headers.location).toBe('/sources?notice=removed-demonstration');
    const { document } = await site.ask('/sources');
    expect(document.querySelector('.banner')).toBeNull();
  });

  it('shows when ingest does not answer', async () => {
    await site.bus.answer(RemoveSources, async () => {
      throw new Error('ingest is ill');
    });
    const { status, document } = await site.ask('/operator/sources/remove', {
      form: { sourceId: 'fine' },
      headers: site.operatorCookie,
    });
    expect(status).toBe(503);
    expect(textOf(document.querySelector('[role=alert]'))).toContain('chưa trả lời');
  });
});
