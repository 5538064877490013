import { readFileSync } from 'node:fs';
import {
  ExplainStory,
  ListCorrections,
  ListStoryCorrections,
  ListTopics,
  RelatedStories,
  RelabellingProgress,
  SearchArticles,
  SourceRemoved,
} from '@newsline/contracts';
import { Unprocessable } from '@newsline/messaging';
import { eventually } from '@newsline/platform/testing';
import {
  articleUpdate,
  sourceState,
  someTopics,
  storyUpdate,
} from '../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../read-model/testing/sample-search.ts';
import { assetPath } from './assets.ts';
import { openSite, textOf, type Site } from './testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const now = new Date('2026-02-01T10:00:00Z');
const vietnam = { kind: 'country', key: 'VN', name: 'Việt Nam' } as const;
const onDay = (day: string) => ({
  firstAt: `${day}T08:00:00.000Z`,
  lastAt: `${day}T09:00:00.000Z`,
});
let site: Site;

beforeAll(async () => {
  site = await openSite(now);
  const one = (value: string) => ({ value, count: 1 });
  const found = searchFound(
    [
      searchHit({ articleId: 'a1', storyId: 's1', more: 1, edited: true }),
      searchHit({ articleId: 'a2', missing: ['x'] }),
    ],
    {
      complete: 1,
      facets: {
        topics: [one('diplomacy')],
        outlets: [one('a.example'), one('b.example')],
        sources: [one('bao-moi-viet')],
        languages: [one('vi'), one('en')],
        entities: [{ value: 'country:VN', name: 'Việt Nam', count: 1 }],
      },
      days: ['2026-01-30', '2026-02-01'].map((day) => ({ day, count: 1 })),
      correctedTo: 'y',
      next: 'further',
    },
  );
  await site.bus.answer(SearchArticles, async ({ text, allEntities }) =>
    text === 'nothing' || allEntities[0] === 'person:nobody' ? searchFound() : found,
  );
  const corrected = { articleId: 'a1', title: 'Bài a1', language: 'vi', by: 'operator', at: asOf };
  await site.bus.answer(ListCorrections, async () => ({
    corrections: [
      { ...corrected, topic: 'diplomacy', belongs: true, wasGiven: true },
      { ...corrected, topic: 'cybersecurity', belongs: false, wasGiven: true },
    ],
    next: '2',
  }));
  const edit = { storyId: 's1', headline: 'Bài a1', by: 'operator', at: asOf, moved: [] };
  await site.bus.answer(ListStoryCorrections, async () => ({
    corrections: [
      { ...edit, id: 'c2', edit: { kind: 'mute' as const, storyId: 's1' } },
      { ...edit, id: 'c1', edit: { kind: 'rename' as const, storyId: 's1', headline: 'Bài' } },
    ],
    next: '2',
  }));
  const facts = [{ fact: 'rarestName', logOdds: 1, words: ['Hà Nội'] }];
  const member = { articleId: 'a1', title: 'Bài a1', publishedAt: asOf, score: 0.9 };
  const like = { articleId: 'a2', title: 'Bài a2', probability: 1, for: facts, against: facts };
  await site.bus.answer(ExplainStory, async () => ({
    kind: 'explained' as const,
    members: [
      { ...member, decidedBy: 'opened' as const, score: null, like: null },
      { ...member, decidedBy: 'likeness' as const, like },
    ],
  }));
  const climate = {
    ...{ id: 'climate', names: { vi: 'Khí hậu', en: 'Climate' }, parent: 'diplomacy' },
    description: { vi: 'Khí hậu', en: 'Climate' },
  };
  const beside = { score: 0.5, sameMatter: true };
  await site.bus.answer(RelatedStories, async () => ({
    kind: 'related' as const,
    stories: [
      { ...beside, storyId: 'before' },
      { ...beside, storyId: 'after' },
      { ...beside, storyId: 'beside', sameMatter: false },
    ],
  }));
  await site.bus.answer(ListTopics, async () => ({
    topics: [
      {
        ...{ topic: climate, origin: 'own' as const, trained: [] },
        definition: { ...climate, keywords: { vi: { 'phát thải': 3 } } },
      },
      ...someTopics.map((topic) => ({
        ...{ topic, origin: 'shipped' as const, trained: ['vi', 'en'], definition: null },
      })),
    ],
  }));
  const progress = { startedAt: asOf, done: 5, total: 10, changed: 1, isFinished: false };
  await site.bus.answer(RelabellingProgress, async () => ({
    progress: { ...progress, updatedAt: now.toISOString() },
  }));
  await site.bus.subscribe({
    group: 'test',
    contract: SourceRemoved,
    batchSize: 1,
    handle: async () => {
      throw new Unprocessable('the disk is full');
    },
  });
  await site.bus.publish(
    ['a', 'b'].map((sourceId) =>
      SourceRemoved.create({ sourceId, asOf }, { service: 'test', now }),
    ),
  );
  await eventually(async () => expect(await site.bus.deadLetters.count()).toBe(2));
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf },
    { kind: 'source', source: sourceState({ id: 'bao-moi-viet', demonstration: true }), asOf },
    articleUpdate({ id: 'a1' }, { storyId: 's1', topics: ['diplomacy'], entities: [vietnam] }),
    articleUpdate({ id: 'a2' }, { storyId: 's1', topics: ['diplomacy'] }),
    storyUpdate({ storyId: 'before', ...onDay('2026-01-01') }),
    storyUpdate({ storyId: 'after', ...onDay('2026-03-01') }),
    storyUpdate({ storyId: 'beside' }),
    storyUpdate({ storyId: 's1', headlineArticleId: 'a1', topics: ['diplomacy'], articleCount: 2 }),
  );
});

