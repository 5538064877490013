import { articleUpdate, someTopics, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const token =
  /^newsline-voter=([\w-]{22}); Path=\/votes; HttpOnly; SameSite=Strict; Max-Age=1209600$/;

let site: Site;
beforeEach(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
  const entities = [{ kind: 'person' as const, key: 'an', name: 'An' }];
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf: '2026-02-01T00:00:00Z' },
    articleUpdate({ id: 'x' }, { storyId: 's', entities }),
    articleUpdate({ id: 'y' }, { storyId: 'u', entities }),
    storyUpdate({ storyId: 's', headlineArticleId: 'x', articleCount: 2 }),
    storyUpdate({ storyId: 'u', headlineArticleId: 'y', articleCount: 2 }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 's' }),
  );
});
afterEach(() => site.close());

type Headers = Readonly<Record<string, string>>;

const vote = (storyId: string, opinion: string, headers: Headers = {}) =>
  site.ask('/votes', { form: { storyId, vote: opinion }, headers });

/** What a browser sends that was given this. */
const cookieOf = ({ headers }: { headers: Record<string, unknown> }): Headers => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
});

const counted = async (storyId: string, path = '/') => {
  const { document } = await site.ask(path);
  const found = document.querySelectorAll('[aria-labelledby=recommended] li a');
  return [...found].some((link) => link.getAttribute('href') === `/stories/${storyId}`);
};

it('offers a form that works without a script, and gives nobody a cookie for reading', async () => {
  for (const path of ['/', '/stories/s', '/stories/s?voted=useful', '/articles/x', '/latest']) {
    const { headers } = await site.ask(path);
    expect([path, headers['set-cookie']]).toEqual([path, undefined]);
  }
  const { document } = await site.ask('/stories/s');
  const form = document.querySelector('form[action="/votes"]');
  expect(form?.getAttribute('method')).toBe('post');
  const values = [...(form?.querySelectorAll('button') ?? [])].map((one) =>
    one.getAttribute('value'),
  );
  expect(values).toEqual(['useful', 'not-useful']);
  expect(form?.querySelector('[name=storyId]')?.getAttribute('value')).toBe('s');
});

it('thanks on the page of the story, with a token that only votes are sent with', async () => {
  const answer = await vote('s', 'useful');
  expect([answer.status, answer.headers.location]).toEqual([303, '/stories/s?voted=useful#voting']);
  expect(answer.headers['set-cookie']).toMatch(token);
  const page = await site.ask('/stories/s?voted=useful');
  expect(textOf(page.document.querySelector('[role=status]'))).toContain('Cảm ơn bạn');
  expect(page.headers['cache-control']).toContain('private');
  expect(page.document.querySelector('button[value=back]')).not.toBeNull();
  const plain = await site.ask('/stories/s', { headers: cookieOf(answer) });
  expect(plain.document.querySelector('[role=status]')).toBeNull();
});

it('keeps the cookie to HTTPS where the page came by it', async () => {
  const { headers } = await vote('s', 'useful', { 'x-forwarded-proto': 'https' });
  expect(headers['set-cookie']).toMatch(/; Secure$/);
});

it('shows every reader the same page, before and after they voted', async () => {
  const before = await site.ask('/stories/s');
  const answer = await vote('s', 'useful');
  const after = await site.ask('/stories/s', { headers: cookieOf(answer) });
  expect(after.html).toBe(before.html);
  expect(after.headers.etag).toBe(before.headers.etag);
  const again = { 'if-none-match': String(before.headers.etag) };
  expect((await site.ask('/stories/s', { headers: again })).status).toBe(304);
});

it('knows a reader again by the token, and by nothing else', async () => {
  const first = await vote('s', 'useful');
  const same = await vote('s', 'useful', cookieOf(first));
  expect(cookieOf(same)).toEqual(cookieOf(first));
  const odd = { cookie: 'newsline-voter=me' };
  expect(cookieOf(await vote('s', 'useful', odd))).not.toEqual(odd);
  expect(await counted('s')).toBe(false);
});

