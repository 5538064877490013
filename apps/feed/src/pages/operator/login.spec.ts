import { openSite, textOf, type Site } from '../testing/site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite(new Date('2026-02-01T10:00:00Z'));
});
afterEach(() => site.close());

it.each([
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ['an old browser’s other site', { origin: 'https://evil.example' }],
  ['a sandbox', { origin: 'null' }],
])('%s logs nobody in or out', async (_reason, headers: Record<string, string>) => {
  for (const form of ['login', 'logout']) {
    const fields = { key: site.operatorKey };
    const answer = await site.ask(`/operator/${form}`, { form: fields, headers });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    expect(textOf(answer.document.querySelector('[role=alert]'))).toContain('trang khác');
  }
});
