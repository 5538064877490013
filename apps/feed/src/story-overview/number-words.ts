/** What stands behind numbers, by what it makes of them. All lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Times, dates and ages: not what a story counts. */
export const times = words(`
  giờ phút giây ngày đêm tuần tháng năm tuổi quý thế thập h
  hour hours minute minutes second seconds day days night nights week weeks weekend month months year years
  decade decades century centuries am pm a.m p.m o’clock o'clock gmt utc et edt est bst
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec`);

/** Before a number that is a name or a date. */
export const labels = words(`
  ngày tháng năm lúc số thứ điều khoản quận phường khóa khoá kỳ tập vòng bảng phiên top mùa chương tổ lộ đường
  hạng khu bản trang
  no number day days phase season round chapter article section version page group route flight aged age area
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec`);

/** With these a phrase of what is counted ends. */
export const breaks = words(`
  và hay hoặc nhưng khi sau trước trong ngoài tại ở từ đến tới với cho của do vì bởi là theo trên dưới như mà
  để nếu thì này đó kia nữa
  and or but when after before in at from to with for of by as on over under than that who which while per`);

/** What grows while an event goes on, by the words that say so. */
export const tolls: readonly (readonly [unit: string, words: RegExp])[] = [
  ['dead', /^(?:chết|thiệt mạng|tử vong|dead|killed|deaths?|died|die|fatalities)(?!\p{L})/u],
  ['injured', /^(?:bị thương|injured|wounded|hurt|injuries)(?!\p{L})/u],
  ['missing', /^(?:mất tích|missing)(?!\p{L})/u],
  ['arrested', /^(?:bị bắt|bắt giữ|arrested|detained)(?!\p{L})/u],
  ['evacuated', /^(?:sơ tán|evacuated|displaced)(?!\p{L})/u],
];

/** The same before the number: "killed 12 people". */
export const tollsBefore: readonly (readonly [unit: string, words: RegExp])[] = [
  ['dead', /(?<!\p{L})(?:kill(?:s|ed|ing)|claim(?:s|ed|ing))(?: at least| more than| about)?$/iu],
  [
    'injured',
    /(?<!\p{L})(?:injur(?:es|ed|ing)|wound(?:s|ed|ing))(?: at least| more than| about)?$/iu,
  ],
];

/** How strong an earthquake was: "magnitude 7.4", "độ lớn 7,4"; "7.4 magnitude", "7,4 độ richter". */
export const magnitudeBefore = /(?<!\p{L})(?:magnitude(?: of)?|độ lớn)$/iu;
export const magnitudeAfter = /^(?:magnitude|(?:độ )?richter)(?!\p{L})/u;

export const currencies: ReadonlyMap<string, string> = new Map([
  ...['đồng', 'vnd', 'vnđ', 'dong'].map((word) => [word, '₫'] as const),
  ...['usd', 'đô', 'dollars', 'dollar'].map((word) => [word, '$'] as const),
  ...['euro', 'euros', 'eur'].map((word) => [word, '€'] as const),
  ...['pounds', 'gbp'].map((word) => [word, '£'] as const),
]);

/** Written without a space behind a number. */
export const attachedUnit =
  /^(?:%|(?:km²?|kg|ha|m²|mm|cm|tr|bn|mn|MW|GW|GB|TB|°C)(?![\p{L}\p{N}]))/u;

/** Before a number these say how exact it is, and nothing of what it counts. */
export const hedges = words(`
  hơn gần khoảng chừng ít nhất trên dưới tới đến tối đa thiểu lên xuống từ mức là
  about nearly almost over around roughly more less than at least up to some only just`);
