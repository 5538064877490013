import { StoryGrouper } from './story-grouper.ts';

const events: Record<string, string[]> = {
  th: [
    'ตลาดหุ้นไทยปิดบวกสิบจุด',
    'ไฟไหม้โรงงานพลาสติกที่สมุทรปราการ',
    'นักเทนนิสหญิงคว้าแชมป์รายการแรก',
    'พบซากเรือโบราณกลางอ่าว',
    'โรงเรียนบนดอยเปิดห้องสมุดใหม่',
  ],
  zh: ['四川发生5.0级地震', '上海地铁新线开通运营', '央行宣布下调利率', '广州举办国际马拉松'],
  ja: ['東京で震度4の地震', '大阪の工場で火災', '日銀が利上げを決定', '京都の寺で文化財が盗難'],
  my: ['ရန်ကုန်တွင် မီးလောင်', 'ရွှေဈေး ကျဆင်း', 'မန္တလေးတွင် ရေကြီး'],
};

describe.each(Object.keys(events))('stories in a language without spaces: %s', (language) => {
  const titles = events[language] ?? [];
  const placed = (all: readonly string[]) => {
    const grouper = new StoryGrouper();
    return all.map(
      (title, at) =>
        grouper.place({ id: String(at), language, title, publishedAt: new Date(0) }).storyId,
    );
  };

  it('keeps unrelated headlines apart', () => {
    expect(new Set(placed(titles)).size).toBe(titles.length);
  });

  it('finds the one that is told again', () => {
    const [first = ''] = titles;
    const stories = placed([...titles, `${first} 2`]);
    expect(stories.at(-1)).toBe(stories[0]);
  });
});
