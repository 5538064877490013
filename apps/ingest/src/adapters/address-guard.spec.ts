import { checkUrl, guardedLookup, PrivateAddress } from './address-guard.ts';

describe('checkUrl', () => {
  it.each([
    ['localhost', 'http://localhost/feed'],
    ['localhost in capitals with a dot', 'http://LOCALHOST./feed'],
    ['a subdomain of localhost', 'http://a.localhost/feed'],
    ['a name of the local network', 'http://printer.local/feed'],
    ['an IPv4 address in one number', 'http://2130706433/feed'],
    ['an octal IPv4 address', 'http://0177.0.0.1/feed'],
    ['an IPv4 address with a dot at its end', 'http://127.0.0.1./feed'],
    ['an escaped address', 'http://%31%32%37.0.0.1/feed'],
    ['an address in wide digits', 'http://１２７.0.0.1/feed'],
    ['an IPv6 address in brackets', 'http://[::1]/feed'],
    ['a mapped address', 'http://[::ffff:127.0.0.1]/feed'],
    ['an IPv6 address that is not allocated', 'http://[4000::1]/feed'],
  ])('refuses %s', (_, url) => {
    expect(() => checkUrl(new URL(url), new Set())).toThrow(PrivateAddress);
    expect(() => checkUrl(new URL(url), new Set())).toThrow('ALLOWED_PRIVATE_HOSTS');
  });

  it.each([
    ['a public name', 'https://example.org/feed', []],
    ['a host and port', 'http://127.0.0.1:8080/feed', ['127.0.0.1:8080']],
    ['every port of a host', 'http://localhost:81/feed', ['localhost']],
    ['the port that http has by itself', 'http://127.0.0.1/feed', ['127.0.0.1:80']],
    ['the port that https has by itself', 'https://127.0.0.1/feed', ['127.0.0.1:443']],
    ['an IPv6 address', 'http://[::1]:8080/feed', ['[::1]:8080']],
    ['a name with a dot at its end', 'http://localhost./feed', ['localhost:80']],
  ])('lets %s pass', (_, url, allowed) => checkUrl(new URL(url), new Set(allowed)));

  it.each([
    ['another port', 'http://127.0.0.1:22/', '127.0.0.1:8080'],
    ['a default port that is not named', 'https://127.0.0.1/', '127.0.0.1:80'],
    ['no default port where one is named', 'http://127.0.0.1:8080/', '127.0.0.1:80'],
    ['another name of the same machine', 'http://localhost:8080/', '127.0.0.1:8080'],
  ])('does not let pass %s', (_, url, allowed) =>
    expect(() => checkUrl(new URL(url), new Set([allowed]))).toThrow(PrivateAddress),
  );

  describe('of the own site', () => {
    const own = { host: '127.0.0.1:80', serves: (path: string) => path === '/samples/a.xml' };
    it('lets pass what it serves', () =>
      checkUrl(new URL('http://127.0.0.1/samples/a.xml?x'), new Set(), own));
    it.each([
      ['another path', 'http://127.0.0.1/v1/sources'],
      ['a path that leads out of it', 'http://127.0.0.1/samples/a.xml/../../v1/sources'],
      ['another port', 'http://127.0.0.1:8080/samples/a.xml'],
      ['the port of https', 'https://127.0.0.1/samples/a.xml'],
      ['another name', 'http://localhost/samples/a.xml'],
      ['another address of the machine', 'http://127.0.0.2/samples/a.xml'],
      ['its address in IPv6', 'http://[::1]/samples/a.xml'],
      ['its address mapped into IPv6', 'http://[::ffff:127.0.0.1]/samples/a.xml'],
    ])('refuses %s', (_, url) =>
      expect(() => checkUrl(new URL(url), new Set(), own)).toThrow(PrivateAddress),
    );
  });
});

describe('guardedLookup', () => {
  const allowed = new Set(['localhost:8080', '[::1]:8080']);
  it.each([
    ['an address that is private', '127.0.0.1', 80],
    ['another port of an address', '::1', 80],
  ])('refuses %s', (_, host, port) =>
    expect(() => guardedLookup({ host, port }, allowed)).toThrow(PrivateAddress),
  );
  it.each([
    ['a host and port', 'localhost', 8080],
    ['an address and port', '::1', 8080],
  ])('leaves %s that are named alone', (_, host, port) =>
    expect(guardedLookup({ host, port }, allowed)).toBeUndefined(),
  );
  it('leaves out the private addresses of a name on another port', async () => {
    const lookup = guardedLookup({ host: 'localhost', port: 22 }, allowed);
    const found = new Promise((resolve, reject) =>
      lookup?.('localhost', {}, (error, address) => (error ? reject(error) : resolve(address))),
    );
    await expect(found).rejects.toThrow(PrivateAddress);
  });
});
