import { pathKind } from './path-kind.ts';

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

const policy = [
  "default-src 'self'",
  'img-src https: http: data:',
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
];

const pageHeaders = { ...always, 'content-security-policy': policy.join('; ') };
// Swagger's page has inline styles.
const docsHeaders = {
  ...always,
  'content-security-policy': [...policy, "style-src 'self' 'unsafe-inline'"].join('; '),
};
const apiHeaders = {
  ...always,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, last-modified',
  'cross-origin-resource-policy': 'cross-origin',
};

const byKind = { api: apiHeaders, docs: docsHeaders, asset: pageHeaders, page: pageHeaders };

/** The headers of every response at this address. */
export function headersFor(url: string): Readonly<Record<string, string>> {
  return byKind[pathKind(url)];
}
