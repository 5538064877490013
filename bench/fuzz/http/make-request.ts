import { dangerousTokens } from '../mutations/dangerous-tokens.ts';
import { byteMutations } from '../mutations/bytes.ts';
import type { Random } from '../random.ts';
import { operationOf, resolved, type ApiDocument, type Operation } from './api-document.ts';
import { forgeCursor, type CursorList } from './forge-cursor.ts';
import { valueFor } from './schema-value.ts';
import { ids, type Route, type Site } from './site.ts';

/** Sent with each request in a parameter; it must never come back as a header of its own. */
export const splitting = '\r\nx-split: 1\r\n\r\n';

const words = [
  ...['tin', 'đường', 'ngoại giao', '"a b"', 'vi', 'en', 'hot', 'latest', 'newest', 'true', '20'],
  ...['2026-02-01', '2026-02-01T08:00:00+07:00', '0001-01-01', '9999-12-31T23:59:59Z', '-1', '7d'],
  ...['rss', 'atom', 'json', 'AND OR NOT', '*', 'NEAR(', "'; DROP TABLE", '^a:b', splitting],
];
const dates = [
  ...[
    '2026-02-01',
    '2026-02-01T08:00:00+07:00',
    '0001-01-01',
    '0000-01-01',
    '0000-01-01T00:00:00+23:59',
  ],
  ...['9999-12-31', '9999-12-31T23:59:59-23:59', '2026-02-30', '2024-02-29', '-000001-01-01'],
  ...['+275760-09-13', '1969-12-31', '2026-02-01T24:00:00Z', '2026-02-01T23:59:60Z', '20260201'],
];
/** What the forms and pages take besides the parameters of the API. */
const fields = [
  ...['view', 'lang', 'theme', 'notice', 'done', 'count', 'upTo', 'remaining', 'group', 'channel'],
  ...['reason', 'olderThan', 'sourceId', 'url', 'name', 'folders', 'fullText', 'key', 'to', 'id'],
  ...['storyId', 'vote', 'voted'],
];
const oddNames = ['a[]', 'topic[x]', '__proto__', 'constructor', '', '\0', 'q ', 'ÿ'];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** Stands for the operator's key, which is another at each start. */
export const keyMark = 'OPERATOR-KEY';

export type RequestMaker = (random: Random) => Buffer;

/** Requests over all routes of the server, after its OpenAPI document: most of them nearly right. One in
 *  twenty has broken bytes. */
