import { isAllowedPrivate, privateHost } from './private-hosts.ts';

describe('privateHost', () => {
  it.each([
    ['a name', 'intra', 'intra'],
    ['a name in capitals', 'Intra', 'intra'],
    ['a name with a dot at its end', 'intra.example.', 'intra.example'],
    ['a name with a port', 'Intra:8080', 'intra:8080'],
    ['a name beyond ASCII', 'nội-bộ.example', 'xn--ni-b-5y5ad.example'],
    ['a name as containers have', 'my_service:80', 'my_service:80'],
    ['an IPv4 address', '127.0.0.1', '127.0.0.1'],
    ['a default port', '127.0.0.1:80', '127.0.0.1:80'],
    ['the other default port', '127.0.0.1:443', '127.0.0.1:443'],
    ['an IPv6 address', '::1', '[::1]'],
    ['a long IPv6 address', '0:0:0:0:0:0:0:1', '[::1]'],
    ['an IPv6 address in brackets', '[::1]', '[::1]'],
    ['an IPv6 address with a port', '[FD00::1]:8080', '[fd00::1]:8080'],
    ['an IPv6 address that only looks like one with a port', '::1:8080', '[::1:8080]'],
  ])('takes %s', (_, entry, host) => expect(privateHost(entry)).toBe(host));
  it.each([
    ['nothing', ''],
    ['a scheme', 'http://intra'],
    ['a path', 'intra/feeds'],
    ['a user', 'me@intra'],
    ['a wildcard', '*.intra'],
    ['a network', '10.0.0.0/8'],
    ['a port alone', ':8080'],
    ['a number, which would be an address', '8080'],
    ['an address that is cut', '127.1'],
    ['an octal address', '0177.0.0.1'],
    ['an address with a number too large', '127.0.0.256'],
    ['port 0', 'intra:0'],
    ['a port too large', 'intra:65536'],
    ['a port that is none', 'intra:http'],
    ['a colon without a port', 'intra:'],
    ['two ports', 'intra:80:80'],
    ['a zone', 'fe80::1%eth0'],
    ['brackets around a name', '[intra]'],
    ['a bracket without end', '[::1'],
    ['a space', 'in tra'],
    ['a query', 'intra?x'],
    ['escaping', '%6cocalhost'],
  ])('refuses %s', (_, entry) => expect(privateHost(entry)).toBeNull());
});

describe('isAllowedPrivate', () => {
  it.each<[string, string, string, number, boolean]>([
    ['every port of a host without one', 'intra', 'intra', 9, true],
    ['the port that is named', 'intra:8080', 'intra', 8080, true],
    ['no other port', 'intra:8080', 'intra', 8081, false],
    ['a default port', '127.0.0.1:80', '127.0.0.1', 80, true],
    ['no other than the default port', '127.0.0.1:80', '127.0.0.1', 8080, false],
    ['a name in any case', 'Intra:8080', 'INTRA', 8080, true],
    ['a name with a dot at its end', 'intra', 'intra.', 80, true],
    ['an IPv6 address without brackets', '::1', '::1', 80, true],
    ['an IPv6 address in brackets', '[::1]:8080', '[::1]', 8080, true],
    ['no part of a name', 'intra', 'intra.example.org', 80, false],
    ['no longer name', 'intra', 'evil-intra', 80, false],
    ['no name for an address', '127.0.0.1', 'localhost', 80, false],
    ['no mapped address for another', '127.0.0.1', '::ffff:127.0.0.1', 80, false],
  ])('finds %s', (_, entry, host, port, expected) =>
    expect(isAllowedPrivate(new Set([privateHost(entry) ?? '']), host, port)).toBe(expected),
  );
});
