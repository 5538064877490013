import { checkUrl, isPublicAddress, PrivateAddress } from './address-guard.ts';

describe('isPublicAddress', () => {
  it.each([
    ['a public IPv4 address', '93.184.215.14', true],
    ['a public IPv6 address', '2606:2800:21f::1', true],
    ['loopback', '127.0.0.1', false],
    ['IPv6 loopback', '::1', false],
    ['a private network', '192.168.1.1', false],
    ['carrier-grade NAT', '100.64.0.1', false],
    ['link-local, where clouds keep their secrets', '169.254.169.254', false],
    ['the unspecified address', '0.0.0.0', false],
    ['IPv4 mapped into IPv6', '::ffff:10.0.0.1', false],
    ['a unique local address', 'fd00::1', false],
    ['no address at all', 'example.org', false],
  ])('%s', (_, address, expected) => expect(isPublicAddress(address)).toBe(expected));
});

describe('checkUrl', () => {
  it.each([
    ['localhost', 'http://localhost/feed'],
    ['a subdomain of localhost', 'http://a.localhost/feed'],
    ['an IPv4 address in one number', 'http://2130706433/feed'],
    ['an octal IPv4 address', 'http://0177.0.0.1/feed'],
    ['an IPv6 address in brackets', 'http://[::1]/feed'],
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
