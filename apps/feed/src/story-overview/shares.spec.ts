import type { NamedEntity } from '@newsline/contracts';
import { storyNames, topicShares } from './shares.ts';
import type { ArticlePreview } from '../read-model/news-read-model.ts';
import { readArticles } from './read-articles.ts';
import { told } from './testing/sample-article.ts';

const person = (key: string): NamedEntity => ({ kind: 'person', key, name: key.toUpperCase() });
const place = (key: string): NamedEntity => ({ kind: 'place', key, name: key });
const naming = (by: string, ...entities: readonly NamedEntity[]) =>
  told({ id: `${by}${entities.length}`, by, entities });

it.each<[reason: string, articles: readonly ArticlePreview[], expected: readonly string[]]>([
  [
    'what most outlets name first',
    [naming('a', person('x'), person('y')), naming('b', person('y'))],
    ['y 2', 'x 1'],
  ],
  [
    'not what one outlet of three names',
    [naming('a', person('x'), person('x')), naming('b', person('y')), naming('c', person('y'))],
    ['y 2'],
  ],
  [
    'an outlet counts once',
    [naming('a', person('x')), naming('a', person('x'), person('y')), naming('b', person('y'))],
    ['y 2', 'x 1'],
  ],
  [
    'five of a kind',
    [naming('a', ...[...'123456'].map(person), place('p'))],
    ['1 1', '2 1', '3 1', '4 1', '5 1', 'p 1'],
  ],
  [
    'a family name with the only full one',
    [naming('a', person('an lê')), naming('b', person('lê')), naming('c', person('lê'))],
    ['an lê 3'],
  ],
  [
    'a family name of two by itself',
    [naming('a', person('an lê'), person('lê')), naming('b', person('bo lê'))],
    ['an lê 1', 'lê 1', 'bo lê 1'],
  ],
  [
    'no office with the house that its name ends in',
    [naming('a', place('núi hà')), naming('b', place('hà'))],
    ['núi hà 1', 'hà 1'],
  ],
  ['no names', [naming('a')], []],
  ['no articles', [], []],
])('names: %s', (_, articles, expected) => {
  expect(storyNames(readArticles(articles)).map(({ key, outlets }) => `${key} ${outlets}`)).toEqual(
    expected,
  );
});

it.each<[reason: string, topics: readonly (readonly string[])[], expected: readonly string[]]>([
  ['by how many have them', [['x', 'y'], ['y'], []], ['y 0.67', 'x 0.33']],
  ['ties in one order', [['y'], ['x']], ['x 0.5', 'y 0.5']],
  ['not one of eleven', [['x'], ...Array.from({ length: 10 }, () => ['y'])], ['y 0.91']],
  ['none', [[]], []],
])('topics: %s', (_, topics, expected) => {
  const shares = topicShares(topics.map((of, index) => told({ id: `${index}`, topics: of })));
  expect(shares.map(({ topic, share }) => `${topic} ${Number(share.toFixed(2))}`)).toEqual(
    expected,
  );
});