it.each<[string, (last: Headers) => Promise<unknown>, boolean]>([
  ['three readers', async () => {}, true],
  ['a third who changed their mind twice', (last) => vote('s', 'useful', last), true],
  ['a third who took it back', (last) => vote('s', 'back', last), false],
  [
    'two more who were not content',
    async (last) => {
      await vote('s', 'not-useful', last);
      await vote('s', 'not-useful');
    },
    false,
  ],
])('recommends what is useful to %s', async (_reason, more, isShown) => {
  await vote('s', 'useful');
  await vote('merged', 'useful');
  const last = await vote('s', 'useful');
  await more(cookieOf(last));
  expect(await counted('s', '/stories/u')).toBe(isShown);
  // The front page has it already.
  expect(await counted('s')).toBe(false);
});

it('recommends on the front page what is nowhere else there', async () => {
  for (let n = 0; n < 3; n++) await vote('u', 'useful');
  const hotter = Array.from({ length: 12 }, (_, n) =>
    storyUpdate({ storyId: `hot${n}`, articleCount: 2, lastAt: '2026-02-01T09:50:00.000Z' }),
  );
  await site.apply(...hotter);
  expect(await counted('u')).toBe(true);
  expect(await counted('u', '/?language=vi')).toBe(true);
  expect(await counted('u', '/?language=en')).toBe(false);
  const { document } = await site.ask('/?lang=en');
  expect(textOf(document.querySelector('#recommended'))).toBe('Worth reading');
});

it('shows no block where nobody has voted', async () => {
  for (const path of ['/', '/stories/s']) {
    const { document } = await site.ask(path);
    expect(document.querySelector('#recommended')).toBeNull();
  }
});

it.each([
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ['an old browser’s other site', { origin: 'https://evil.example' }],
  ['a sandbox', { origin: 'null' }],
])('%s votes for nobody', async (_reason, headers: Headers) => {
  for (let n = 0; n < 3; n++) {
    const answer = await vote('s', 'useful', headers);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    expect(textOf(answer.document.querySelector('h1'))).toContain('trang khác');
    expect(answer.document.querySelector('[type=password]')).toBeNull();
  }
  expect(await counted('s', '/stories/u')).toBe(false);
});

it.each<[string, Record<string, string | readonly string[]>, number]>([
  ['nothing', {}, 400],
  ['no opinion', { storyId: 's' }, 400],
  ['another opinion', { storyId: 's', vote: 'excellent' }, 400],
  ['two opinions', { storyId: 's', vote: ['useful', 'back'] }, 400],
  ['two stories', { storyId: ['s', 'u'], vote: 'useful' }, 400],
  ['no story', { storyId: '', vote: 'useful' }, 400],
  ['an unknown story', { storyId: 'x'.repeat(1_000), vote: 'useful' }, 404],
  ['NUL and marks', { storyId: '\0\u202e\ufffe', vote: 'back' }, 404],
  ['a long form', { storyId: 's', vote: 'useful', more: 'x'.repeat(20_000) }, 413],
])('answers a form with %s with a page', async (_reason, form, status) => {
  const answer = await site.ask('/votes', { form });
  expect([answer.status, answer.headers['set-cookie']]).toEqual([status, undefined]);
  expect(answer.html).toContain('</html>');
});

it('says that enough votes came from a network', async () => {
  for (let n = 0; n < 10; n++) expect((await vote('s', 'useful')).status).toBe(303);
  const { status, headers, document } = await vote('s', 'useful');
  expect([status, headers['set-cookie']]).toEqual([429, undefined]);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(textOf(document.querySelector('h1'))).toBe('Mạng của bạn đã gửi đủ ý kiến');
});

it('leads nowhere but to a story of this site', async () => {
  await site.apply(storyUpdate({ storyId: '//evil.example/?a=b#c' }));
  const { headers } = await vote('//evil.example/?a=b#c', 'not-useful');
  expect(headers.location).toBe(
    '/stories/%2F%2Fevil.example%2F%3Fa%3Db%23c?voted=not-useful#voting',
  );
});
