/** What a notice is about: an operator, and the value behind it as typed. */
type About = { readonly operator: string; readonly value: string };

const things: Readonly<Record<string, string>> = {
  topic: 'chủ đề',
  source: 'nguồn',
  outlet: 'tòa soạn',
  language: 'ngôn ngữ',
  story: 'câu chuyện',
};

/** Operators as Vietnamese readers write them. */
const names: Readonly<Record<string, string>> = {
  topic: 'chủđề:',
  source: 'nguồn:',
  outlet: 'báo:',
  language: 'tiếng:',
  after: 'sau:',
  before: 'trước:',
  story: 'tin:',
  is: 'là:',
};
const written = (operator: string): string => `“${names[operator] ?? `${operator}:`}”`;

/** Why a part of a search is not as it was typed. */
export const notices = {
  'unknown-operator': ({ operator }: About) => `Không có cách lọc “${operator}:”.`,
  'unknown-value': ({ operator, value }: About) => {
    if (operator === 'after' || operator === 'before') return `“${value}” không phải ngày tháng.`;
    const thing = things[operator];
    return thing ? `Không có ${thing} nào tên “${value}”.` : `Không hiểu “${value}”.`;
  },
  'ambiguous-value': ({ operator, value }: About) =>
    `Có nhiều ${things[operator] ?? 'tên'} bắt đầu bằng “${value}”; đã lấy tên đầu tiên. Còn có:`,
  'unlisted-outlet': ({ value }: About) => `Ở đây không có nguồn nào của “${value}”.`,
  'no-value': ({ operator }: About) => `${written(operator)} cần một giá trị viết liền sau.`,
  'no-negation': ({ operator }: About) => `${written(operator)} không dùng được với dấu trừ.`,
  'or-with-filter': ({ operator }: About) =>
    `OR chỉ nối được từ với từ, nên đã bỏ qua ${written(operator)}.`,
  contradiction: ({ operator }: About) =>
    operator === 'after' || operator === 'before'
      ? 'Khoảng thời gian này kết thúc trước khi bắt đầu, nên không có bài nào.'
      : `Các điều kiện ${written(operator)} trái nhau, nên không có bài nào.`,
};
