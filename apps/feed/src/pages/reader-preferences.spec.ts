import { externalHref, withQuery } from './href.ts';
import { readPreferences } from './reader-preferences.ts';

it.each([
  ['no preference: Vietnamese', '/', {}, 'vi'],
  ['the browser’s preference', '/', { 'accept-language': 'fr, en-GB;q=0.8, vi;q=0.5' }, 'en'],
  ['a refused language is no preference', '/', { 'accept-language': 'en;q=0' }, 'vi'],
  ['remembered', '/', { 'accept-language': 'en', cookie: 'a=b; newsline-language=vi' }, 'vi'],
  ['chosen now', '/?lang=en', { cookie: 'newsline-language=vi' }, 'en'],
  ['a choice we do not have', '/?lang=xx', { 'accept-language': 'en' }, 'en'],
  ['a broken cookie', '/', { cookie: 'newsline-language=%E0%A4%A; =; ;' }, 'vi'],
])('language: %s', (_, url, headers, language) => {
  expect(readPreferences({ url, headers }).language).toBe(language);
});

it.each([
  ['//evil.example/x?a=1', '/evil.example/x?a=1&lang=en'],
  ['http://evil.example/x?a=1', '/x?a=1&lang=en'],
  ['http://evil.example//other.example/', '/other.example/?lang=en'],
  ['http://[::1', '/?lang=en'],
])('never makes a link to another host of %s', (url, link) => {
  const { address } = readPreferences({ url, headers: {} });
  expect(withQuery(address, { lang: 'en' })).toBe(link);
});

it.each([
  ['https://a.example/x', 'https://a.example/x'],
  ['javascript:alert(1)', undefined],
  [' data:text/html,x', undefined],
  ['/relative', undefined],
  [null, undefined],
])('follows %s only if it is an address of the web', (url, expected) => {
  expect(externalHref(url)).toBe(expected);
});
