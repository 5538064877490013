import { openSqlite } from '@newsline/platform';
import type { ParsedArticle, ParsedFeed } from '../feeds/parsed-feed.ts';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import type { AnnouncedArticles } from './announced-articles.ts';
import { withCorrectedDates } from './correct-dates.ts';
import { detectChanges } from './detect-changes.ts';
import { draftFromFeed } from './draft-article.ts';
import { inFeedOrder } from './feed-order.ts';

const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const feed = { language: 'vi' } as ParsedFeed['feed'];

type Shown = { readonly date: string | null; readonly text?: string; readonly vague?: true };

function parsed({ date, text = 'Cầu mới thông xe.', vague }: Shown): ParsedArticle {
  return {
    guid: null,
    url: 'https://bao.example/cau-moi',
    urlIsShared: false,
    title: 'Cầu mới',
    summary: text,
    contentHtml: '',
    text,
    authors: [],
    categories: [],
    imageUrl: null,
    publishedAt: date === null ? null : at(date),
    publishedRaw: date,
    publishedZone: 'given',
    ...(vague && { publishedIsVague: vague }),
    updatedAt: null,
    language: null,
    enclosures: [],
  };
}

describe('withCorrectedDates', () => {
  let announced: AnnouncedArticles;
  let lastChangedAt: string | null;
  beforeEach(() => {
    announced = new SqliteAnnouncedArticles(openSqlite(':memory:'));
    lastChangedAt = null;
  });

  async function poll(time: string, shown: Shown, sourceId = 'one') {
    const now = at(time);
    const outlets = ['bao.example'];
    const context = { sourceId, outlets, now, language: null, folders: [] };
    const found = [draftFromFeed(parsed(shown), feed, context)];
    const known = await announced.find(
      sourceId,
      found.map(({ keys }) => keys),
    );
    const drafts = inFeedOrder(found, known);
    const origin = { sourceId, sourceName: 'Báo', demonstration: false };
    const changes = await withCorrectedDates(
      detectChanges(drafts, known, origin, now),
      { drafts, known },
      { id: sourceId, lastChangedAt },
      now,
      announced,
    );
    await announced.remember(changes.observations, changes.newVersions);
    if (changes.newVersions.length > 0) lastChangedAt = now.toISOString();
    return changes.newVersions.map(({ version, publishedAt, dateCorrection }) => [
      version,
      publishedAt.slice(11, 19),
      dateCorrection?.was.slice(11, 19),
    ]);
  }

  it.each<[string, Shown, Shown, string | null]>([
    ['there was none', { date: null }, { date: '08:00' }, '08:00:00'],
    ['there was none, and only its day is known', { date: null }, { date: '00:00', vague: true }, '00:00:00'],
    ['it was in the future', { date: '17:00' }, { date: '10:00' }, '10:00:00'],
    ['it was too late', { date: '11:00' }, { date: '08:00' }, '08:00:00'],
    ['it was too early', { date: '05:00' }, { date: '11:30' }, '11:30:00'],
    ['it is the same', { date: '08:00' }, { date: '08:00' }, null],
    ['it is the same but for seconds', { date: '08:00:59' }, { date: '08:00' }, null],
    ['it is when the feed was made', { date: '11:59' }, { date: '12:59' }, null],
    ['it is after the first sight', { date: null }, { date: '12:30' }, null],
    ['it says less than before', { date: '08:00' }, { date: '00:00', vague: true }, null],
    ['it is gone', { date: '08:00' }, { date: null }, null],
  ])('where a later poll has another date: %s', async (_, first, second, expected) => {
    const [before] = await poll('12:00', first);
    const correction = expected === null ? [] : [[2, expected, before?.[1]]];
    expect(await poll('13:00', second)).toEqual(correction);
    expect(await poll('14:00', second)).toEqual([]);
  }); // prettier-ignore

  it('corrects an article once to a later date, and then to earlier ones alone', async () => {
    await poll('12:00', { date: '05:00' });
    expect(await poll('13:00', { date: '10:00' })).toEqual([[2, '10:00:00', '05:00:00']]);
    expect(await poll('14:00', { date: '05:00' })).toEqual([[3, '05:00:00', '10:00:00']]);
    expect(await poll('15:00', { date: '10:00' })).toEqual([]);
  });

  it('keeps the text, and when it was edited', async () => {
    await poll('12:00', { date: null });
    await poll('13:00', { date: null, text: 'Cầu mới thông xe sáng nay.' });
    await poll('14:00', { date: '08:00', text: 'Cầu mới thông xe sáng nay.' });
    const [known] = await announced.exclusiveTo('one');
    const [, edited, corrected] = await announced.versions(known?.articleId ?? '');
    expect(corrected).toEqual({
      ...edited,
      version: 3,
      publishedAt: at('08:00').toISOString(),
      publishedFrom: 'feed',
      dateCorrection: { was: at('12:00').toISOString(), editedAt: edited?.seenAt },
      seenAt: at('14:00').toISOString(),
    });
  });

  it('says so where the text is edited as well', async () => {
    await poll('12:00', { date: null });
    expect(await poll('13:00', { date: '08:00', text: 'Cầu mới đã mở.' })).toEqual([
      [2, '08:00:00', '12:00:00'],
    ]);
    const [known] = await announced.exclusiveTo('one');
    const last = (await announced.versions(known?.articleId ?? '')).at(-1);
    expect(last?.dateCorrection?.editedAt).toBe(last?.seenAt);
  });

  it('lets no other source correct a date', async () => {
    await poll('12:00', { date: '08:00' });
    expect(await poll('13:00', { date: '01:00' }, 'two')).toEqual([]);
    expect(await poll('14:00', { date: '02:00' }, 'two')).toEqual([]);
  });
});
