import { AddSource, RemoveSources, SearchArticles } from '@newsline/contracts';
import { parseHTML } from 'linkedom';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';
import { uiLanguages, type UiLanguage } from './i18n/i18n.ts';
import { textOf } from './testing/site.ts';

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed();
  const reason = 'It must not carry a user name or password.';
  await feed.bus.answer(AddSource, async () => ({
    kind: 'refused' as const,
    field: 'url',
    reason,
  }));
  await feed.bus.answer(RemoveSources, () => Promise.reject(new Error('ingest is down')));
  await feed.bus.answer(SearchArticles, async ({ cursor }) => {
    if (cursor === undefined) throw new Error('index is down');
    return { kind: 'bad-cursor' as const, reason: 'is not one that this list gave out' };
  });
  feed.readModel.article = () => Promise.reject(new Error('The database is locked'));
});
afterAll(() => feed.stop());

type Sent = {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly asOperator?: boolean;
};

async function send(url: string, language: UiLanguage, { form, asOperator, ...sent }: Sent) {
  const answer = await feed.app.inject({
    url,
    method: sent.method ?? (form ? 'POST' : 'GET'),
    headers: {
      host: 'news.example',
      accept: 'text/html,application/xhtml+xml',
      'accept-language': language,
      ...(asOperator && { cookie: `newsline-operator=${feed.key}` }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...sent.headers,
    },
    ...(form && { payload: new URLSearchParams(form).toString() }),
  });
  return { answer, document: parseHTML(answer.body).document };
}

const source = { url: 'https://me:secret@a.example/' };
const errors: [string, string, Sent, number][] = [
  ['an unknown address', '/nothing', {}, 404],
  ['an unknown story', '/stories/nothing', {}, 404],
  ['an unknown topic', '/topics/nothing', {}, 404],
  ['an unknown source', '/sources/nothing', {}, 404],
  ['an address that is too long', `/nothing/${'x'.repeat(5000)}`, {}, 404],
  ['a badly encoded address', '/stories/%zz', {}, 400],
  ['a cursor of no list', '/latest?cursor=made-up', {}, 400],
  ['a cursor of no search', '/search?q=x&cursor=made-up', {}, 400],
  ['a search that fails', '/search?q=x', {}, 503],
  ['an article that cannot be read', '/articles/a', {}, 500],
  ['reloading what a form led to', '/operator/login', {}, 405],
  ['a form for nothing', '/nothing', { form: {} }, 404],
  ['a method for nothing', '/latest', { method: 'PUT' }, 405],
  ['a form that is too long', '/operator/login', { form: { key: 'x'.repeat(6_000_000) } }, 413],
  [
    'a body that is no form',
    '/operator/login',
    { method: 'POST', headers: { 'content-type': 'application/pdf' } },
    415,
  ],
  ['a wrong key', '/operator/login', { form: { key: 'wrong' } }, 403],
  ['an action without login', '/operator/sources', { form: source }, 403],
  [
    'an action from another site',
    '/operator/sources',
    { form: source, asOperator: true, headers: { 'sec-fetch-site': 'cross-site' } },
    403,
  ],
  ['a source that is refused', '/operator/sources', { form: source, asOperator: true }, 422],
  [
    'an action that fails',
    '/operator/sources/remove',
    { form: { sourceId: 'a' }, asOperator: true },
    503,
  ],
];

describe.each(uiLanguages)('in %s', (language) => {
  it.each(errors)('%s is explained on a page', async (_reason, url, sent, status) => {
    const { answer, document } = await send(url, language, sent);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(textOf(document.querySelector('h1'))).not.toBe('');
    expect(foreignTexts(document, language)).toEqual([]);
  });
});

it.each<[string, string, Sent]>([
  ['no HTML', '/nothing', { headers: { accept: '*/*' } }],
  ['no HTML at a broken address', '/stories/%zz', { headers: { accept: 'application/json' } }],
  ['an address of the API', '/v1/nothing', {}],
  ['a broken address of the API', '/v1/stories/%zz', {}],
  ['an address of feeds', '/feeds/latest.doc', {}],
  ['a file of pages', '/assets/nothing.css', {}],
  ['a file of the documentation', '/docs/nothing', {}],
])('who asks for %s gets a problem document', async (_reason, url, sent) => {
  const { answer } = await send(url, 'vi', sent);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
});

it('names the methods that an address has', async () => {
  const { answer } = await send('/latest', 'vi', { method: 'PUT' });
  expect(answer.headers.allow).toBe('GET, HEAD');
});

const english = new Set(
  'the is are was not this of and does cannot please must try with no it error page address'.split(
    ' ',
  ),
);

/** The sentences of a page in the language that is not its own. */
function foreignTexts(document: Document, language: UiLanguage): string[] {
  const attributes = ['aria-label', 'placeholder', 'title', 'alt', 'content'];
  return [...document.querySelectorAll('*')]
    .filter((element) => element.closest('[lang]')?.getAttribute('lang') === language)
    .flatMap((element) => [
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(textOf),
      ...attributes.map((name) => element.getAttribute(name) ?? ''),
    ])
    .filter((text) => {
      const words = text.toLowerCase().split(/[^\p{L}]+/u);
      return language === 'vi'
        ? words.some((word) => english.has(word))
        : /[ăđơưạảấầậẩếềệểịọỏốồộổớờợởụủứừựửỳ]/iu.test(text);
    });
}
