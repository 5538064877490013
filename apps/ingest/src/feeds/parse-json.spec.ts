import { parseFeed } from './parse-feed.ts';
import { parseJson } from './parse-json.ts';

const read = (text: string) => parseFeed(Buffer.from(text), { now: new Date() });

describe('parseJson', () => {
  it.each([
    ['beyond 2^53', '{"id": 9007199254740993}', { id: '9007199254740993' }],
    ['in a list', '[{"id":12},{"id":1e3}]', [{ id: '12' }, { id: '1e3' }]],
    ['in capitals', '{"ID":7}', { ID: '7' }],
    ['negative', '{"id":-7}', { id: '-7' }],
    ['that is a string', '{"id":"7"}', { id: '7' }],
  ])('gives an id as it is written: %s', (_, text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it('gives other numbers as numbers', () => {
    expect(parseJson('{"id":1,"size":12,"text":"\\"id\\":5"}')).toEqual({
      id: '1',
      size: 12,
      text: '"id":5',
    });
  });
});

describe('parseFeed', () => {
  it('reads ids of JSON Feed that are numbers as they are written', async () => {
    const items = '9007199254740993 9007199254740995 12 1e3'
      .split(' ')
      .map((id) => `{"id": ${id}, "title": "Tin ${id}"}`);
    const { articles, warnings } = await read(
      `{"version": "https://jsonfeed.org/version/1.1", "items": [${items.join(',')}]}`,
    );
    expect(articles.map(({ guid }) => guid)).toEqual([
      '9007199254740993',
      '9007199254740995',
      '12',
      '1e3',
    ]);
    expect(warnings).toEqual([]);
  });

  it('reads JSON Feed with ids that are numbers however deep it nests', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { articles } = await read(
      `{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "Tin", "x": ${deep}}]}`,
    );
    expect(articles[0]?.guid).toBe('1');
  });
});
