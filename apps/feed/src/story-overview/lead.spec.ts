import type { ArticlePreview } from '../read-model/news-read-model.ts';
import { leadOf } from './lead.ts';
import { readArticles } from './read-articles.ts';
import { newestFirst, told } from './testing/sample-article.ts';

const headline = 'Cháy chung cư ở Hải Phòng';
const fire = told({
  id: 'fire',
  by: 'a',
  minute: 0,
  title: headline,
  summary:
    '(Báo A) - Ngọn lửa bùng lên ở tầng hầm để xe của tòa nhà rồi lan nhanh theo đường ống kỹ thuật. Xem thêm ở đây.',
});
const rescue = told({
  id: 'rescue',
  by: 'b',
  minute: 30,
  title: 'Giải cứu cư dân tòa nhà cháy',
  summary:
    'Cảnh sát đưa được hàng chục cư dân mắc kẹt trên tầng thượng tòa nhà xuống bằng thang cứu hộ. Lửa bùng từ tầng hầm để xe.',
});
const cause = told({
  id: 'cause',
  by: 'c',
  minute: 60,
  title: 'Nguyên nhân vụ cháy',
  summary:
    'Nguyên nhân bước đầu là xe máy điện sạc qua đêm tại tầng hầm để xe, theo kết luận của cảnh sát cứu hộ.',
});
type Of = Partial<Parameters<typeof leadOf>[1]>;
const texts = (articles: readonly ArticlePreview[], of: Of = {}) =>
  leadOf(readArticles(newestFirst(articles)), {
    ...{ headline, headlineArticleId: null, language: 'vi' },
    ...of,
  }).map(({ text, saidBy }) => `${saidBy.sourceId}: ${text}`);