export function requestMaker(
  site: Site,
  api: ApiDocument,
  lists: readonly CursorList[],
): RequestMaker {
  const parameters = Object.values(api.paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap((operation) => operation.parameters?.map(({ name }) => name) ?? []);
  const shared = [...new Set(parameters)];
  const nameFor = (random: Random): string =>
    random.pick(random.happens(0.6) ? shared : random.happens(0.8) ? fields : oddNames);
  const known = [...ids, ...words];

  const pathOf = ({ url }: Route, random: Random): string => {
    const path = url
      .replace(/:\w+/g, () => escaped(textFor(random), random))
      .replace('*', () => escaped(textFor(random), random));
    if (random.happens(0.9)) return path;
    return random.pick([
      `/${path}`,
      `${path}/`,
      path.toUpperCase(),
      path.replaceAll('/', '//'),
      `${path}/../x`,
      `/.${path}`,
      `${path}%00`,
      path.replaceAll('e', '%65'),
    ]);
  };
  const textFor = (random: Random): string => {
    if (random.happens(0.6)) return random.pick(known);
    const odd = random.pick([...dangerousTokens.values, ...dangerousTokens.markup]);
    return random.happens(0.9) ? odd : odd.repeat(random.magnitude(1, 2000));
  };
  const queryOf = (operation: Operation | undefined, random: Random): string => {
    const own = operation?.parameters ?? [];
    const pairs = Array.from({ length: random.below(5) }, () => {
      const parameter = own.length > 0 && random.happens(0.8) ? random.pick(own) : undefined;
      const name = parameter?.name ?? nameFor(random);
      const values = /^(?:from|to)$/.test(name) ? dates : known;
      const value = parameter ? valueFor(parameter.schema, values, random) : textFor(random);
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${escaped(name, random)}=${escaped(text, random)}`;
    });
    return pairs.length === 0 ? '' : `?${pairs.join(random.happens(0.95) ? '&' : '&&')}`;
  };
  const bodyOf = (
    operation: Operation | undefined,
    random: Random,
  ): { type: string; body: string } => {
    const types = Object.entries(operation?.requestBody?.content ?? {});
    if (types.length === 0 || random.happens(0.1)) {
      const pairs = Array.from({ length: random.below(5) }, () => [
        nameFor(random),
        textFor(random),
      ]);
      const form = new URLSearchParams(pairs.map(([name = '', value = '']) => [name, value]));
      return { type: 'application/x-www-form-urlencoded', body: form.toString() };
    }
    const [type, { schema }] = random.pick(types);
    if (type !== 'application/json') return { type, body: textFor(random) };
    return { type, body: JSON.stringify(valueFor(resolved(api, schema), known, random)) };
  };
  const headersOf = (random: Random): string[] => {
    const maybe = (share: number, name: string, values: readonly string[]) =>
      random.happens(share) ? [`${name}: ${headerText(random.pick(values))}`] : [];
    const odd = [...dangerousTokens.values, ...dangerousTokens.markup];
    return [
      ...maybe(0.5, 'accept', ['text/html', '*/*', 'application/json', 'text/html;q=NaN', ...odd]),
      ...maybe(0.5, 'authorization', [
        `Bearer ${keyMark}`,
        `Bearer ${keyMark}`,
        `Bearer ${keyMark}`,
        `Bearer x${keyMark}`,
        'Basic eA==',
        ...odd,
      ]),
      ...maybe(0.3, 'cookie', [
        `newsline-operator=${keyMark}`,
        'newsline-operator=%',
        'newsline-language=vi; a',
        ...odd,
      ]),
      ...maybe(0.2, 'accept-language', ['vi', 'en;q=0.1, *', ...odd]),
      ...maybe(0.2, 'if-none-match', ['*', 'W/"x"', '"', ...odd]),
      ...maybe(0.1, 'if-modified-since', dangerousTokens.dates),
      ...maybe(0.1, 'origin', ['null', 'http://127.0.0.1', ...dangerousTokens.addresses]),
      ...maybe(0.1, 'sec-fetch-site', ['same-origin', 'cross-site', 'none', ...odd]),
      ...maybe(0.1, 'x-forwarded-host', odd),
      ...maybe(0.1, 'x-forwarded-proto', odd),
      ...maybe(0.1, 'traceparent', [
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        ...odd,
      ]),
    ];
  };

  /** A page takes what the API takes at the same path. */
  const operationFor = (route: Route): Operation | undefined =>
    operationOf(api, route) ?? operationOf(api, { ...route, url: `/v1${route.url}` });
  const described = site.routes.filter(operationFor);
  return (random) => {
    if (random.happens(0.1)) {
      const list = random.pick(lists);
      return get(`${list.path}&cursor=${encodeURIComponent(forgeCursor(list, random))}`);
    }
    const route = random.pick(random.happens(0.5) ? site.routes : described);
    const operation = operationFor(route);
    const method = random.happens(0.95) ? route.method : random.pick(methods);
    const hasBody = /^(?:POST|PUT|PATCH)$/.test(method) || random.happens(0.02);
    const { type, body } = hasBody ? bodyOf(operation, random) : { type: '', body: '' };
    const host = random.happens(0.95)
      ? 'news.example'
      : headerText(random.pick(dangerousTokens.values));
    const head = [
      `${method} ${pathOf(route, random)}${queryOf(operation, random)} HTTP/1.1`,
      `host: ${host}`,
      'connection: close',
      ...headersOf(random),
      ...(hasBody ? [`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`] : []),
    ];
    const request = Buffer.concat([
      Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'),
      Buffer.from(body),
    ]);
    if (random.happens(0.95)) return request;
    const broken = random.pick(byteMutations)(request.toString('latin1'), random, []);
    return Buffer.from(broken, 'latin1');
  };
}

/** A plain request. */
export function get(url: string): Buffer {
  return Buffer.from(`GET ${url} HTTP/1.1\r\nhost: news.example\r\nconnection: close\r\n\r\n`);
}

/** Text as a part of an address: percent-encoded, sometimes wrongly. */
function escaped(text: string, random: Random): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  if (random.happens(0.95)) return encoded;
  return (
    encoded +
    random.pick([
      '%',
      '%zz',
      '%ff',
      '%00',
      '%ed%a0%80',
      '%c0%ae',
      '+',
      ';',
      '%2f..%2f',
      '\xff',
      '#x',
      '[',
      '"',
    ])
  );
}

/** What a header may carry (RFC 9110, section 5.5): the rest is left out, as the client's HTTP would refuse
 *  it. */
function headerText(text: string): string {
  return Buffer.from(text.toWellFormed())
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .slice(0, 4000);
}
