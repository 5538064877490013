import { articleId, identify, outletOf } from '@newsline/news';
import { openSqlite } from '@newsline/platform';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import type { AnnouncedArticles } from './announced-articles.ts';
import { detectChanges } from './detect-changes.ts';
import type { ArticleDraft } from './draft-article.ts';

const now = new Date('2026-01-02T00:00:00Z');
const origin = { sourceId: 's1', sourceName: 'Báo Một', demonstration: false };

type Given = Partial<ArticleDraft['content']> & {
  readonly guid?: string;
  readonly updatedAt?: Date;
};

function draft(
  given: Given = {},
  from = origin.sourceId,
  feedUrl = 'https://bao.example/rss',
): ArticleDraft {
  const { guid, updatedAt, ...about } = given;
  const outlets = [outletOf(feedUrl)];
  const content: ArticleDraft['content'] = {
    url: 'https://bao.example/tin-mot.html',
    title: 'Tin một',
    summary: '',
    text: '',
    html: '',
    authors: [],
    attribution: [],
    enclosures: [],
    imageUrl: null,
    publishedAt: '2026-01-01T00:00:00.000Z',
    publishedFrom: 'feed',
    languageHint: 'vi',
    categories: [],
    ...about,
  };
  const { url, title, text } = content;
  const identity = identify({ sourceId: from, outlets, guid: guid ?? null, url, title });
  const fingerprint = `${title}|${text}`;
  return {
    ...identity,
    content,
    idIfNew: articleId(identity.keys),
    urlIsShared: false,
    fingerprint,
    updatedAt: updatedAt ?? null,
  };
}

describe('detectChanges', () => {
  let announced: AnnouncedArticles;
  beforeEach(() => {
    announced = new SqliteAnnouncedArticles(openSqlite(':memory:'));
  });

  /** Detects changes and remembers them, as a poll does. */
  async function poll(drafts: ArticleDraft[], from = origin) {
    const known = await announced.find(
      from.sourceId,
      drafts.map(({ keys }) => keys),
    );
    const changes = detectChanges(drafts, known, from, now);
    await announced.remember(changes.observations, changes.newVersions);
    return changes;
  }

  it('announces an article once', async () => {
    expect((await poll([draft()])).newVersions).toMatchObject([{ version: 1, title: 'Tin một' }]);
    expect((await poll([draft()])).newVersions).toEqual([]);
  });

  it.each([
    ['a changed title', { title: 'Tin một, sửa' }],
    ['a changed text', { text: 'Thêm một câu.' }],
    [
      'a tracking parameter and a changed title',
      { title: 'Tin một, sửa', url: 'https://bao.example/tin-mot.html?utm_source=rss' },
    ],
    [
      'the mobile host over http and a changed title',
      { title: 'Tin một, sửa', url: 'http://m.bao.example/tin-mot.html' },
    ],
  ])('%s is the next version of the same article', async (_, change) => {
    const [first] = (await poll([draft()])).newVersions;
    const { newVersions, outcomes } = await poll([draft(change)]);
    expect(newVersions).toMatchObject([{ id: first?.id, version: 2 }]);
    expect(outcomes).toMatchObject([{ outcome: 'changed' }]);
    expect((await announced.versions(first?.id ?? '')).map(({ version }) => version)).toEqual([
      1, 2,
    ]);
  });

  it('keeps the id when the link changes but the outlet’s own id stays', async () => {
    const guid = 'tag:bao.example,2026:tin-mot';
    const [first] = (await poll([draft({ guid })])).newVersions;
    const { newVersions, outcomes } = await poll([
      draft({ guid, url: 'https://bao.example/khac/tin-mot.html' }),
    ]);
    expect(newVersions).toEqual([]);
    expect(outcomes).toMatchObject([{ articleId: first?.id, outcome: 'known' }]);
  });

  it('takes another source’s cut of an article for the same, both ways and for ever', async () => {
    const second = { ...origin, sourceId: 's2' };
    await poll([draft()]);
    for (let round = 0; round < 3; round += 1) {
      expect((await poll([draft({ text: 'Bản cắt khác' })], second)).newVersions).toEqual([]);
      expect((await poll([draft()])).newVersions).toEqual([]);
    }
    expect((await poll([draft({ text: 'Bản cắt đã sửa' })], second)).newVersions).toMatchObject([
      { version: 2 },
    ]);
  });

  it('makes several states in one fetch versions in the order of their updates, once', async () => {
    const states = [
      draft({ text: 'sửa', updatedAt: new Date('2026-01-01T10:00:00Z') }),
      draft({ text: 'đầu', updatedAt: new Date('2026-01-01T08:00:00Z') }),
    ];
    const { newVersions } = await poll(states);
    expect(newVersions.map(({ version, text }) => [version, text])).toEqual([
      [1, 'đầu'],
      [2, 'sửa'],
    ]);
    expect((await poll(states)).newVersions).toEqual([]);
  });

  it('sees that an edit was taken back', async () => {
    await poll([draft({ text: 'một' })]);
    await poll([draft({ text: 'hai' })]);
    expect((await poll([draft({ text: 'một' })])).newVersions).toMatchObject([
      { version: 3, text: 'một' },
    ]);
  });

  it('keeps the date of the first sight where there is no other', async () => {
    const fetched = { publishedFrom: 'fetched' as const };
    await poll([draft({ ...fetched, publishedAt: '2026-01-01T00:00:00.000Z' })]);
    const { newVersions } = await poll([
      draft({ ...fetched, publishedAt: '2026-01-09T00:00:00.000Z', text: 'sửa' }),
    ]);
    expect(newVersions).toMatchObject([
      { publishedAt: '2026-01-01T00:00:00.000Z', publishedFrom: 'fetched' },
    ]);
  });

  it('announces what comes back after it was withdrawn as a higher version', async () => {
    const [first] = (await poll([draft()])).newVersions;
    expect(await announced.exclusiveTo('s1')).toEqual([{ articleId: first?.id, version: 1 }]);
    await announced.forget('s1');
    expect(await announced.exclusiveTo('s1')).toEqual([]);
    expect((await poll([draft()])).newVersions).toMatchObject([{ id: first?.id, version: 2 }]);
  });

  it('does not withdraw what another source has shown too', async () => {
    await poll([draft()]);
    await poll([draft()], { ...origin, sourceId: 's2' });
    expect(await announced.exclusiveTo('s1')).toEqual([]);
  });
});
