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

const forPages = { ...always, 'content-security-policy': policy.join('; ') };
// Swagger's page has its few rules of style inside.
const forDocs = {
  ...always,
  'content-security-policy': [...policy, "style-src 'self' 'unsafe-inline'"].join('; '),
};
const forPrograms = {
  ...always,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, last-modified',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What goes with every answer at this address. */
export function headersFor(url: string): Readonly<Record<string, string>> {
  if (isForPrograms(url)) return forPrograms;
  return /^\/docs(?![\w-])/.test(url) ? forDocs : forPages;
}

/** Programs of any site may read here; the rest is for browsers that stay on this one. */
export function isForPrograms(url: string): boolean {
  return /^\/(v1\/|feeds\/|openapi\.json)/.test(url);
}
