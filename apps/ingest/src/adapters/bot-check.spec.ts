import type { IncomingHttpHeaders } from 'node:http';
import { botCheckOf } from './bot-check.ts';

const page = (title: string, body = '', head = '') =>
  `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const article = `<p>${'Một câu của bài báo, đủ dài để đọc. '.repeat(60)}</p>`;
const widget = '<form><div class="g-recaptcha" data-sitekey="x"></div></form>';
const checkedBy = (status: number, html: string, headers: IncomingHttpHeaders = {}) =>
  botCheckOf({ status, headers }, html);

describe('a bot check', () => {
  it.each<[string, string, string, IncomingHttpHeaders?]>([
    ['the header that says so', 'Cloudflare', '', { 'cf-mitigated': 'challenge' }],
    ['its script', 'Cloudflare', page('Một chút…', '<script>window._cf_chl_opt={}</script>')],
    ['its title and server', 'Cloudflare', page('Just a moment...'), { server: 'cloudflare' }],
    ['a block', 'Cloudflare', page('Attention Required! | Cloudflare', 'Sorry')],
    [
      'its captcha',
      'DataDome',
      page('bao.vn', '<script src="https://ct.captcha-delivery.com/c.js"></script>'),
    ],
    ['its header', 'DataDome', page('bao.vn', widget), { 'x-datadome': 'protected' }],
    [
      'a refusal with its reference',
      'Akamai',
      '<HTML><HEAD>\n<TITLE>Access Denied</TITLE></HEAD><BODY>https://errors.edgesuite.net/18.1</BODY></HTML>',
    ],
    ['its challenge', 'Akamai', page('', '<div id="sec-if-cpt-container"></div>')],
    ['a frame', 'Imperva', page('', '<iframe src="/_Incapsula_Resource?x=1"></iframe>')],
    ['a button to hold', 'HUMAN', page('Access', '<div id="px-captcha"></div>')],
    ['an action', 'AWS WAF', '', { 'x-amzn-waf-action': 'captcha' }],
    ['proof of work', 'Anubis', page('…', '<script src="/.within.website/x/main.mjs"></script>')],
    [
      'a refresh',
      'SiteGround',
      '<html><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/">',
    ],
    ['a captcha', '', page('Tin mới', widget)],
    ['a title in Vietnamese', '', page('Xác minh bạn không phải là robot')],
    ['a title in English', '', page('Verifying you are human')],
    [
      'a cookie that only a script can set',
      '',
      '<html><script>document.cookie="D1N=1";window.location.reload(true)</script></html>',
    ],
  ])('is known by %s (%s), whatever the status', (_, by, html, headers = {}) => {
    for (const status of [200, 202, 403, 429, 503])
      expect(checkedBy(status, html, headers)).toBe(by);
  });

  it.each<[string, number, string]>([
    ['a feed that tells of one', 200, '<rss><item><title>_cf_chl_opt</title></item></rss>'],
    ['an article that quotes one', 200, page('Just a moment', `${article}window._cf_chl_opt`)],
    ['an article with a captcha below', 200, page('Tin', article + widget)],
    [
      'a front page that offers feeds',
      200,
      page('Báo', widget, '<link type="application/rss+xml">'),
    ],
    ['a short page', 200, page('Báo', '<script>document.cookie="a=1"</script>Đang bảo trì')],
    ['a plain refusal', 403, page('403 Forbidden', '<h1>Forbidden</h1>nginx')],
    ['maintenance', 503, page('Service Unavailable', 'Back soon')],
    ['nothing', 403, ''],
    ['JSON', 403, '{"error":"captcha"}'],
  ])('is not %s', (_, status, html) => expect(checkedBy(status, html)).toBeNull());

  it.each([
    ['scripts without end', '<script>'],
    ['tags without end', '<a '],
    ['openers', '<'],
    ['titles', '<title '],
    ['letters that grow', 'İ'],
  ])('takes no longer for %s', (_, piece) => {
    const before = performance.now();
    checkedBy(403, `<html>${piece.repeat(150_000 / piece.length)}`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
