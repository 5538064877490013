import { Readable } from 'node:stream';
import { readArticleLines, type ArticleLine } from './json-lines.ts';

/** @param size of the chunks in which the bytes come */
async function read(text: string, size = 7) {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const bad: [number, string][] = [];
  const articles: ArticleLine[] = [];
  const input = Readable.from(chunks, { objectMode: false });
  for await (const article of readArticleLines(input, (line, problem) => bad.push([line, problem])))
    articles.push(article);
  return { articles, bad };
}

describe('readArticleLines', () => {
  it.each([
    ['line feeds', '{"id":"1","title":"Một"}\n{"id":"2","title":"Hai"}\n'],
    ['no line feed at the end', '{"id":"1","title":"Một"}\n{"id":"2","title":"Hai"}'],
    ['carriage returns before them', '{"id":"1","title":"Một"}\r\n{"id":"2","title":"Hai"}\r\n'],
    ['empty lines', '\n{"id":"1","title":"Một"}\n\n  \n{"id":"2","title":"Hai"}\n\n'],
    ['a byte order mark', '\ufeff{"id":"1","title":"Một"}\n{"id":"2","title":"Hai"}'],
  ])('reads lines with %s', async (_, text) => {
    for (const size of [1, 7, 1000]) {
      const { articles, bad } = await read(text, size);
      expect(articles.map(({ id, title }) => [id, title])).toEqual([['1', 'Một'], ['2', 'Hai']]);
      expect(bad).toEqual([]);
    }
  }); // prettier-ignore

  // JSON lets them stand in a string as they are (RFC 8259, section 7).
  it('ends no line at a line or paragraph separator', async () => {
    const { articles, bad } = await read('{"id":"1","title":"Một","text":"hai\u2028ba\u2029bốn\u0085"}\n');
    expect(articles).toMatchObject([{ id: '1', text: 'hai\nba\nbốn' }]);
    expect(bad).toEqual([]);
  }); // prettier-ignore

  it('reads ids that are numbers as they are written', async () => {
    const { articles } = await read(
      '{"id":9007199254740993,"title":"Một"}\n{"id":9007199254740995,"title":"Hai"}',
    );
    expect(articles.map(({ id }) => id)).toEqual(['9007199254740993', '9007199254740995']);
  });

  it('names a line that is no article by its number, and goes on', async () => {
    const { articles, bad } = await read('{"id":"1"}\n\nnever\n{"id":"2","title":"Hai"}');
    expect(articles.map(({ id }) => id)).toEqual(['2']);
    expect(bad).toEqual([
      [1, expect.stringContaining('title')],
      [3, expect.stringContaining('not JSON')],
    ]);
  });
});
