import { checkUrl, PrivateAddress } from './address-guard.ts';

describe('checkUrl', () => {
  it.each([
    ['localhost', 'http://localhost/feed'],
    ['a subdomain of localhost', 'http://a.localhost/feed'],
    ['an IPv4 address in one number', 'http://2130706433/feed'],
    ['an octal IPv4 address', 'http://0177.0.0.1/feed'],
    ['an IPv6 address in brackets', 'http://[::1]/feed'],
    ['an IPv6 address that is not allocated', 'http://[4000::1]/feed'],
    ['a mapped address', 'http://[::ffff:8.8.8.8]/feed'],
  ])('refuses %s', (_, url) => {
    expect(() => checkUrl(new URL(url), new Set())).toThrow(PrivateAddress);
    expect(() => checkUrl(new URL(url), new Set())).toThrow('ALLOWED_PRIVATE_HOSTS');
  });
  it.each([
    ['a public name', 'https://example.org/feed', []],
    ['a host that the operator named', 'http://127.0.0.1:8080/feed', ['127.0.0.1:8080']],
    ['every port of a host that was named without one', 'http://localhost:81/feed', ['localhost']],
  ])('lets %s pass', (_, url, allowed) => checkUrl(new URL(url), new Set(allowed)));
  it('does not let another port of a named host pass', () => {
    expect(() => checkUrl(new URL('http://127.0.0.1:22/'), new Set(['127.0.0.1:8080']))).toThrow();
  });
});
