import { pathKind } from './path-kind.ts';

it.each([
  ['the API', '/v1/timeline?limit=3', 'api'],
  ['the API of another version', '/v2/timeline', 'api'],
  ['its root', '/v1', 'api'],
  ['a feed', '/feeds/latest.rss', 'api'],
  ['the document of the API', '/openapi.json', 'api'],
  ['what another port serves', '/health', 'api'],
  ['the page to try the API on', '/docs', 'docs'],
  ['a file of that page', '/docs/swagger-ui.css', 'docs'],
  ['an asset', '/assets/newsline.css', 'asset'],
  ['the front page', '/', 'page'],
  ['a query that looks like a path', '/?x=/v1/', 'page'],
  ['a name that begins the same', '/feeds-of-today', 'page'],
  ['a page below', '/topics/v1', 'page'],
  ['a doubled slash', '//v1/timeline', 'page'],
  ['another case', '/V1/timeline', 'page'],
])('%s', (_reason, url, kind) => {
  expect(pathKind(url)).toBe(kind);
});