describe('lead of a story', () => {
  it('is of sentences of different outlets, whole, without dateline and calls', () => {
    const lead = texts([fire, rescue, cause]);
    expect(lead).toHaveLength(3);
    expect(new Set(lead.map((one) => one[0]))).toEqual(new Set(['a', 'b', 'c']));
    expect(lead).toContainEqual(
      'a: Ngọn lửa bùng lên ở tầng hầm để xe của tòa nhà rồi lan nhanh theo đường ống kỹ thuật.',
    );
  });

  it.each<[reason: string, articles: readonly ArticlePreview[], headline: string]>([
    ['nothing is told', [], ''],
    ['there is one article', [fire], headline],
    [
      'all say what the headline says',
      ['a', 'b', 'c'].map((by) =>
        told({ id: by, by, title: headline, summary: `${fire.summary.slice(10, 100)}.` }),
      ),
      fire.summary,
    ],
    [
      'summaries are cut',
      [fire, rescue].map((one) =>
        told({ ...one, by: one.sourceId, title: 'Cháy', summary: `${one.summary.slice(0, 70)}…` }),
      ),
      headline,
    ],
    [
      'summaries are questions',
      [fire, rescue].map((one) =>
        told({
          ...one,
          by: one.sourceId,
          title: 'Cháy',
          summary: `${one.summary.slice(0, 60)} ra sao?`,
        }),
      ),
      headline,
    ],
  ])('is left out where %s', (_, articles, head) => {
    expect(texts(articles, { headline: head })).toEqual([]);
  });

  it('takes no sentence that says nearly what another says', () => {
    const again = told({
      ...rescue,
      id: 'again',
      by: 'd',
      minute: 40,
      title: 'Cháy',
      summary: rescue.summary.replace('Cảnh sát', 'Lực lượng'),
    });
    const said = texts([fire, rescue, again, cause]).filter((one) => one.includes('thang cứu hộ'));
    expect(said).toHaveLength(1);
  });

  const toll = (count: number, about: string) => `Vụ cháy làm ${count} người chết, ${about}.`;
  const onRoof = 'nhiều cư dân mắc kẹt trên tầng thượng tòa nhà, theo cảnh sát cứu hộ';
  const inGarage = 'ngọn lửa bùng lên từ tầng hầm để xe, lan theo đường ống kỹ thuật';
  const reports = (...given: readonly (readonly [by: string, summary: string])[]) =>
    given.map(([by, summary], minute) => told({ id: by, by, minute, title: 'Cháy', summary }));

  it.each<[reason: string, articles: readonly ArticlePreview[], tolls: readonly string[]]>([
    ['one that holds', reports(['a', toll(9, onRoof)], ['b', toll(9, inGarage)]), ['9', '9']],
    [
      'none below what two outlets say since',
      reports(
        ['a', toll(9, onRoof)],
        ['b', toll(9, inGarage)],
        ['c', `${cause.summary} Có 12 người chết.`],
        ['d', `${rescue.summary} Có 12 người chết.`],
      ),
      [],
    ],
    [
      'one that a single outlet corrects, as its key number is',
      reports(['a', toll(9, onRoof)], ['b', toll(9, inGarage)], ['c', 'Có 12 người chết.']),
      ['9', '9'],
    ],
    [
      'not two that differ',
      reports(['a', toll(9, onRoof)], ['b', toll(12, inGarage)], ['c', cause.summary]),
      ['9'],
    ],
  ])('gives of the tolls %s', (_, articles, tolls) => {
    const lead = texts(articles);
    expect(lead.length).toBeGreaterThanOrEqual(2);
    expect(lead.join(' ').match(/\d+(?= người)/g) ?? []).toEqual(tolls);
  });

  it('begins with the article that stands for the story', () => {
    for (const id of ['fire', 'rescue', 'cause']) {
      const of = { headlineArticleId: id, headline: 'Tin cháy' };
      const [first] = texts([fire, rescue, cause], of);
      expect(first?.[0]).toBe({ fire: 'a', rescue: 'b', cause: 'c' }[id]);
    }
  });

  it('says nothing in another language than the story’s', () => {
    const english = told({
      ...{ id: 'en', by: 'd', minute: 90, language: 'en', title: 'Tower fire' },
      summary: 'Flames broke out in the garage of a tower in Hai Phong, police rescuers said.',
    });
    const lead = texts([fire, rescue, cause, english]);
    expect(lead).toHaveLength(3);
    expect(lead.join()).not.toContain('Flames');
    expect(texts([fire, rescue, cause, english], { language: 'en' })).toEqual([]);
  });

  it('hears that article however many came after it', () => {
    const later = Array.from({ length: 120 }, (_, n) =>
      told({ ...rescue, id: `later-${n}`, by: 'b', minute: 100 + n, title: 'Cháy' }),
    );
    const of = { headlineArticleId: 'fire', headline: 'Tin cháy' };
    expect(texts([fire, ...later], of).map((one) => one[0])).toEqual(['a', 'b']);
  });

  it('takes no sentence that leans on the one before', () => {
    const leaning = cause.summary.replace('Nguyên nhân bước đầu', 'Điều này bước đầu');
    const leans = told({ ...cause, by: 'c', title: 'Cháy', summary: `Cháy lớn. ${leaning}` });
    expect(texts([fire, rescue, leans]).map((one) => one[0])).not.toContain('c');
  });

  it('has no second sentence of one outlet', () => {
    const mine = [fire, rescue, cause].map((one) => ({ ...one, sourceId: 'a' }));
    expect(texts(mine)).toEqual([]);
  });

  it('is made of titles where there are no summaries', () => {
    const lead = texts(
      [
        told({
          id: '1',
          by: 'a',
          title: 'Blaze guts riverside tower, dozens of residents rescued from roof',
        }),
        told({
          id: '2',
          by: 'b',
          title: 'Faulty scooter battery blamed for riverside tower blaze, residents sue landlord',
        }),
        told({
          id: '3',
          by: 'c',
          title:
            'Mayor visits residents of riverside tower, promises new homes before winter comes',
        }),
      ].map((one) => ({ ...one, labels: { ...one.labels, language: 'en' } })),
      { headline: 'Tower fire', language: 'en' },
    );
    expect(lead.length).toBeGreaterThanOrEqual(2);
  });

  it('reads text of any length, and without letters', () => {
    const long = told({ id: 'long', by: 'd', summary: `${'“a. '.repeat(20_000)}` });
    const signs = told({ id: 'signs', by: 'e', title: '!!!', summary: '\u202e…'.repeat(5_000) });
    expect(texts([fire, rescue, cause, long, signs])).toHaveLength(3);
  });
});
