import { referenceIn } from './story-named.ts';

const story = (id: string) => ({ kind: 'story', id });

it.each([
  ['an id', 'bK3_x-9', story('bK3_x-9')],
  ['an id with white space around it', ' bK3 \n', story('bK3')],
  ['a path', '/stories/bK3', story('bK3')],
  ['an address', 'https://news.example/stories/bK3', story('bK3')],
  ['an address below a path', 'https://a.example/news/stories/bK3', story('bK3')],
  ['an address with a query', 'https://a.example/stories/bK3?lang=en#correct', story('bK3')],
  ['the page that says why', 'https://a.example/stories/bK3/why', story('bK3')],
  ['an answer of the API', '/v1/stories/bK3', story('bK3')],
  ['a feed', 'https://a.example/feeds/stories/bK3.rss', story('bK3')],
  ['an id that ends like a feed', '/stories/bK3.rss', story('bK3.rss')],
  ['an id that is encoded', '/stories/new%2F1%202', story('new/1 2')],
  ['an id that is encoded wrongly', '/stories/%zz', story('%zz')],
  ['an article', 'https://a.example/articles/a%2F1', { kind: 'article', id: 'a/1' }],
  ['nothing', '', story('')],
])('is read from %s', (_reason, typed, expected) => {
  expect(referenceIn(typed)).toEqual(expected);
});
