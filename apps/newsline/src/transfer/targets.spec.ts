import { readTargets } from './targets.ts';

const mongodb = 'mongodb://me:geheim@db/news';
const nats = 'tls://broker';
const meili = 'https://search.example';

describe('the targets of a transfer', () => {
  it.each([
    ['told apart by scheme', [meili, nats, mongodb], {}, meili],
    [
      'taken from the environment',
      [],
      { MONGODB_URL: mongodb, NATS_URL: nats, MEILI_URL: meili },
      meili,
    ],
    [
      'of both, the command line',
      [meili],
      { MONGODB_URL: mongodb, NATS_URL: nats, MEILI_URL: 'http://x' },
      meili,
    ],
    ['a folder for search', ['srv/index', mongodb, nats], { MEILI_URL: meili }, undefined],
  ])('%s', (_, addresses, environment, url) => {
    const targets = readTargets(addresses, environment, '/home/me');
    expect(targets.mongo.MONGODB_URL).toBe(mongodb);
    expect(targets.nats.NATS_URL).toBe(nats);
    expect(targets.index.MEILI_URL).toBe(url);
    if (url === undefined) expect(targets.index.DATA_DIR).toBe('/home/me/srv/index');
  });

  it.each([
    ['nothing', [], /mongodb:\/\/…, or MONGODB_URL\n.*NATS_URL\n.*MEILI_URL\n.*DATA_DIR/],
    ['no search', [mongodb, nats], /^Name the target[^]*Meilisearch[^]*FOLDER/],
    ['no broker', [mongodb, 'index'], /^Name the target[^]*nats:\/\/…, or NATS_URL$/],
    ['two of a kind', [mongodb, 'mongodb+srv://db'], /two addresses for MONGODB_URL/],
    ['a search engine and a folder', [meili, 'index'], /one place/],
    ['a scheme that nobody knows', ['redis://me:geheim@x'], /redis:\/\/ is none of them/],
  ])('says what is wrong with %s', (_, addresses, said) => {
    expect(() => readTargets(addresses, {}, '/')).toThrow(said);
    expect(() => readTargets(addresses, {}, '/')).not.toThrow(/geheim/);
  });
});
