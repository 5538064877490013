import { readAttribution } from './attribution.ts';
import { readByline } from './byline.ts';

describe('readAttribution', () => {
  const story = 'Hai bên gặp nhau hôm qua.\n\nCuộc gặp kéo dài một giờ.';

  it.each<[string, string, string[], string[]]>([
    [
      'an author line, then a source line',
      'Thành Đạt\n\nTheo Independent',
      ['Thành Đạt'],
      ['Independent'],
    ],
    ['both in one paragraph', 'Trọng Giáp\nTheo VNE', ['Trọng Giáp'], ['VNE']],
    ['the source before the author', '(Theo AFP)\n\nMinh Phương', ['Minh Phương'], ['AFP']],
    ['several sources in brackets', '(Theo AFP, Reuters)', [], ['AFP', 'Reuters']],
    ['a source with its kind', 'Theo báo Tuổi Trẻ', [], ['Tuổi Trẻ']],
    [
      'a source with "và" inside its name',
      'Theo Sức khỏe và Đời sống',
      [],
      ['Sức khỏe và Đời sống'],
    ],
    ['two sources joined by "và"', 'Theo CNN và BBC', [], ['CNN', 'BBC']],
    ['a labelled source', 'Nguồn: Dân trí', [], ['Dân trí']],
    ['a labelled address', 'Nguồn: https://www.vidu.vn/tin/1.html', [], ['vidu.vn']],
    ['author and outlet by a slash', 'Theo Hà Linh/Dân trí', ['Hà Linh'], ['Dân trí']],
    ['author and outlet by brackets', 'Theo Hà Linh (VnExpress)', ['Hà Linh'], ['VnExpress']],
    ['author with the source in brackets', 'Hà Linh (Theo CNN)', ['Hà Linh'], ['CNN']],
    ['two authors', 'Thành Đạt - Minh Phương', ['Thành Đạt', 'Minh Phương'], []],
    ['initials beside a source', 'T.H\n\nTheo Sputnik', ['T.H'], ['Sputnik']],
    ['dotted initials alone', 'P.V', ['P.V'], []],
    ['a role in brackets', 'Ngọc Anh (tổng hợp)', ['Ngọc Anh'], []],
    [
      'an agency credit',
      '(Reporting by Jane Doe and John Roe; Editing by Ann Poe)',
      ['Jane Doe', 'John Roe'],
      [],
    ],
  ])('takes out %s', (_, signature, authors, attribution) => {
    expect(readAttribution(`${story}\n\n${signature}`)).toEqual({
      authors,
      attribution,
      text: story,
    });
  });

  it.each<[string, string, string[]]>([
    ['an agency alone', '(Reuters) - Hai bên gặp nhau.', ['Reuters']],
    ['a place and an agency', 'WASHINGTON (AP) — Talks went on.', ['AP']],
    ['a place, a date and an agency', 'PARIS, Nov 20 (Reuters) - Talks went on.', ['Reuters']],
    ['an outlet nobody knows', '(Kiến thức) - Hai bên gặp nhau.', ['Kiến thức']],
    ['an acronym', 'TTO - Hai bên gặp nhau.', ['TTO']],
  ])('reads the dateline and leaves it: %s', (_, text, attribution) => {
    expect(readAttribution(text)).toEqual({ authors: [], attribution, text });
  });

  it('takes out a closing bracket with a source', () => {
    expect(readAttribution('Hai bên gặp nhau.\n\nHọ sẽ gặp lại. (TTXVN/Vietnam+)')).toEqual({
      authors: [],
      attribution: ['TTXVN', 'Vietnam+'],
      text: 'Hai bên gặp nhau.\n\nHọ sẽ gặp lại.',
    });
  });

  it.each([
    ['with its label', 'By Jane Doe and John Roe', ['Jane Doe', 'John Roe']],
    ['of one name alone', 'Hải Vân', ['Hải Vân']],
  ])('takes out a byline at the top %s', (_, line, authors) => {
    const text = 'Talks about the shared river went on as planned, officials of both sides said.';
    expect(readAttribution(`${line}\n\n${text}`)).toEqual({ authors, attribution: [], text });
  });

  it.each([
    ['a sentence that begins with "Theo"', 'Theo ông Putin, hai bên sẽ gặp lại.'],
    ['a person after "Theo"', 'Cuộc gặp kéo dài.\n\nTheo ông Putin'],
    ['"Theo" in another sense', 'Cuộc gặp kéo dài.\n\nTheo kế hoạch'],
    [
      'a long sentence without an end',
      `Một.\n\nTheo Reuters ${'các bên đã gặp nhau '.repeat(8)}`.trim(),
    ],
    ['brackets that explain', 'Ông đến từ Đức (EU).'],
    ['a bracket before a dash that is no outlet', 'WHO (tổ chức y tế) - nơi ông làm việc.'],
    ['a name where no sentence ended', 'Danh sách người thắng\n\nNguyễn Văn An'],
    ['a text that is one name', 'Thành Đạt'],
    ['nothing', ''],
  ])('leaves %s', (_, text) => {
    expect(readAttribution(text)).toEqual({ authors: [], attribution: [], text });
  });
});

describe('readByline', () => {
  it.each<[string, string, string[], string[]]>([
    ['two people', 'By Jane Doe and John Roe', ['Jane Doe', 'John Roe'], []],
    ['two agencies', 'Reuters / BBC', [], ['Reuters', 'BBC']],
    ['a person and an agency', 'Jane Doe, Associated Press', ['Jane Doe'], ['Associated Press']],
    ['a person with an address', 'By Jane Doe jane@example.org', ['Jane Doe'], []],
    ['a date behind the name', 'By Jane Doe on Monday, 18/11/2019', ['Jane Doe'], []],
    ['a Vietnamese author with a source', 'Thành Đạt (Theo AFP)', ['Thành Đạt'], ['AFP']],
    ['a profile address, which is no name', 'https://www.facebook.com/jane', [], []],
    ['a placeholder', 'admin', [], []],
    ['nothing', ' ', [], []],
  ])('%s', (_, byline, authors, attribution) => {
    expect(readByline(byline)).toEqual({ authors, attribution });
  });
});
