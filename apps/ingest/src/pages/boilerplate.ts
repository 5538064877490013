/**
 * What single lines of a news page are, told by their words: Vietnamese and English portals first.
 * A rule here is about a sort of line that many outlets have, never about one outlet.
 */

const noisePatterns: readonly RegExp[] = [
  /^theo dõi .{2,60}(?: trên| tại)(?: [\p{L}\d]+){0,4}:?$/iu,
  /^follow (?:us|me|\S+(?: \S+)?) on\b.{0,60}$/iu,
  /^(?:video|clip|ảnh|tin) (?:đang )?(?:hot|nóng)$/iu,
  /^(?:có|không|yes|no)\s*;?$/iu,
  /^(?:chia sẻ|share|tweet|facebook|zalo|twitter|whatsapp|linkedin|pinterest|messenger|telegram|instagram|youtube|tiktok|copy link|sao chép(?: liên kết)?|in bài|print|e-?mail|gửi(?: email)?|lưu(?: bài)?|thích|like|save|reply|trả lời|google news)(?:[\s,|/·•]+(?:chia sẻ|share|tweet|facebook|zalo|twitter|whatsapp|pint(?:erest)?|linkedin|e-?mail|print|bài|bài viết|này|this(?: article)?|on|link|lên|qua|baixar|save))*\s*[\d.,]*k?$/iu,
  /^(?:xem|đọc|tải|hiển thị) (?:thêm|tiếp|tất cả|toàn bộ)(?: (?:bình luận|tin|bài(?: viết)?|kết quả))?\s*[.…»>]*$/iu,
  /^(?:(?:read|see|show|load|view|learn) (?:more|all|full (?:story|article))|continue reading|click (?:here )?(?:to|for)\b.{0,60}|enlarge image|advert(?:isement)?|story continues below.*|loading\b.{0,30}|quảng cáo|sponsored|nội dung quảng cáo)\s*[.…:»>]*$/iu,
  /^(?:subscribe|sign up|newsletter|tải (?:ứng dụng|app)|đăng ký (?:nhận tin|theo dõi|kênh|ngay))$/iu,
  /^(?:sign up|subscribe|get|join|download|let|đăng ký|tải|mời|stay|want)(?!\p{L}).{0,160}(?<!\p{L})(?:newsletters?|inbox|e-?mails?|apps?|channel|forums?|magazine|subscription|alerts|subscribe|bản tin|ứng dụng|kênh|đón xem|đón đọc)(?!\p{L}).{0,80}$/iu,
  /^(?:subscribe|sign up) (?:to|for) .{2,120}$/iu,
  /\b(?:sign up|subscribe)\b.{0,120}\b(?:newsletters?|inbox|e-?mails?)\b/iu,
  /\b(?:follow|reach|e-?mail|contact)\b.*(?:[\w.+-]@[\w-]+\.\w|@\w{3,}|twitter\.com\/|on (?:twitter|facebook|instagram)\b)/iu,
  /\b(?:affiliate commission|(?:earn|receive) (?:a|an affiliate) commission|contributed to this (?:report|story|article)\.?$)/iu,
  /\b(?:all rights reserved|(?:is )?subject to copyright|may not be (?:published|reproduced))\b/iu,
  /^(?:©|(?:copyright|bản quyền|all rights reserved)(?!\p{L})).{0,160}$/iu,
  /^(?:tags?|từ kho[áa]|chủ đề|topics?|keywords?|categories)\s*[:：]?(?: .{0,200})?$/iu,
  /^media playback is (?:un|not )supported.*$/iu,
  /^(?:trang chủ|home|menu|đăng nhập|đăng ký|sign in|log in|search|tìm kiếm)$/iu,
  /^(?:giấy phép|cơ quan chủ quản|(?:người )?chịu trách nhiệm|(?:phó )?tổng biên tập|trụ sở|tòa soạn|địa chỉ|điện thoại|hotline|fax|đường dây nóng|liên hệ (?:quảng cáo|tòa soạn)|ghi rõ nguồn|chính sách bảo mật|terms of (?:use|service)|privacy policy)(?![\p{L}]).{0,200}$/iu,
  /^[^\p{L}\p{N}]*$/u,
];

