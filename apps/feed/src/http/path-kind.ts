/** Who a path is for. `api`: programs, and pages of any site; it covers feeds and hubs, and answers with problem
 *  documents. `docs`: the page to try the API on. `asset`: files that pages load. `page`: readers, also
 *  where there is no such page. */
export type PathKind = 'api' | 'docs' | 'asset' | 'page';

const kinds: readonly (readonly [PathKind, RegExp])[] = [
  ['api', /^\/(?:v\d+|feeds|openapi|health|metrics|websub)(?![\w-])/],
  ['docs', /^\/docs(?![\w-])/],
  ['asset', /^\/assets(?![\w-])/],
];

/** @param url path and query as requested */
export function pathKind(url: string): PathKind {
  return kinds.find(([, pattern]) => pattern.test(url))?.[0] ?? 'page';
}
