const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** Words of whom and what articles name. */
export const entities = {
  kinds: {
    person: 'Nhân vật',
    organisation: 'Tổ chức',
    place: 'Địa danh',
    country: 'Quốc gia và vùng lãnh thổ',
    vulnerability: 'Lỗ hổng bảo mật',
    malware: 'Mã độc',
    'threat-group': 'Nhóm tấn công mạng',
  },
  groups: {
    people: 'Nhân vật',
    organisations: 'Tổ chức',
    places: 'Địa danh',
    countries: 'Quốc gia và vùng lãnh thổ',
    threats: 'Lỗ hổng, mã độc, nhóm tấn công',
  },
  inArticle: 'Bài nhắc tới',
  namedWith: 'Được nhắc cùng',
  newest: 'Tin mới nhất',
  lastDays: (count: number, days: number) => `${n(count)} bài trong ${n(days)} ngày qua`,
  searchWithin: 'Tìm trong các bài này',
  unknown: (name: string) => `Chưa có bài nào nhắc tới “${name}”.`,
  unknownHelp: 'Có thể địa chỉ đã gõ sai, hoặc các bài nhắc tới đã bị rút.',
};
