import { highlighted, type ArticleParts, type SearchTest } from './search-test.conformance.ts';

/** That what people type is understood: operators, other spellings, near matches, stories. */
export function describeUnderstanding({ index, put, find, ids }: SearchTest): void {
  const titles = (...all: string[]) => put(...all.map((title) => ({ id: title, title })));

  describe('other spellings', () => {
    it.each([
      ['a number in a name', 'u23 thang', 'U.23 thắng lớn'],
      ['the same, the other way round', 'U.23 ', 'Đội U23 thắng lớn'],
      ['with a dash', 'f16 roi', 'Máy bay F-16 rơi'],
      ['the same, without', 'F-16 ', 'Máy bay F16 rơi'],
      ['with a space', 'F16 ', 'Máy bay F 16 rơi'],
      ['a disease', 'covid19 ', 'Ca COVID-19 mới'],
      ['an acronym with dots', 'TPHCM ', 'Kẹt xe ở TP.HCM'],
      ['an acronym in two words', 'tp hcm', 'Kẹt xe ở TPHCM'],
      ['an acronym in full', 'TPHCM ', 'Kẹt xe ở Thành phố Hồ Chí Minh'],
      ['a full name', 'thành phố hồ chí minh', 'Kẹt xe ở TP.HCM'],
      ['a short name in full', 'Trung Quốc', 'Hàng TQ giá rẻ'],
      ['a short name', 'TQ ', 'Hàng Trung Quốc giá rẻ'],
      ['a club', 'CAHN ', 'Công An Hà Nội vô địch'],
      ['a name without its dash', 'wifi ', 'Sóng Wi-Fi yếu'],
      ['the same, with it', 'wi-fi', 'Sóng wifi yếu'],
      ['a word that is two', 'worldcup', 'World Cup khai mạc'],
      ['two words that are one', 'world cup', 'Worldcup khai mạc'],
      ['a country without its space', 'vietnam ', 'Việt Nam thắng'],
      ['the same, with it', 'viet nam', 'Vietnam wins'],
      ['a marked word without its space', 'ôtô ', 'Ô tô giá rẻ'],
      ['a number with its separators', '5000 ', 'Rs. 5,000 notes'],
      ['the same, with them', '1.000.000', 'Phạt 1000000 đồng'],
      ['an acronym with dots', 'US ', 'U.S. envoy in Oslo'],
      ['a word without its dash', 'email ', 'An e-mail leak'],
      ['signs that join', 'AT&T', 'AT&T hit by outage'],
      ['two letters for one', 'grosse', 'Große Straße'],
      ['full width', 'toyota', 'ＴＯＹＯＴＡ recalls'],
      ['the other way to place a tone', 'hoạ sĩ', 'Họa sĩ vẽ tranh'],
      ['i for y', 'bác sỹ', 'Bác sĩ chữa bệnh'],
      ['another English form', 'skiing ', 'Where to ski'],
      ['a plural', 'sanctions ', 'A new sanction'],
      ['keystrokes of Telex', 'ddieenj thoaij', 'Điện thoại mới'],
      ['keystrokes of VNI', 'd9ie65n thoa5i', 'Điện thoại mới'],
      ['names without diacritics', 'Hà Nội', 'Trip to Ha Noi'],
    ])('finds %s', async (_, text, title) => {
      await put({ id: 'wanted', title, language: /[^ -~]/u.test(title) ? 'vi' : 'en' });
      await titles('Giá vàng hôm nay', 'Something else entirely');
      expect(await ids(text)).toEqual(['wanted']);
    });

    it.each([
      ['a longer code', 'CVE-2024-3094', 'CVE-2024-30940 patched'],
      ['a longer number', '3094', 'Order 30940'],
      ['a number without its point', '3.5% lai', 'Inflation at 35 per cent'],
      ['a word in small letters for an acronym', 'World Health Organization', 'A man who ran'],
      ['other diacritics', 'lừa đảo', 'Mùa lúa đào'],
      ['other diacritics of one word', 'bạn ', 'Bán nhà'],
    ])('does not take %s for it', async (_, text, title) => {
      await titles(title, 'Giá vàng hôm nay');
      expect(await ids(text)).toEqual([]);
    });

    it('finds what an acronym stands for, which other articles introduce', async () => {
      const [inFull, introduced] = ['Tổng cục Biển Cả mở cửa', 'Tổng cục Biển Cả (TCBC) họp'];
      await titles(inFull, introduced, 'Giá vàng hôm nay');
      for (const text of ['TCBC', 'tcbc '])
        expect((await ids(text)).toSorted()).toEqual([introduced, inFull].toSorted());
    });

    it('puts the very signs and capitals first', async () => {
      await titles('C is fifty years old', 'C++ compiler flaw', 'C# gains a keyword');
      expect((await ids('C++ ')).at(0)).toBe('C++ compiler flaw');
      expect((await ids('c# ')).at(0)).toBe('C# gains a keyword');
      await titles('Who is who', 'WHO warns of flu');
      expect((await ids('WHO ')).at(0)).toBe('WHO warns of flu');
    });

    it('finds in quotes what is spelt just so', async () => {
      await titles('Thời đại AI', 'Thời đại trí tuệ nhân tạo');
      expect(await ids('"trí tuệ nhân tạo"')).toEqual(['Thời đại trí tuệ nhân tạo']);
      await titles('C is fifty years old', 'C++ compiler flaw', '.NET is out', 'Net of herring');
      expect(await ids('"C++"')).toEqual(['C++ compiler flaw']);
      expect(await ids('".NET"')).toEqual(['.NET is out']);
    });

    it('marks a short name for a full one', async () => {
      await titles('Hàng TQ giá rẻ');
      const [hit] = (await find('Trung Quốc')).hits;
      expect(highlighted(hit?.title)).toEqual(['TQ']);
    });

    it('tells what keystrokes were read as', async () => {
      await titles('Điện thoại mới');
      expect((await find('ddieenj thoaij')).correctedTo).toBe('điện thoại');
    });
  });

  describe('operators', () => {
    beforeEach(() =>
      put(
        { id: 'both', title: 'Iran và Mỹ', summary: 'đàm phán hạt nhân' },
        { id: 'iran', title: 'Iran họp', summary: 'my opinion', text: 'nhà máy điện hạt nhân' },
        { id: 'my', title: 'Mỹ họp' },
      ),
    );

    it.each([
      ['what is not wanted', 'iran -Mỹ', ['iran']],
      ['what is not wanted, without diacritics', 'iran -my', []],
      ['what is not wanted, in capitals', 'họp -IRAN', ['my']],
      ['a phrase that is not wanted', 'iran -"đàm phán"', ['iran']],
      ['only what is not wanted', '-iran', ['my']],
      ['alternatives', 'iran OR mỹ', ['both', 'iran', 'my']],
      ['alternatives beside a word', 'họp iran OR mỹ ', ['iran', 'my']],
      ['the title alone', 'intitle:họp', ['iran', 'my']],
      ['not the text', 'intitle:điện', []],
      ['a phrase of the title', 'intitle:"Mỹ họp"', ['my']],
      ['a phrase and a word', '"hạt nhân" điện', ['iran']],
    ])('%s', async (_, text, expected) => {
      expect((await ids(text)).toSorted()).toEqual(expected);
    });

    it('leaves out a name with its signs alone', async () => {
      await titles('Learning C++', 'Learning C');
      expect(await ids('learning -c++')).toEqual(['Learning C']);
    });

    it('a phrase is a must, also for near matches', async () => {
      expect(await ids('"hạt nhân" qzxvw plmok nhà máy')).not.toContain('my');
    });
  });

  it('weighs a name that is typed with a capital', async () => {
    await put(
      { id: 'name', title: 'Obama phát biểu' },
      { id: 'word', title: 'Buổi lễ ký', publishedAt: '2026-02-02T08:00:00Z' },
      { id: 'other', title: 'Giá vàng hôm nay' },
    );
    expect(await ids('ký Obama ')).toEqual(['name', 'word']);
    expect(await ids('ký obama ')).toEqual(['word', 'name']);
  });

  it('puts a story that several outlets tell before others', async () => {
    const [title, url] = ['Hormuz reopens', 'https://other.example/1'];
    await put(
      { id: 'first', title, storyId: 'told twice' },
      { id: 'second', title, storyId: 'told twice', url },
      { id: 'last', title },
      { id: 'later', title },
    );
    expect((await ids('Hormuz')).slice(0, 2).toSorted()).toEqual(['first', 'second']);
    const { next, hits } = await find({ text: 'Hormuz', limit: 1 });
    await put({ id: 'second', version: 2, title: 'Other news', storyId: 'told twice', url });
    const rest = await ids({ text: 'Hormuz', limit: 9, cursor: next ?? '' });
    expect([...hits.map(({ articleId }) => articleId), ...rest]).toEqual(
      expect.arrayContaining(['first', 'last', 'later']),
    );
    expect(rest).not.toContain(hits[0]?.articleId);
  });

  it('puts what is in the reader’s language before what answers as well', async () => {
    await put(
      { id: 'vi', title: 'Hormuz mở cửa', language: 'vi' },
      { id: 'en', title: 'Hormuz opens up', language: 'en' },
      { id: 'other', title: 'Giá vàng hôm nay', language: 'vi' },
    );
    expect(await ids({ text: 'Hormuz', preferredLanguage: 'vi' })).toEqual(['vi', 'en']);
    expect(await ids({ text: 'Hormuz', preferredLanguage: 'en' })).toEqual(['en', 'vi']);
    expect(await ids({ text: 'Hormuz opens', preferredLanguage: 'vi' })).toEqual(['en']);
  });

  describe('near matches', () => {
    it('say what they lack, and how many lack nothing', async () => {
      await titles('Storm warning in the harbour of Hanoi', 'Storm warning in the harbour of Lyon');
      const answer = await find('storm warning harbour hanoi ');
      expect(answer).toMatchObject({ total: 2, complete: 1 });
      expect(answer.hits.map(({ missing }) => missing)).toEqual([[], ['hanoi']]);
    });

    it('do not say that they lack a filler', async () => {
      await titles('Vàng Sài Gòn giảm', 'Giá vàng Sài Gòn tăng');
      const { hits } = await find('giá vàng sài gòn hôm nay ');
      expect(hits.map(({ missing }) => missing)).toEqual([[], ['giá']]);
    });

    it('are not told of where all have all', async () => {
      await titles('Storm in Hanoi', 'Flood in Lyon');
      const answer = await find('storm hanoi ');
      expect(answer.complete).toBeUndefined();
      expect(answer.hits.map(({ missing }) => missing)).toEqual([[]]);
    });

    it('need no fillers', async () => {
      await titles('Giá vàng giảm mạnh', 'Giá xăng hôm nay');
      expect((await ids('giá vàng hôm nay')).at(0)).toBe('Giá vàng giảm mạnh');
    });
  });

  describe('stories', () => {
    const told = (count: number, of: (i: number) => ArticleParts) =>
      put(...Array.from({ length: count }, (_, i) => ({ id: `n${i}`, ...of(i) })));

    it('come once, with how many more there are', async () => {
      await told(6, (i) => ({ title: `flood ${i}`, storyId: i < 4 ? 'one' : `own ${i}` }));
      await put({ id: 'other', title: 'quake', storyId: 'one' });
      const { hits, total } = await find({ text: 'flood', group: 'story' });
      expect(total).toBe(6);
      expect(hits.map(({ storyId, more }) => [storyId, more]).toSorted()).toEqual([
        ['one', 3],
        ['own 4', 0],
        ['own 5', 0],
      ]);
      expect((await find({ text: 'flood' })).hits.map(({ more }) => more)).toEqual(
        Array.from({ length: 6 }, () => 0),
      );
    });

    it.each<[string, 'relevance' | 'newest', string]>([
      ['by relevance', 'relevance', 'bão lũ'],
      ['by time', 'newest', 'bão lũ'],
      ['of everything', 'relevance', ''],
    ])('come once over all pages: %s', async (_, sort, text) => {
      await told(240, (i) => ({
        title: i % 2 === 0 ? 'bão lũ miền Trung' : 'tin tức',
        text: `bão số ${i} gây lũ`,
        storyId: `s${i % 70}`,
        publishedAt: new Date(Date.UTC(2026, 0, 1) + ((i * 7919) % 5000) * 60_000).toISOString(),
      }));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await find({
          text,
          sort,
          group: 'story',
          limit: 9,
          ...(cursor && { cursor }),
        });
        seen.push(...page.hits.map(({ storyId }) => storyId));
        cursor = page.next;
      }
      expect(seen.length).toBe(70);
      expect(new Set(seen).size).toBe(70);
    });
  });

  describe('more filters and counts', () => {
    beforeEach(() =>
      put(
        { id: 'a', title: 'flood', topics: ['x', 'y'], publishedAt: '2026-02-01T23:00:00Z' },
        { id: 'b', title: 'flood', topics: ['x'], publishedAt: '2026-02-02T01:00:00Z', version: 2 },
        {
          id: 'c',
          title: 'flood',
          topics: ['y'],
          sourceId: 's2',
          publishedAt: '2026-02-02T05:00:00Z',
        },
      ),
    );
    const without = { topics: [], sourceIds: [], outlets: [], languages: [], entities: [] };

    it.each([
      ['an outlet', { outlets: ['news.example'] }, ['a', 'b', 'c']],
      ['another outlet', { outlets: ['other.example'] }, []],
      ['not an outlet', { without: { ...without, outlets: ['news.example'] } }, []],
      ['not a topic', { without: { ...without, topics: ['y'] } }, ['b']],
      ['not a source', { without: { ...without, sourceIds: ['s1'] } }, ['c']],
      ['not a language', { without: { ...without, languages: ['vi'] } }, []],
      ['one topic of each list', { topics: ['x'], alsoTopics: ['y'] }, ['a']],
      ['what was changed', { edited: true }, ['b']],
      ['what was not', { edited: false }, ['a', 'c']],
    ])('by %s', async (_, filters, expected) => {
      const { hits, total } = await find({ text: 'flood', ...filters });
      expect(hits.map(({ articleId }) => articleId).toSorted()).toEqual(expected);
      expect(total).toBe(expected.length);
    });

    it('tells days of all matches, whatever the period', async () => {
      const days = [
        { day: '2026-02-01', count: 1 },
        { day: '2026-02-02', count: 2 },
      ];
      expect((await find('flood')).days).toEqual(days);
      const answer = await find({ text: 'flood', from: '2026-02-02T00:00:00Z', sourceIds: ['s1'] });
      expect(answer.total).toBe(1);
      expect(answer.days).toEqual([days[0], { day: '2026-02-02', count: 1 }]);
    });

    it('shows the outlet, and whether it was changed', async () => {
      const { hits } = await find({ text: 'flood', edited: true });
      expect(hits).toMatchObject([{ articleId: 'b', edited: true, outlet: 'news.example' }]);
    });
  });

  it('takes a word that is being typed for a beginning, however short', async () => {
    await titles('Guardiola speaks', 'Something else');
    expect(await ids({ text: 'gu', typing: true })).toEqual(['Guardiola speaks']);
    expect(await ids({ text: 'g', typing: true })).toEqual(['Guardiola speaks']);
    await index().put([]);
  });
}
