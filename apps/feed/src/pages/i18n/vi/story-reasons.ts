import type { BridgeEvidenceName, EvidenceName } from '@newsline/news/grouping';

/** A fact in words: as it speaks for one story, and as it speaks against it. */
type Sides = { readonly for: string; readonly against: string };

const either = (words: string): Sides => ({ for: words, against: words });

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** Why articles are in a story. */
export const storyReasons = {
  title: 'Vì sao từng bài ở trong câu chuyện này',
  intro:
    'Bài được gom khi máy thấy nhiều khả năng cùng kể một sự kiện. Mỗi bài được so với bài giống nó nhất ở đây.',
  none: 'Câu chuyện này chưa có bài nào.',
  decidedBy: {
    opened: 'mở đầu câu chuyện',
    likeness: 'giống các bài ở đây',
    correction: 'người điều hành chuyển đến',
    regrouping: 'Newsline chuyển đến khi xem lại',
    unknown: 'không rõ vì sao: bản Newsline trước chưa ghi lại',
  },
  score: (percent: number) => `khả năng đúng ${n(percent)}% khi bài đến`,
  like: (percent: number) => `Khả năng cùng chuyện ${n(percent)}% với bài giống nhất:`,
  alone: 'Chưa có bài nào khác để so.',
  for: 'Cho thấy cùng chuyện',
  against: 'Cho thấy khác chuyện',
  strengths: { slight: 'nhẹ', clear: 'rõ', strong: 'mạnh', decisive: 'rất mạnh' },
  facts: {
    cosine: { for: 'nói về những điều giống nhau', against: 'nói về những điều khác nhau' },
    leastTitleFound: {
      for: 'bài nào cũng có lời của tiêu đề bài kia',
      against: 'một tiêu đề có ít lời trong bài kia',
    },
    mostTitleFound: {
      for: 'một tiêu đề có gần đủ lời trong bài kia',
      against: 'tiêu đề nào cũng có ít lời trong bài kia',
    },
    otherNames: {
      for: 'tên trong tiêu đề cũng có ở bài kia, hoặc tiêu đề không có tên',
      against: 'hai tiêu đề nêu tên khác nhau, không tên nào có ở bài kia',
    },
    namesApart: {
      for: 'không thiếu tên hiếm nào của tiêu đề',
      against: 'mỗi tiêu đề có tên hiếm mà bài kia không có',
    },
    namesInFrame: {
      for: 'hai tiêu đề không phải một khuôn với tên khác nhau',
      against: 'hai tiêu đề cùng một khuôn nhưng tên khác nhau',
    },
    numbersShared: { for: 'có con số giống nhau', against: 'hầu như không có con số giống nhau' },
    hoursApart: { for: 'đăng gần nhau', against: 'đăng cách nhau lâu' },
    undated: either('có đủ ngày đăng hay không'),
    oneOutlet: either('cùng một tòa soạn đăng hay không'),
    length: either('bài ngắn hơn dài bao nhiêu'),
    lengthRatio: { for: 'dài gần bằng nhau', against: 'một bài dài hơn hẳn' },
    rarestThree: { for: 'có những từ hiếm giống nhau', against: 'chỉ có từ thường giống nhau' },
    rarestOfTitles: {
      for: 'hai tiêu đề cùng có một từ hiếm',
      against: 'hai tiêu đề không có từ hiếm chung',
    },
    rarestName: { for: 'cùng nêu một tên hiếm', against: 'không có tên hiếm chung' },
    nameCosine: { for: 'nêu những tên quen thuộc giống nhau', against: 'nêu những tên khác nhau' },
    namesShared: { for: 'có tên quen thuộc chung', against: 'ít tên quen thuộc chung' },
    titleNamesShared: { for: 'hai tiêu đề cùng nêu tên', against: 'hai tiêu đề ít tên chung' },
    otherCosine: { for: 'kể cùng một việc', against: 'kể những việc khác nhau' },
    othersShared: { for: 'có nhiều chi tiết chung', against: 'ít chi tiết chung' },
    titleOthersShared: {
      for: 'hai tiêu đề kể cùng một việc',
      against: 'hai tiêu đề ít chi tiết chung',
    },
    lesserShared: {
      for: 'chung cả người hay nơi lẫn việc',
      against: 'không chung cả người hay nơi lẫn việc',
    },
  } satisfies Readonly<Record<EvidenceName | BridgeEvidenceName, Sides>>,
  otherFact: 'một dấu hiệu khác',
};
