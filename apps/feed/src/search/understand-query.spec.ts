import { sourceState, someTopics } from '../read-model/testing/sample-news.ts';
import { searchNames } from './search-names.ts';
import { understandQuery } from './understand-query.ts';

type Named = [id: string, name: string, url: string, siteUrl?: string];
const named: Named[] = [
  ['bbc', 'BBC News', 'https://feeds.bbci.co.uk/rss', 'https://www.bbc.com/news'],
  ['bbc-vi', 'BBC News Tiếng Việt', 'https://www.bbc.com/vietnamese/rss'],
  ['vne-moi', 'VnExpress - Tin mới nhất', 'https://vnexpress.net/rss/moi.rss'],
  ['vne-tg', 'VnExpress - Thế giới', 'https://vnexpress.net/rss/tg.rss'],
  ['tuoi-tre', 'Tuổi Trẻ - Thế giới', 'https://tuoitre.vn/rss/tg.rss'],
  ['twin-1', 'Bản tin đôi', 'https://twins.example/1'],
  ['twin-2', 'Bản tin đôi', 'https://twins.example/2'],
];
const sources = named.map(([id, name, url, siteUrl = null]) =>
  sourceState({ id, name, url, siteUrl }),
);
const names = searchNames(someTopics, sources, new Map([['submitted', 'Handed in']]));
/** The first hours of 30 November in Vietnam. */
const now = new Date('2026-11-29T20:30:00Z');
const understand = (typed: string) => understandQuery(typed, names, now, 'Asia/Ho_Chi_Minh');

const cyber = { topics: ['cybersecurity'] };
const on25 = '2026-11-24T17:00:00.000Z';

describe('takes out', () => {
  it.each<[reason: string, typed: string, text: string, filters: object]>([
    ['a topic by its id', 'iran topic:cybersecurity', 'iran', cyber],
    ['a topic by its name', 'topic:Cybersecurity iran', 'iran', cyber],
    ['a topic in Vietnamese', 'chủđề:"an ninh mạng" iran', 'iran', cyber],
    ['without marks', 'CHUDE:"an ninh mang" iran', 'iran', cyber],
    ['a name in two words', 'iran chủ đề:giảitrí', 'iran', { topics: ['entertainment'] }],
    ['a value in several words', 'chủđề:an ninh mạng iran', 'iran', cyber],
    ['but no more words than are its', 'topic:cybersecurity china', 'china', cyber],
    ['the beginning of one name', 'topic:cyber', '', cyber],
    ['several', 'topic:cybersecurity,diplomacy', '', { topics: ['cybersecurity', 'diplomacy'] }],
    ['one twice', 'topic:cybersecurity x topic:giảitrí', 'x', { topics: ['cybersecurity', 'entertainment'] }],
    ['a topic to leave out', 'x -topic:giaitri', 'x', { without: { topics: ['entertainment'] } }],
    ['a source in quotes', 'source:"BBC News" trump', 'trump', { sourceIds: ['bbc'] }],
    ['curly quotes', 'nguồn:“BBC News” trump', 'trump', { sourceIds: ['bbc'] }],
    ['several in quotes', 'source:"BBC News","Tuổi Trẻ - Thế giới"', '', { sourceIds: ['bbc', 'tuoi-tre'] }],
    ['sources of one name', 'source:"bản tin đôi"', '', { sourceIds: ['twin-1', 'twin-2'] }],
    ['a source that is not polled', 'source:submitted', '', { sourceIds: ['submitted'] }],
    ['an outlet', 'outlet:vnexpress.net', '', { outlets: ['vnexpress.net'] }],
    ['as it is called', 'báo:VnExpress', '', { outlets: ['vnexpress.net'] }],
    ['as its sources are called', 'báo:"tuoi tre"', '', { outlets: ['tuoitre.vn'] }],
    ['by a host of it', 'outlet:www.bbc.com', '', { outlets: ['bbc.com'] }],
    ['by an address', 'site:https://e.vnexpress.net/news', '', { outlets: ['vnexpress.net'] }],
    ['of no source', 'outlet:nytimes.com', '', { outlets: ['nytimes.com'] }],
    ['a language', 'lang:vi', '', { languages: ['vi'] }],
    ['by its name', 'language:English,French', '', { languages: ['en', 'fr'] }],
    ['in Vietnamese', 'tiếng:Việt', '', { languages: ['vi'] }],
    ['in two words', 'ngôn ngữ:"Tiếng Anh"', '', { languages: ['en'] }],
    ['in itself', 'lang:français', '', { languages: ['fr'] }],
    ['a language to leave out', '-lang:en', '', { without: { languages: ['en'] } }],
    ['a first day', 'giá vàng after:2026-11-25', 'giá vàng', { from: on25 }],
    ['a day to end at', 'trước:25/11/2026 x', 'x', { to: on25 }],
    ['not after', '-after:2026-11-25', '', { to: on25 }],
    ['days ago', 'sau:5 ngày vàng', 'vàng', { from: on25 }],
    ['the later of two', 'after:2026-11 after:2026-11-25', '', { from: on25 }],
    ['a story', 'tin:s-1 x', 'x', { storyId: 's-1' }],
    ['what was edited', 'is:edited x', 'x', { edited: true }],
    ['what was not', '-is:edited x', 'x', { edited: false }],
    ['in Vietnamese, edited', 'là:đãsửa x', 'x', { edited: true }],
    ['edited, in two words', 'la:đã sửa x', 'x', { edited: true }],
    ['all at once', 'source:bbc a lang:en b', 'a b', { sourceIds: ['bbc'], languages: ['en'] }],
    ['an OR of two of a kind', 'topic:cybersecurity OR topic:giảitrí', '', { topics: ['cybersecurity', 'entertainment'] }],
  ])('%s', (_, typed, text, filters) => {
    const { without = {}, ...understood } = understand(typed).filters ?? {};
    const { without: expected = {}, ...rest } = filters as { without?: object };
    expect({ text: understand(typed).text, ...understood, without }).toEqual({ text, ...rest, without: expected });
    expect(understand(typed).notices).toEqual([]);
  }); // prettier-ignore
});

describe('leaves to index', () => {
  it.each([
    ['words', '  iran   mỹ '],
    ['what index reads', 'iran -mỹ "eo biển" OR hormuz intitle:dầu -intitle:"giá vàng"'],
    ['a colon before a space', 'Trump: topic: sau: lang:'],
    ['a label of a portal', 'Video:cháy lớn'],
    ['an address', 'https://vnexpress.net/a source://x'],
    ['a time', '10:30 sáng'],
    ['an operator in a phrase', '"topic:cybersecurity" -"lang:en" intitle:"lang:en x"'],
    ['one in curly quotes', '“topic:cybersecurity x”'],
    ['one inside a word', 'a.topic:x (topic:x'],
    ['a quotation that does not end', '"iran'],
    ['a name that is too short to be meant', 'tip:x in:y'],
    ['nothing', ''],
  ])('%s', (_, typed) =>
    expect(understand(typed)).toMatchObject({ text: typed, terms: [], notices: [] }),
  );

  it.each([
    ['in Vietnamese', 'tiêuđề:vàng', 'intitle:vàng'],
    ['in two words, in quotes, left out', 'x -Tiêu đề:"giá vàng" y', 'x -intitle:"giá vàng" y'],
    ['so often that it grows', 'tieude:a '.repeat(55), /^(?:intitle:a ?){40,}$/],
  ])('words of titles: %s', (_, typed, text) => {
    const understood = understand(typed);
    expect(understood.text).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
    expect(understood.text.length).toBeLessThanOrEqual(500);
  });
});
