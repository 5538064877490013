import { corrections } from './vi/corrections.ts';
import { failures } from './vi/failures.ts';
import { deadLetters, operator } from './vi/operating.ts';
import { entities } from './vi/entities.ts';
import { search } from './vi/search.ts';
import { sources } from './vi/sources.ts';
import { storyCorrections } from './vi/story-corrections.ts';
import { storyOverview } from './vi/story-overview.ts';
import { storyReasons } from './vi/story-reasons.ts';
import { topicDefinitions } from './vi/topic-definitions.ts';
import { votes } from './vi/votes.ts';

const number = new Intl.NumberFormat('vi');
const n = (count: number): string => number.format(count);

/** Every word of the pages in Vietnamese. Its shape is the dictionary that every other language
 *  has to fill. */
export const vi = {
  tagline: 'Tin từ nhiều nguồn, gom thành chuyện',
  description: 'Tin tức từ nhiều tòa soạn, gom theo câu chuyện và chủ đề.',
  skip: 'Tới nội dung chính',
  nav: {
    sections: 'Chuyên mục',
    front: 'Trang chính',
    latest: 'Mới nhất',
    topics: 'Chủ đề',
    sources: 'Nguồn tin',
    search: 'Tìm kiếm',
    searchHint: 'Tìm tin, không cần dấu',
    interface: 'Ngôn ngữ giao diện',
    foot: 'Về trang này',
    api: 'API cho lập trình viên',
  },
  demonstration: {
    banner: 'Có tin ở đây là bịa, để minh họa.',
    remove: 'Gỡ tin minh họa',
    tag: 'Minh họa',
    meaning: 'Bài viết hư cấu, đi kèm Newsline để minh họa',
  },
  feeds: { follow: 'Theo dõi bằng' },
  counts: {
    number: n,
    sources: (count: number) => `${n(count)} nguồn`,
    outlets: (count: number) => `${n(count)} tòa soạn`,
    reports: (count: number) => `${n(count)} tin độc lập`,
    articles: (count: number) => `${n(count)} bài`,
    results: (count: number) => `${n(count)} kết quả`,
    manyResults: (count: number) => `Hơn ${n(count)} kết quả`,
  },
  lists: {
    newsLanguage: 'Tin bằng',
    allLanguages: 'Mọi ngôn ngữ',
    languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh', und: 'Chưa rõ' } as Record<string, string>,
    view: 'Cách xem',
    views: { latest: 'Mới nhất', hot: 'Đang nóng', articles: 'Từng bài' },
    older: 'Trang sau: tin cũ hơn',
    next: 'Trang sau',
    newest: 'Về trang đầu',
    pages: 'Chuyển trang',
    nothing: 'Chưa có tin nào ở đây.',
    nothingHelp: 'Hãy thử ngôn ngữ khác, hoặc quay lại sau ít phút.',
  },
  front: {
    title: 'Tin chính',
    lead: 'Tin dẫn đầu',
    hot: 'Đang nóng',
    latest: 'Vừa đăng',
    allLatest: 'Xem tất cả tin mới',
    allHot: 'Xem tất cả tin nóng',
    moreOf: (topic: string) => `Thêm tin ${topic}`,
    otherReports: 'Các báo khác viết',
    updated: (time: string) => `Cập nhật ${time}`,
    empty: 'Chưa có tin nào.',
    emptyHelp: 'Newsline đang đọc các nguồn lần đầu; tin sẽ hiện sau chừng một phút.',
    seeSources: 'Xem tình trạng các nguồn',
  },
  topics: {
    title: 'Chủ đề',
    none: 'Chưa có chủ đề nào được khai báo.',
  },
  story: {
    kind: 'Câu chuyện',
    first: 'Tin đầu tiên',
    last: 'Mới nhất',
    timeline: 'Diễn biến',
    firstTold: 'Đưa tin đầu tiên',
    toldBy: 'Các nguồn đưa tin',
    earlier: 'Diễn biến trước đó',
    later: 'Diễn biến tiếp theo',
    related: 'Câu chuyện liên quan',
    recently: (outlets: number, hours: number) =>
      `${n(outlets)} tòa soạn đưa tin trong ${n(hours)} giờ qua`,
    copyOf: (name: string, percent: number) => `Giống ${n(percent)}%: ${name} đăng trước`,
    open: 'Xem toàn bộ diễn biến',
  },
  article: {
    by: 'Tác giả',
    attribution: 'Dẫn lại từ',
    alsoIn: 'Cũng có ở',
    published: 'Đăng lúc',
    publishedFrom: {
      feed: 'giờ do nguồn cấp ghi',
      page: 'giờ ghi trên trang báo',
      text: 'giờ ghi trong bài',
      fetched: 'nguồn không ghi giờ; đây là lúc Newsline thấy bài lần đầu',
    },
    dateWas: '· đã sửa lại; trước đó ghi là',
    edited: 'Đã sửa',
    editedAt: (version: number) => `Bản ${n(version)}, sửa lúc`,
    original: (source: string) => `Đọc bản gốc trên ${source}`,
    originalHere: 'Đọc bản gốc',
    attached: 'Kèm theo bài',
    open: { audio: 'Nghe', video: 'Xem', image: 'Xem ảnh', file: 'Mở tệp' },
    cut: 'Bài này dài quá nên ở đây chỉ có phần đầu. Phần còn lại xem ở bản gốc.',
    summaryOnly: 'Nguồn này chỉ phát bản tóm tắt. Toàn văn ở trang gốc.',
    headlineOnly: 'Newsline chỉ có tiêu đề của bài này.',
    why: 'Vì sao thuộc chủ đề này',
    decidedBy: 'nhờ các từ',
    inSpiteOf: 'dù có các từ',
    likely: (percent: number) => `khả năng đúng ${n(percent)}%`,
    confirmed: 'người vận hành đã xác nhận',
    noTopic: 'Bài này không thuộc chủ đề nào đang theo dõi.',
    inStory: 'Trong câu chuyện này',
    copies: 'Bài gần giống ở nơi khác',
    hadItFirst: (name: string) => `${name} đăng trước`,
    tookItUp: (name: string) => `${name} đăng sau`,
    alike: (percent: number) => `giống ${n(percent)}%`,
    onlyOne: 'Chưa có nguồn nào khác đưa tin này.',
    keywords: 'Từ khóa',
    about: 'Về bài này',
  },
  entities,
  search,
  sources,
  failures,
  operator,
  deadLetters,
  corrections,
  storyCorrections,
  storyOverview,
  storyReasons,
  topicDefinitions,
  votes,
  errors: {
    notFound: 'Không có trang này',
    notFoundHelp: 'Địa chỉ có thể đã gõ sai, hoặc bài đã bị rút. Hãy thử tìm, hoặc về trang chính.',
    badCursor: 'Trang này không còn mở được',
    badCursorHelp: 'Liên kết chuyển trang đã cũ hoặc thiếu chữ. Hãy bắt đầu lại từ trang đầu.',
    badDate: 'Không tìm được theo ngày này',
    badDateHelp: 'Hãy chọn một ngày từ 01/01/1000 đến 31/12/9999.',
    badRequest: 'Không hiểu được yêu cầu này',
    badRequestHelp:
      'Địa chỉ hoặc biểu mẫu có chỗ không hợp lệ. Hãy kiểm tra lại, thử tìm, hoặc về trang chính.',
    tooLong: 'Địa chỉ hoặc nội dung gửi lên quá dài',
    tooLongHelp: 'Hãy rút ngắn rồi thử lại.',
    noAnswer: 'Một phần của Newsline chưa trả lời',
    noAnswerHelp: 'Hãy tải lại trang sau ít giây.',
    failed: 'Có lỗi phía chúng tôi',
    failedHelp: 'Lỗi đã được ghi lại. Hãy tải lại trang sau ít phút.',
    crossSite: 'Yêu cầu này đến từ một trang khác nên bị từ chối.',
    crossSiteHelp: 'Hãy mở câu chuyện ở đây rồi cho ý kiến.',
    tooManyVotes: 'Mạng của bạn đã gửi đủ ý kiến',
    tooManyVotesHelp:
      'Ý kiến từ cùng một mạng chỉ được tính đến một mức mỗi phút và mỗi ngày. Hãy thử lại sau.',
    home: 'Về trang chính',
  },
  dates: { justNow: 'vừa xong', today: 'Hôm nay', yesterday: 'Hôm qua' },
};

export type Dictionary = typeof vi;
