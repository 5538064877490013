import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from '../../read-model/testing/sample-news.ts';
import { openSite, type Site, textOf } from '../testing/site.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 1, 1, hour, minute)).toISOString();
const outlets = ['a', 'b', 'c'];
const mayor = { kind: 'person', key: 'le-van-an', name: 'Lê Văn An' } as const;
const haiPhong = { kind: 'place', key: 'hai-phong', name: 'Hải Phòng' } as const;
const picture = (name: string) => `https://a.example/${name}.jpg`;
let site: Site;

beforeAll(async () => {
  site = await openSite(new Date(at(10)));
  const report = (
    [id, outlet, when]: readonly [id: string, outlet: string, when: string],
    article: Partial<Parameters<typeof articleUpdate>[0]>,
    labels: Parameters<typeof articleUpdate>[1] = {},
  ) =>
    articleUpdate(
      {
        ...{ id, publishedAt: when, summary: '', imageUrl: null, outlet: `${outlet}.example` },
        ...{ sourceId: outlet, sourceName: `Báo ${outlet.toUpperCase()}` },
        ...article,
      },
      { storyId: 'fire', entities: [haiPhong], ...labels },
    );
  await site.apply(
    { kind: 'topics', topics: someTopics, asOf },
    ...outlets.map(
      (id) => ({ kind: 'source', source: sourceState({ id, name: `Báo ${id}` }), asOf }) as const,
    ),
    report(
      ['fire', 'a', at(1)],
      {
        title: 'Cháy chung cư ở Hải Phòng, 9 người chết',
        summary:
          'Ngọn lửa bùng lên ở tầng hầm để xe của tòa nhà rồi lan nhanh theo đường ống kỹ thuật. 9 người chết.',
        imageUrl: picture('fire'),
      },
      { topics: ['diplomacy'] },
    ),
    report(['again', 'b', at(1, 40)], { title: 'Cháy chung cư ở Hải Phòng: 9 người chết' }),
    report(['copied', 'c', at(2)], {
      ...{ title: 'Chín người thiệt mạng trong đám cháy lớn', version: 2, seenAt: at(3) },
    }),
    report(
      ['mayor', 'b', at(3)],
      {
        title: 'Chủ tịch Lê Văn An thị sát, số nạn nhân tăng lên 12 người chết',
        summary:
          'Chủ tịch thành phố tới hiện trường tòa nhà, yêu cầu kiểm tra mọi tầng hầm để xe trước mùa khô.',
        imageUrl: picture('mayor'),
      },
      { entities: [haiPhong, mayor] },
    ),
    report(
      ['cause', 'c', at(4)],
      {
        title: 'Nguyên nhân vụ cháy: 12 người chết vì sạc xe điện',
        summary:
          'Nguyên nhân bước đầu là xe máy điện sạc qua đêm tại tầng hầm để xe, theo kết luận của cảnh sát.',
        imageUrl: picture('cause'),
      },
      { entities: [haiPhong, mayor], topics: ['diplomacy', 'cybersecurity'] },
    ),
    storyUpdate({
      ...{ storyId: 'fire', headline: 'Nguyên nhân vụ cháy', headlineArticleId: 'cause' },
      ...{ sourceIds: outlets, articleCount: 5, firstAt: at(1), lastAt: at(4) },
      copies: [{ articleId: 'copied', of: 'fire', sourceId: 'a', likeness: 0.9 }],
    }),
  );
});
afterAll(() => site.close());

const block = async (id: string, headers = {}) => {
  const { document } = await site.ask('/stories/fire', { headers });
  return document.querySelector(`[aria-labelledby=${id}]`);
};

