import { isBare, restoreMarks } from './restore-marks.ts';

describe('restoreMarks', () => {
  test.each([
    ['Bao so 12 gay mua lon o Khanh Hoa', 'Bão số 12 gây mưa lớn ở Khánh Hòa'],
    ['cong an dieu tra vu tai nan giao thong', 'công an điều tra vụ tai nạn giao thông'],
    ['Kalla, Zqx', 'Kalla, Zqx'],
    ['', ''],
  ])('reads "%s"', (bare, marked) => {
    expect(restoreMarks(bare)).toBe(marked);
  });

  it('tells bare text from text with marks', () => {
    expect(isBare('Bao so 12')).toBe(true);
    expect(isBare('Bão số 12')).toBe(false);
  });
});