/** Of pages that show the beginning of an article and sell the rest. */
const paywallPatterns: readonly RegExp[] = [
  /^(?:already|are you) (?:a |have an? |an )?(?:subscriber|subscribed|subscription|member|registered|account).{0,100}$/iu,
  /^(?:this|the rest of this|the full) (?:article|story|content|post|page) is .{0,40}(?:subscribers?|members?|subscription|premium)(?!\p{L}).{0,80}$/iu,
  /^(?:subscribe|sign (?:in|up)|log ?in|register|create|start|become|join|unlock|get|buy|want|please|you).{0,80}(?:to |and )?(?:(?:continue|keep|finish) reading|read (?:the (?:full|rest|whole)|this article|on\b)|unlimited (?:digital )?access|full access).{0,160}$/iu,
  /^to (?:continue|keep|finish) reading\b.{0,160}$/iu,
  /^you (?:have|'ve|’ve) (?:reached|read|used|\d{1,2}).{0,60}(?:free )?articles?\b.{0,80}$/iu,
  /^(?:enjoy|get|unlock) (?:unlimited|full|exclusive).{0,60}(?:access|articles|journalism).{0,120}$/iu,
  /^(?:đăng ký|mua gói|nâng cấp|đăng nhập|trả phí|nạp).{0,80}(?:đọc tiếp|xem tiếp|đọc trọn|đọc (?:toàn bộ|đầy đủ|không giới hạn)).{0,120}$/iu,
  /^(?:bài(?: viết)?|nội dung|phần còn lại|tin)(?: này)?.{0,30} dành (?:riêng )?cho .{0,30}(?:thành viên|hội viên|độc giả|thuê bao|tài khoản|người dùng).{0,100}$/iu,
  /^(?:bạn|quý độc giả) (?:đã|chưa) (?:là|có|đăng ký).{0,40}(?:thành viên|hội viên|tài khoản|thuê bao).{0,100}$/iu,
  /^(?:để|vui lòng|hãy|mời bạn).{0,60}(?:đọc tiếp|tiếp tục đọc|đọc (?:toàn bộ|đầy đủ|trọn)).{0,120}$/iu,
  /^bạn (?:còn|đã (?:đọc|xem|dùng)).{0,40}bài.{0,40}(?:miễn phí|trong tháng|tháng này).{0,80}$/iu,
];

/** Buttons, sharing, voting, advertising, tags, the offer of the rest: nothing that anyone wrote for
 *  this article. */
export function isNoise(line: string): boolean {
  return line.length <= 300 && [...noisePatterns, ...paywallPatterns].some((one) => one.test(line));
}

const dateLabel =
  /^\W*(?:(?:first|last) )?(?:published|updated|posted|modified|cập nhật|đăng|xuất bản)(?: lúc| ngày| on| at)?(?!\p{L})[^]{0,80}\d[^]{0,40}$/iu;

/** "Updated Nov 19, 6:55 AM": a date that says of what it is the date. */
export function isDateLabel(line: string): boolean {
  return line.length <= 120 && dateLabel.test(line) && !/\p{Ll}\.$/u.test(line);
}

const pointerPattern =
  /^(?:xem thêm|đọc thêm|xem lại|đọc lại|liên quan|bài liên quan|tin liên quan|related(?: (?:story|stories|article|articles|post|coverage|news))?|read more|read also|read next|see also|see more|also read|read|more|watch|don['’]t miss|must read|>>+|»)\s*[:：>»-]\s*\S/iu;

/** A line that only points to another article. */
export function isPointer(line: string): boolean {
  return line.length <= 300 && pointerPattern.test(line);
}

const votePattern =
  /^(?:bạn (?:thấy|đánh giá|nghĩ)(?!\p{L}).{0,30}bài (?:viết|báo).{0,60}|(?:was|did you find) this (?:article|story|page).{0,40})\?$/iu;

/** "Was this article useful?": an article ends above it. */
export function isVote(line: string): boolean {
  return votePattern.test(line);
}

const listHeadingPatterns: readonly RegExp[] = [
  /^(?:các )?(?:tin|bài|tin tức|bài viết|video|chủ đề|sự kiện|chuyên mục|chuyên đề) (?:(?:bài|tức|viết) )?(?:đang |được )?(?:mới|nóng|nổi bật|liên quan|khác|cũ hơn|hot|nhanh|đọc nhiều|xem nhiều|quan tâm|tiêu điểm|cùng (?:chuyên mục|chủ đề)|cùng loại|trong ngày|hàng đầu)(?: (?:nhất|hơn|trong ngày|hôm nay|trong tuần|nổi bật|cập nhật))?$/iu,
  /^(?:có thể )?bạn (?:(?:có thể|sẽ|cũng) )?(?:quan tâm|thích|muốn (?:xem|đọc)|nên (?:xem|đọc)).{0,20}$/iu,
  /^(?:tiêu điểm|nổi bật|mới nhất|mới cập nhật|đừng bỏ lỡ|cùng chuyên mục|cùng chủ đề|được quan tâm(?: nhất)?|(?:đọc|xem) nhiều(?: nhất)?|đọc thêm|xem thêm|liên quan|dòng sự kiện|đề xuất(?: cho bạn)?|dành cho bạn)$/iu,
  /^(?:ý kiến|bình luận|ý kiến bạn đọc|comments?|post (?:a )?comments?|leave a (?:reply|comment))(?: ?\(\+?\d*\))?$/iu,
  /^(?:the )?(?:latest|most (?:read|popular|viewed|shared|watched|commented)|trending|top|related|recommended|popular|editor['’]?s['’]?|featured|breaking|more)(?: (?:news|stories|story|articles?|posts?|picks?|headlines|now|today|content|topics|coverage|reading|for you|from .{2,30}|on .{2,30}|great .{2,30} stories|in .{2,30}))*:?$/iu,
  /^(?:you (?:may|might) (?:also )?(?:like|be interested).{0,20}|(?:want|need) more .{2,40}|what to read next|read next|in case you missed it|don['’]t miss|see also|around the web|from the web|tell us what you think.{0,5}|about the authors?)\s*[:.…]*$/iu,
];

/** The heading of a list of other articles, or of the comments: no article goes on below it. */
export function isListHeading(line: string): boolean {
  return line.length <= 60 && listHeadingPatterns.some((pattern) => pattern.test(line));
}

const numberedPicture =
  /^(?<stem>.*?)\s*(?:[-–—:|]\s*)?(?<!\p{L})(?:[Hh]ình|[Ảả]nh|[Pp]hoto|[Ii]mage|[Ff]igure|[Pp]icture)(?: minh họa| số)? \d{1,3}(?: ?(?:of|\/) ?\/? ?\d{1,3})?\.?$/u;

/** The alternative text of a picture as portals number it ("… - Hình 1"): what stands before the
 *  number, mostly the article's title; null for any other line. */
export function pictureMark(line: string): string | null {
  // The expression looks for its end from every place in the line.
  const isNumbered = line.length <= 300 && /\d\.?$/u.test(line);
  return isNumbered ? (numberedPicture.exec(line)?.groups?.['stem'] ?? null) : null;
}

const creditPatterns: readonly RegExp[] = [
  /(?:^|[\s.(“"[])(?:[Nn]guồn )?(?:[Ảả]nh|ẢNH|[Hh]ình|[Cc]lip|[Đđ]ồ họa|[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]ictures?|[Cc]redits?|[Ii]llustration|[Vv]ideo)(?: (?:minh họa|chụp màn hình|cắt từ clip|internet|credit|courtesy|source))*\s?[:©]\s?(?:[^.:]|\.(?! )){1,80}\.?$/u,
  /[([](?:[Nn]guồn )?(?:[Ảả]nh|ẢNH|[Hh]ình|[Pp]hotos?|PHOTO|[Ii]mages?|[Cc]redits?)(?: credit)?\s?:[^()[\]]{1,80}(?:\([^()]*\))?\s?[)\]]\.?$/u,
  /\((?:(?:AP )?[Pp]hotos? (?:by|courtesy)|[Ii]mages? (?:by|courtesy)|[Ảả]nh minh họa|[Ảả]nh tư liệu|file photo|AFP|AP|REUTERS|Getty)\b[^)]{0,80}\)\.?$/u,
  /^(?:file photo|media caption|image (?:caption|copyright|credit)|photo credit|ảnh minh họa|ảnh tư liệu|caption)\b.{0,300}$/iu,
  /(?:Getty Images|AP Photo\/.{2,40}|REUTERS\/.{2,60}|Shutterstock|\/ ?AFP|iStock)\)?\.?$/u,
  /^(?:©|\(c\)) ?\p{Lu}.{2,200}$/u,
];

/** A line under a picture, told by its credit ("Ảnh: AFP", "(Photo by …)"). */
export function isCaption(line: string): boolean {
  return line.length <= 600 && creditPatterns.some((pattern) => pattern.test(line));
}