afterAll(() => site.close());

const pages = [
  '/',
  '/latest',
  '/latest?view=articles',
  '/topics',
  '/topics/diplomacy',
  '/stories/s1',
  '/stories/s1?refused=nothing-chosen',
  '/stories/s1/why',
  '/articles/a1',
  '/entities/country/VN',
  '/entities/person/nobody',
  '/search',
  '/search?q=x&topic=diplomacy&entity=country:VN',
  '/search?q=x+topik:y+topic:zz+topic:d+-lang:fr+after:7d&story=s1&edited=false&from=2026-01-30',
  '/search?q=nothing+source:bao-moi-viet',
  '/sources',
  '/sources/bao-moi-viet',
  '/dead-letters',
  '/dead-letters?olderThan=yesterday',
  '/dead-letters?done=retried&count=1000&remaining=2&upTo=9',
  '/corrections',
  '/corrections?done=undone&cursor=1',
  '/corrections/stories',
  '/corrections/stories?done=gone&cursor=1',
  '/topic-definitions',
  '/topic-definitions?done=added&reload=no',
  '/topic-definitions/form',
  '/topic-definitions/form?id=climate',
  '/nothing-here',
];

describe.each(['vi', 'en'])('in %s', (language) => {
  it.each([
    '/dead-letters',
    '/corrections',
    '/corrections/stories',
    '/stories/s1/why',
    '/topic-definitions',
    '/topic-definitions/form',
  ])('the login for %s is complete', async (url) => {
    const { document } = await site.ask(url, {
      headers: { 'accept-language': language },
    });
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelector('label[for=key]')).not.toBeNull();
  });

  it.each(pages)('%s is complete', async (url) => {
    const headers = { 'accept-language': language, ...site.operatorCookie };
    const { document, html, headers: sent } = await site.ask(url, { headers });
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];

    expect(document.documentElement.getAttribute('lang')).toBe(language);
    expect(sent['content-language']).toBe(language);
    expect(textOf(document.querySelector('title'))).toContain('Newsline');
    expect(all('h1')).toHaveLength(1);
    expect(headingGaps(all('h1, h2, h3, h4'))).toEqual([]);
    expect(all('header.masthead, main, footer')).toHaveLength(3);
    expect(document.querySelector('a.skip')?.getAttribute('href')).toBe('#main');

    // Nothing that the content security policy would stop.
    expect(all('script:not([src]), style, [style], [onclick]')).toEqual([]);
    expect(html).not.toMatch(/undefined|\[object/);

    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const unlabelled = all('input:not([type=hidden]):not([hidden]), select, textarea').filter(
      (field) =>
        !field.closest('label') &&
        !field.getAttribute('aria-label') &&
        !document.querySelector(`label[for="${field.id}"]`),
    );
    expect(unlabelled).toEqual([]);
    expect(all('a:not([href]), img:not([alt])')).toEqual([]);
    expect(all('nav:not([aria-label])')).toEqual([]);
  });
});

/** Headings that skip a level downwards. */
function headingGaps(headings: readonly Element[]): string[] {
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
  return levels.flatMap((level, index) => {
    const before = levels[index - 1];
    return before !== undefined && level > before + 1 ? [textOf(headings[index] ?? null)] : [];
  });
}

it('remembers a chosen language', async () => {
  const { headers, document } = await site.ask('/latest?view=hot&lang=en');
  expect(String(headers['set-cookie'])).toContain('newsline-language=en');
  expect(textOf(document.querySelector('h1'))).toBe('Hot');
  expect((await site.ask('/latest')).headers['set-cookie']).toBeUndefined();
});

it('is answered with 304 until the news changes', async () => {
  const { headers } = await site.ask('/latest');
  const again = { 'if-none-match': `"other", W/${headers.etag}` };
  const unchanged = await site.ask('/latest', { headers: again });
  expect([unchanged.status, unchanged.html]).toEqual([304, '']);
  for (const name of ['etag', 'cache-control', 'vary'])
    expect(unchanged.headers[name]).toBe(headers[name]);
  const anything = { 'if-none-match': '*' };
  expect((await site.ask('/latest', { headers: anything })).status).toBe(304);
  await site.apply(articleUpdate({ id: 'a9' }), storyUpdate({ storyId: 'story-of-a9' }));
  const changed = await site.ask('/latest', { headers: again });
  expect(changed.status).toBe(200);
  expect(changed.html).toContain('story-of-a9');
});

it('serves its assets for ever under their hash, shortly without it', async () => {
  const hashed = await site.ask(assetPath('newsline.css'));
  expect(hashed.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(hashed.headers['cache-control']).toContain('immutable');
  const plain = await site.ask('/assets/newsline.css');
  expect(plain.headers['cache-control']).toBe('public, max-age=300');
  expect((await site.ask('/assets/package.json')).status).toBe(404);
});

it.each([
  ['style sheet', 'newsline.css', 20],
  ['style sheet of the search page', 'search.css', 5],
  ['style sheet of a story’s page', 'story.css', 2],
  ['style sheet of the picture of a story', 'coverage.css', 2],
  ['style sheet of the pages of topics', 'topic-definitions.css', 3],
  ['script of the search boxes', 'suggest.js', 6],
  ['script of the search page', 'histogram.js', 5],
])('keeps the %s small', (_what, name, kilobytes) => {
  const { length } = readFileSync(new URL(`./assets/${name}`, import.meta.url));
  expect(length).toBeLessThan(kilobytes * 1024);
});

it('shows a message before there is news', async () => {
  const empty = await openSite(now);
  const { status, document } = await empty.ask('/');
  expect(status).toBe(200);
  expect(textOf(document.querySelector('.message'))).toBe('Chưa có tin nào.');
  await empty.close();
});
