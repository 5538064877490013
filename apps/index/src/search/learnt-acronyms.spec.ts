import { namesOf } from './learnt-acronyms.ts';

describe('namesOf', () => {
  it.each([
    ['vnacc', 'Hệ thống (VNACC) mới', []],
    ['nhnn', 'Hôm nay Ngân hàng Nhà nước (NHNN) tăng lãi suất', ['ngân hàng nhà nước']],
    ['hdqt', 'Chủ tịch Hội đồng quản trị (HĐQT) từ chức', ['hội đồng quản trị']],
    ['gddt', 'Bộ Giáo dục và Đào tạo (GDĐT) nói', ['giáo dục và đào tạo']],
    [
      'iaea',
      'the International Atomic Energy Agency (IAEA), said',
      ['international atomic energy agency'],
    ],
    ['dol', 'the Department of Labor (DOL)', ['department of labor']],
    ['usaid', 'Mỹ. Agency (USAID)', []],
    ['abc', 'Alpha beta (XYZ) and gamma (ABC)', []],
  ])('%s in "%s"', (short, text, names) => expect(namesOf(short, text)).toEqual(names));
});
