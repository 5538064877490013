import type { ArticleText } from '../topics/article-words.ts';
import { entities } from './entities.ts';

/** "kind name", of each entity in order. */
function named(article: ArticleText, language: string): string[] {
  return entities(article, language).map(({ kind, name }) => `${kind} ${name}`);
}

function keys(title: string, language: string): string[] {
  return entities({ title }, language).map(({ key }) => key);
}

type Row = [reason: string, title: string, expected: string[]];

describe('entities in Vietnamese', () => {
  it.each<Row>([
    ['a family name and two syllables', 'hôm qua Lý Thu Hằng hát', ['person Lý Thu Hằng']],
    ['a rank tells a person', 'ca sĩ Bảo Khuyên ra đĩa mới', ['person Bảo Khuyên']],
    ['a single syllable is nobody', 'hôm qua anh Quân và Người lạ về', []],
    [
      'a rank, a country, a person',
      'gặp Tổng thống Chile Marta Rojas',
      ['country Chile', 'person Marta Rojas'],
    ],
    [
      'a ministry of two sectors',
      'theo Bộ Giáo dục và Đào tạo',
      ['organisation Bộ Giáo dục và Đào tạo'],
    ],
    [
      'an office ends before its verb',
      'hôm nay Bộ Quốc phòng tổ chức lễ',
      ['organisation Bộ Quốc phòng'],
    ],
    [
      'two ministries',
      'do Bộ Y tế và Bộ Nội vụ ký',
      ['organisation Bộ Y tế', 'organisation Bộ Nội vụ'],
    ],
    [
      'the police of a province',
      'bị Công an tỉnh Sơn La bắt',
      ['organisation Công an tỉnh Sơn La'],
    ],
    ['a head without a name', 'họp Hội đồng nhân dân các cấp', []],
    ['a compound that nobody knows, cut nowhere', 'ở Trung tâm Gỡ nút áo quần', []],
    ['a head that only says what it is', 'tập đoàn Zorvia mở xưởng', ['organisation Zorvia']],
    ['a head of the name', 'tại đại học Bremford', ['organisation đại học Bremford']],
    ['a road', 'trên đường Bùi Thị Xuân', ['place đường Bùi Thị Xuân']],
    ['a house in a road', 'ở số 12 Bùi Thị Xuân', ['place Bùi Thị Xuân']],
    ['a ward without its rank', 'tại phường Hưng Phú', ['place Hưng Phú']],
    ['half of another word is no head', 'ông yêu cầu Tehran trả lời', ['place Tehran']],
    ['a country of one syllable', 'quân đội Anh và Nga', ['country Vương quốc Anh', 'country Nga']],
    ['a woman of that name', 'chị Nga và Thúy Nga cùng về', []],
    ['an age is a person’s', 'hôm nay Nga, 30 tuổi, về quê', []],
    ['a pronoun at the beginning', 'Anh nói anh không biết', []],
    ['another word that begins so', 'Mỹ phẩm giả tràn về chợ', []],
    ['a pair of countries', 'quan hệ Nga - Trung', ['country Nga', 'country Trung Quốc']],
    ['half a pair alone is none', 'gió mùa ở Trung tràn về', []],
    ['a year of the calendar', 'mừng xuân Bính Ngọ', []],
    ['a site', 'theo trang Tinhnhanh.vn', []],
    ['without marks', 'tai Ha Noi va Da Nang', ['place Hà Nội', 'place Đà Nẵng']],
    ['all in capitals', 'BÃO LỚN ĐỔ VÀO QUẢNG NAM', ['place Quảng Nam']],
  ])('%s', (_, title, expected) => expect(named({ title }, 'vi')).toEqual(expected));

  it.each<[reason: string, title: string, expected: string[]]>([
    ['a country by its code', 'Mỹ, Hoa Kỳ và America', ['US']],
    ['a city by all its names', 'ở TP.HCM, Sài Gòn và TP HCM', ['thanh-pho-ho-chi-minh']],
    ['a name in letters of addresses', 'bà Đặng Thị Ngọc Ánh', ['dang-thi-ngoc-anh']],
    ['one alliance in two languages', 'Liên Hợp Quốc (UN)', ['united-nations']],
  ])('has one key: %s', (_, title, expected) => expect(keys(title, 'vi')).toEqual(expected));
});

