import { isRoutine } from './routine.ts';
import { seriesOf } from './series.ts';

const noon = Date.UTC(2026, 10, 20, 12);

it.each([
  ['a price with its day', 'Giá cá tra hôm nay 20/11: đứng yên'],
  ['a price of every day', 'Giá xăng tăng hơn 500 đồng một lít'],
  ['a price that begins with its goods', 'Xăng, dầu cùng giảm từ chiều nay'],
  ['gold', 'Giá vàng miếng về dưới 150 triệu đồng'],
  ['a price without its marks', 'Gia vang hom nay tang'],
  ['an index', 'VN-Index mất 12 điểm cuối phiên'],
  ['weather', 'Thời tiết hôm nay: miền Bắc hửng nắng'],
  ['a lottery', 'Xổ số miền Nam ngày 20 tháng 11: vé trúng ở Lam Hải'],
  ['a horoscope', 'Tử vi ngày 21 tháng 11: ai gặp may?'],
  ['fixtures', 'Lịch trực tiếp vòng 12: Lam Hải đấu Sông Thu'],
  ['a digest', 'Chính phủ họp phiên cuối; Bão vào miền Trung; Giá vàng lập đỉnh'],
  ['a column with its day', 'Tin tức sáng 20-11: mưa lớn'],
  ['a price in English', 'Gold price today: what an ounce costs'],
  ['a puzzle', 'Wordle hints for Friday'],
  ['the winning numbers', 'Powerball winning numbers drawn'],
])('comes round: %s', (_, title) => {
  expect(isRoutine(title, seriesOf(title, noon))).toBe(true);
});

it.each([
  ['an event', 'Sà lan đâm trụ cầu Lam Hải, tàu hỏa dừng chạy'],
  ['crude oil', 'Giá dầu vượt 100 USD một thùng sau vụ tấn công'],
  ['an auction', 'Giá vẽ tranh của họa sĩ trẻ tăng gấp ba'],
  ['what a price did to people', 'Tài xế bỏ nghề vì giá xăng'],
  ['what is dear', 'Xăng tăng giá, tàu cá nằm bờ'],
  ['extreme weather', 'Thời tiết khắc nghiệt làm hủy 12.000 chuyến bay'],
  ['a firm of the market', 'Chứng khoán Lam Hải bị phạt vì báo cáo sai'],
  ['a lottery’s manager in court', 'Giám đốc công ty xổ số hầu tòa'],
  ['a storm', 'Weathering the storm: a town rebuilds'],
  ['a market that burns', 'Markets burn in two towns overnight'],
  ['nothing', ''],
])('does not: %s', (_, title) => {
  expect(isRoutine(title, seriesOf(title, noon))).toBe(false);
});

it('needs no series for a title that says it', () => {
  expect(isRoutine('Giá vàng tăng', undefined)).toBe(true);
});
