import { areApart, seriesOf } from './series.ts';

const dayMs = 86_400_000;
const noon = Date.UTC(2026, 10, 20, 12);
const edition = (title: string, at: number | null = noon, outlet: number | null = 1) => ({
  series: seriesOf(title, at),
  publishedAt: at,
  outlet,
});

describe('seriesOf', () => {
  test.each([
    'Giá vàng hôm nay 20/11: SJC giảm',
    'Tin tức sáng 20-11: mưa lớn',
    'Thời tiết ngày 20.11.2026',
    'Premier League scores, Nov 20',
    'Gold price today, 20 November 2026',
    'Giá vàng hôm nay 20/11',
  ])('reads the day of "%s"', (title) => {
    expect(seriesOf(title, noon).day).toBe(Math.floor(noon / dayMs));
  });

  test.each([
    ['a result', 'Hà Nội thắng Nam Định 3-2'],
    ['another day', 'Twenty years after 9/11'],
    ['a share', '20/11 of the votes'.replace('20/11', '20/12')],
    ['no number', 'Giá vàng tăng'],
  ])('reads no day in %s', (_, title) => {
    expect(seriesOf(title, noon).day).toBeNull();
  });

  test.each([
    ['three subjects', 'Chính phủ họp phiên cuối; Bão vào miền Trung; Giá vàng lập đỉnh', true],
    [
      'two and a name',
      'Điểm tin 6h: Tỷ phú Việt giàu lên | Bảy doanh nghiệp tuyển thêm người',
      true,
    ],
    ['two and an English name', 'Morning briefing: strikes spread; court clears minister', true],
    ['an outlet called Daily', 'Daily Herald is sued; its publisher apologises today', false],
    ['two of one event', 'Quake hits northern Chile; tsunami warning is lifted', false],
    ['a live blog', 'Gulf crisis live: tanker is hit; strait stays closed; oil price jumps', false],
  ])('tells digests: %s', (_, title, isDigest) => {
    expect(seriesOf(title, noon).isDigest).toBe(isDigest);
  });
});

describe('areApart', () => {
  const today = edition('Giá vàng hôm nay 20/11: SJC giảm');
  const nextDay = noon + dayMs;

  it('keeps editions of other days apart, of whatever outlet', () => {
    expect(areApart(today, edition('Giá vàng hôm nay 21/11: SJC tăng', nextDay))).toBe(true);
    expect(areApart(today, edition('Giá vàng 21/11 quay đầu', nextDay, 2))).toBe(true);
    expect(areApart(today, edition('Giá vàng 20/11 quay đầu', noon, 2))).toBe(false);
  });

  it('keeps apart what one outlet prints daily under one title, numbers aside', () => {
    const weather = edition('Vịnh Lam Hải 31 độ, chiều có dông');
    const tomorrow = 'Vịnh Lam Hải 34 độ, chiều có dông';
    expect(areApart(weather, edition(tomorrow, nextDay))).toBe(true);
    expect(areApart(weather, edition(tomorrow, nextDay, 2))).toBe(false);
    expect(areApart(weather, edition(tomorrow, noon + 3_600_000))).toBe(false);
    expect(areApart(weather, edition(tomorrow, null))).toBe(false);
  });

  it.each([
    ['Champions Tour round 4: Vasiliev draws', 'Champions Tour round 5: Vasiliev falls', true],
    ['Trial of Whitcomb, day two', 'Trial of Whitcomb, Day 2: a witness', false],
    ['Bão số 9 vào Biển Đông', 'Bão số 10 vào Biển Đông', true],
    ['Vòng 12 V-League: Nam Định thắng', 'Nam Định thắng ở vòng 12', false],
    ['Vòng 12 V-League: Nam Định thắng', 'Nam Định thắng đậm', false],
    ['Minh Tân ký 5 hợp đồng xuất khẩu', 'Minh Tân ký 3 hợp đồng lớn', false],
    ['Mai Lan thắng tay vợt số 1 thế giới', 'Số 2 thế giới Mai Lan vào chung kết', false],
  ])('tells which of a row: %s, %s', (one, other, apart) => {
    expect(areApart(edition(one), edition(other, noon, 2))).toBe(apart);
  });

  it('leaves digests by themselves', () => {
    const digest = edition('Chính phủ họp phiên cuối; Bão vào miền Trung; Giá vàng lập đỉnh');
    expect(areApart(digest, edition('Bão vào miền Trung'))).toBe(true);
  });
});