describe('entities in English', () => {
  it.each<Row>([
    ['a given name', 'yesterday Peter Quenby sang', ['person Peter Quenby']],
    ['a rank before an unknown name', 'they met Senator Vaskova today', ['person Vaskova']],
    [
      'ranks and days are no names',
      'on Monday the President met Congress',
      ['organisation Congress'],
    ],
    ['a possessive is cut off', 'all of Norway’s fish', ['country Norway']],
    ['half of a compound', 'a Sweden-based firm', ['country Sweden']],
    ['initials', 'in the U.S. and at the F.B.I.', ['country United States', 'organisation FBI']],
    [
      '"us" is not the US',
      'give it to us and to WHO knows',
      ['organisation World Health Organization'],
    ],
    ['the end of a name', 'said Arvo Holdings Ltd. in a note', ['organisation Arvo Holdings Ltd.']],
    [
      'the beginning of a name',
      'at the University of Trondholm today',
      ['organisation University of Trondholm'],
    ],
    [
      'a place in an organisation',
      'the Denver Police Department said',
      ['organisation Denver Police Department'],
    ],
    ['a place in a person', 'they saw Chelsea Morden there', ['person Chelsea Morden']],
    ['a direction', 'he lives in East Jerusalem now', ['place East Jerusalem']],
    [
      'an abbreviated state',
      'a fire in Aspen, Colo., on Friday',
      ['place Aspen', 'place Colorado'],
    ],
    ['the word without its full stop', 'the Miss Universe and Ill winds', []],
    ['products', 'on Windows 11, Android and iPhone', []],
    ['of a country, its people', 'two Canadian hikers met Germans', []],
    [
      'any case of a CVE id',
      'fixes cve-2029-1234 and CVE-2029-99',
      ['vulnerability CVE-2029-1234'],
    ],
    ['malware by its noun', 'a new strain of Grubnik ransomware', ['malware Grubnik']],
    ['a gang by its noun', 'blamed on the Grubnik ransomware gang', ['threat-group Grubnik']],
    ['a numbered group', 'linked to UNC4410 by analysts', ['threat-group UNC4410']],
    ['a headline of capitals', 'Why Old Barns Near Hills Still Matter to Farmers', []],
    [
      'known names in one',
      'Barack Obama Visits Berlin After Many Long Talks',
      ['person Barack Obama', 'place Berlin'],
    ],
  ])('%s', (_, title, expected) => expect(named({ title }, 'en')).toEqual(expected));

  it('knows a surname again, in the headline too', () => {
    const article = {
      title: 'Dravec Wins Again',
      summary: 'In Graz, Martin Dravec won. It was late when Dravec left.',
    };
    const [person] = entities(article, 'en');
    expect(person).toEqual({
      kind: 'person',
      key: 'martin-dravec',
      name: 'Martin Dravec',
      mentions: [
        { field: 'title', start: 0, end: 6 },
        { field: 'summary', start: 9, end: 22 },
        { field: 'summary', start: 45, end: 51 },
      ],
    });
  });

  it('knows an acronym that an organisation introduces', () => {
    const summary = 'the Nordic Herring Association (NHA) said. Later NHA left.';
    const organisations = entities({ title: '', summary }, 'en');
    expect(
      organisations
        .flatMap(({ mentions }) => mentions)
        .map(({ start, end }) => summary.slice(start, end)),
    ).toEqual(['Nordic Herring Association', 'NHA', 'NHA']);
  });

  it('does not read a headline that the summary repeats', () => {
    const title = 'Clever Raccoon Opens Forty Doors in One Night';
    expect(entities({ title, summary: `The post ${title} appeared first.` }, 'en')).toEqual([]);
  });
});

describe('entities in other languages', () => {
  it('are known names alone', () => {
    expect(
      named({ title: 'Der Kanzler traf Klaus Wiegand in Paris, CVE-2030-1111' }, 'de'),
    ).toEqual(['place Paris', 'vulnerability CVE-2030-1111']);
  });

  it('are none in nothing', () => expect(entities({ title: '' }, 'und')).toEqual([]));
});