describe('the page of a story', () => {
  it('begins with sentences of its outlets, in place of a summary', async () => {
    const { document } = await site.ask('/stories/fire');
    const sentences = [...document.querySelectorAll('.storyhead .sentences li')];
    expect(sentences.map((one) => textOf(one.querySelector('cite')))).toEqual(['Báo C', 'Báo B']);
    expect(textOf(sentences[0] ?? null)).toContain('sạc qua đêm tại tầng hầm');
    expect(sentences[0]?.querySelector('cite a')?.getAttribute('href')).toBe('/articles/cause');
    expect(document.querySelector('.storyhead p.standfirst')).toBeNull();
  });

  it('gives the numbers of several outlets, and what they were', async () => {
    const numbers = await block('key-numbers');
    expect([...(numbers?.querySelectorAll('dt') ?? [])].map(textOf)).toEqual(['12 người chết']);
    expect(textOf(numbers?.querySelector('dd') ?? null)).toBe(
      'Báo C, Báo B · trước đó: 9 người chết',
    );
  });

  it.each([
    ['vi', 'Báo A đưa tin đầu tiên, trước Báo B 40 phút'],
    ['en', 'Báo A had it first, 40 minutes before Báo B'],
  ])('says who had it first, in %s', async (language, expected) => {
    const first = await block('had-it-first', { 'accept-language': language });
    expect(textOf(first?.querySelector('p') ?? null)).toBe(expected);
  });

  it('names people and places with their pages, and topics by weight', async () => {
    const named = [...((await block('named'))?.querySelectorAll('a') ?? [])];
    expect(named.map((link) => link.getAttribute('href'))).toEqual([
      '/entities/person/le-van-an',
      '/entities/place/hai-phong',
    ]);
    expect(textOf((await block('topic-shares'))?.querySelector('li') ?? null)).toBe(
      'Ngoại giao 40% số bài',
    );
  });

  it('folds what repeats under what it repeats, and marks what was edited', async () => {
    const { document } = await site.ask('/stories/fire');
    const titles = [...document.querySelectorAll('.day .report h4 a')];
    expect(titles.map((link) => link.getAttribute('href'))).toEqual([
      '/articles/cause',
      '/articles/mayor',
      '/articles/fire',
    ]);
    const [folded, ...others] = [...document.querySelectorAll('.day details')];
    expect(others).toEqual([]);
    expect(textOf(folded?.querySelector('summary') ?? null)).toBe('2 tòa soạn đưa lại tin này');
    const copied = folded?.querySelector('li');
    expect(copied?.querySelector('a')?.getAttribute('href')).toBe('/articles/copied');
    expect(textOf(copied ?? null)).toMatch(/Báo a đăng trước.*Đã sửa/);
  });

  it('marks what is new, with pictures that it has not shown', async () => {
    const { document } = await site.ask('/stories/fire');
    expect([...document.querySelectorAll('.day .fresh')].map(textOf)).toEqual([
      'Mới: Lê Văn An, 12 người chết',
    ]);
    expect(document.querySelector('.fresh a')?.getAttribute('href')).toBe(
      '/entities/person/le-van-an',
    );
    const pictures = [...document.querySelectorAll('.day img')];
    expect(pictures.map((one) => one.getAttribute('src'))).toEqual([
      picture('mayor'),
      picture('fire'),
    ]);
  });

  it('has no empty facts', async () => {
    const { document } = await site.ask('/stories/fire');
    const facts = [...document.querySelectorAll('.facts bdi')].map(textOf);
    expect(facts.filter((fact) => fact === '')).toEqual([]);
  });

  it('has its picture inside, with an address of its own', async () => {
    const coverage = await block('coverage');
    expect(coverage?.querySelectorAll('svg.coverage rect.cell')).toHaveLength(5);
    expect(coverage?.querySelector('p a')?.getAttribute('href')).toBe('/stories/fire/coverage.svg');
  });
});

it('of one outlet has its summary, and nothing that outlets say together', async () => {
  await site.apply(
    articleUpdate({ id: 'lone', sourceId: 'a', summary: 'Tin ngắn.' }, { storyId: 'lone' }),
    storyUpdate({ storyId: 'lone', headlineArticleId: 'lone', sourceIds: ['a'] }),
  );
  const { document } = await site.ask('/stories/lone');
  expect(textOf(document.querySelector('p.standfirst'))).toBe('Tin ngắn.');
  for (const id of ['key-numbers', 'coverage', 'had-it-first', 'named', 'topic-shares'])
    expect(document.querySelector(`[aria-labelledby=${id}]`)).toBeNull();
  expect(document.querySelector('details')).toBeNull();
});

it('of very many articles lists them all, page by page', async () => {
  const ids = Array.from({ length: 450 }, (_, n) => `m${n}`);
  await site.apply(
    ...ids.map((id, n) =>
      articleUpdate(
        {
          ...{ id, sourceId: `o${n % 40}`, outlet: `o${n % 40}.example` },
          ...{ publishedAt: at(0, n), title: n % 3 === 0 ? 'Cùng một tin' : `Tin khác số ${n}` },
        },
        { storyId: 'many' },
      ),
    ),
    storyUpdate({
      ...{ storyId: 'many', articleCount: 450, firstAt: at(0), lastAt: at(0, 449) },
      sourceIds: ['a'],
    }),
  );
  const seen: string[] = [];
  let url: string | null = '/stories/many';
  while (url !== null) {
    const { document, status }: Awaited<ReturnType<Site['ask']>> = await site.ask(url);
    expect(status).toBe(200);
    const links = [...document.querySelectorAll('.day :is(h4, .repeats li) > a')];
    seen.push(...links.map((link) => link.getAttribute('href') ?? ''));
    url = document.querySelector('a[rel=next]')?.getAttribute('href') ?? null;
  }
  expect(seen.toSorted()).toEqual(ids.map((id) => `/articles/${id}`).toSorted());
});

it.each([
  ['vi', 'Động đất ở Chile', 'Mặt đất rung trong hai phút.'],
  ['en', 'Earthquake in Chile', 'The ground shook for two minutes.'],
])('in two languages speaks the reader’s: %s', async (language, headline, summary) => {
  const told = (id: string, by: string, title: string, text: string) =>
    articleUpdate(
      { id, title, summary: text, sourceId: 'a', publishedAt: at(2) },
      { storyId: 'quake', language: by },
    );
  await site.apply(
    told('quake-vi', 'vi', 'Động đất ở Chile', 'Mặt đất rung trong hai phút.'),
    told('quake-en', 'en', 'Earthquake in Chile', 'The ground shook for two minutes.'),
    storyUpdate({
      ...{ storyId: 'quake', headline: 'Động đất ở Chile', headlineArticleId: 'quake-vi' },
      ...{ language: 'vi', articleCount: 2, sourceIds: ['a'] },
      otherHeadlines: [{ language: 'en', headline: 'Earthquake in Chile', articleId: 'quake-en' }],
    }),
  );
  const { document } = await site.ask('/stories/quake', {
    headers: { 'accept-language': language },
  });
  expect(textOf(document.querySelector('h1'))).toBe(headline);
  expect(textOf(document.querySelector('p.standfirst'))).toBe(summary);
});
