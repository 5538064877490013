import { outletOf } from './outlet.ts';

describe('outletOf', () => {
  it.each([
    ['a subdomain', 'https://e.vnexpress.net/a', 'vnexpress.net'],
    ["a country's second level", 'https://thethao.dantri.com.vn/', 'dantri.com.vn'],
    ['a second level that few know', 'https://www.city.kawasaki.jp/', 'city.kawasaki.jp'],
    ['ministries under one suffix', 'https://www.gov.uk/a', 'www.gov.uk'],
    ['a short name', 'https://t.co/a', 't.co'],
    ['a final dot', 'https://vnexpress.net./a', 'vnexpress.net'],
    ['a name beyond ASCII', 'https://www.báo.vn/', 'xn--bo-mia.vn'],
    ['a shared host', 'https://toi.wordpress.com/a', 'toi.wordpress.com'],
    ['a shared host that no list names', 'https://toi.substack.com/p/a', 'toi.substack.com'],
    ['an address', 'http://127.0.0.1/', '127.0.0.1'],
    ['an address with a port', 'http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['the usual port over the other scheme', 'https://127.0.0.1:80/', '127.0.0.1'],
    ['an IPv6 address', 'http://[2001:db8::1]:8080/', '[2001:db8::1]:8080'],
    ['a name within a network', 'http://intranet:3000/feed', 'intranet:3000'],
    ['a bare suffix', 'https://com.vn/', 'com.vn'],
    ['no address', 'bài 1', ''],
  ])('%s', (_, url, expected) => expect(outletOf(url)).toBe(expected));
});
