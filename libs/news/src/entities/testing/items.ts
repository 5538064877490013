import type { EntityKind } from '../entity.ts';

/** Made-up news with the names that a reader marks in it, by kind, and capitalised words that are none. */
export type Item = {
  readonly language: 'vi' | 'en';
  readonly title: string;
  readonly summary: string;
  readonly names: Partial<Record<EntityKind, readonly string[]>>;
  readonly traps: readonly string[];
};

const vietnamese: readonly Omit<Item, 'language'>[] = [
  {
    title: 'Bộ Y tế kiểm tra nguồn thuốc ở Đồng Tháp',
    summary:
      'Theo Bộ Y tế, bác sĩ Lương Thị Thu Hà sẽ dẫn đoàn xuống tỉnh Đồng Tháp trong tuần tới.',
    names: { organisation: ['Bộ Y tế'], person: ['Lương Thị Thu Hà'], place: ['Đồng Tháp'] },
    traps: ['Theo'],
  },
  {
    title: 'Cháy kho vải ở phường Tân Thới Hòa, không ai bị thương',
    summary: 'Người dân phát hiện khói lúc rạng sáng, Công an TP.HCM đang điều tra nguyên nhân.',
    names: { place: ['Tân Thới Hòa'], organisation: ['Công an TP.HCM'] },
    traps: ['Người', 'Cháy'],
  },
  {
    title: 'Mỹ và Nhật Bản bàn về an ninh biển',
    summary: 'Tổng thống Mỹ gặp Thủ tướng Nhật Bản tại Tokyo, trong khi Nga và Đức theo dõi sát.',
    names: { country: ['Mỹ', 'Nhật Bản', 'Nga', 'Đức'], place: ['Tokyo'] },
    traps: ['Tổng thống', 'Thủ tướng'],
  },
  {
    title: 'Anh trai của Ngọc Đức kể chuyện mở quán phở',
    summary: 'Anh cho biết quán đông nhất vào Chủ nhật, khách đến từ khắp nơi.',
    names: {},
    traps: ['Anh', 'Chủ nhật', 'Đức'],
  },
  {
    title: 'Đường Nguyễn Hữu Thọ ngập nặng sau mưa lớn',
    summary: 'Sở Xây dựng TP.HCM nói cống thoát nước trên đường Nguyễn Hữu Thọ đã quá cũ.',
    names: { place: ['Đường Nguyễn Hữu Thọ'], organisation: ['Sở Xây dựng TP.HCM'] },
    traps: [],
  },
  {
    title: 'Trường ĐH Nông Lâm mở ngành mới về thủy sản',
    summary: 'Hiệu trưởng Trần Bá Lộc nói sinh viên sẽ thực tập ở Cà Mau và Bạc Liêu.',
    names: {
      organisation: ['Trường ĐH Nông Lâm'],
      person: ['Trần Bá Lộc'],
      place: ['Cà Mau', 'Bạc Liêu'],
    },
    traps: ['Hiệu trưởng'],
  },
  {
    title: 'Hội đồng nhân dân các cấp họp phiên giữa năm',
    summary: 'Đại biểu Quốc hội dự phiên họp cùng HĐND địa phương về ngân sách.',
    names: { organisation: ['Quốc hội'] },
    traps: ['Hội đồng nhân dân', 'HĐND', 'Đại biểu'],
  },
  {
    title: 'Ngoại trưởng Hungary thăm Hà Nội',
    summary: 'Bộ trưởng Ngoại giao Lê Hoài Trung tiếp đoàn Hungary tại Hà Nội sáng 4-6.',
    names: { country: ['Hungary'], place: ['Hà Nội'], person: ['Lê Hoài Trung'] },
    traps: ['Ngoại trưởng'],
  },
  {
    title: 'Tổng thống Pháp Emmanuel Macron nói chuyện với sinh viên',
    summary: 'Ông Macron kêu gọi Liên minh châu Âu đầu tư nhiều hơn vào khoa học.',
    names: {
      country: ['Pháp'],
      person: ['Emmanuel Macron', 'Macron'],
      organisation: ['Liên minh châu Âu'],
    },
    traps: ['Ông'],
  },
  {
    title: 'Lỗ hổng CVE-2027-10423 bị khai thác, hãng phần mềm Đức vá gấp',
    summary: 'Chuyên gia Nguyễn Khắc Minh Trí khuyên người dùng cập nhật ngay hôm nay.',
    names: {
      vulnerability: ['CVE-2027-10423'],
      country: ['Đức'],
      person: ['Nguyễn Khắc Minh Trí'],
    },
    traps: ['Lỗ', 'Chuyên gia'],
  },
  {
    title: 'Sân bay Vinh đón chuyến bay thẳng đầu tiên từ Seoul',
    summary: 'Vietnam Airlines khai thác ba chuyến mỗi tuần giữa Nghệ An và Hàn Quốc.',
    names: {
      place: ['Sân bay Vinh', 'Seoul', 'Nghệ An'],
      organisation: ['Vietnam Airlines'],
      country: ['Hàn Quốc'],
    },
    traps: [],
  },
  {
    title: 'CLB Quảng Nam thắng đậm ở vòng 9',
    summary: 'Tiền đạo Phan Văn Tài Em lập cú đúp, đội khách rời sân trắng tay.',
    names: { organisation: ['CLB Quảng Nam'], person: ['Phan Văn Tài Em'] },
    traps: ['Tiền đạo'],
  },
  {
    title: 'Quân đội diễn tập cứu hộ trên sông Hậu',
    summary: 'Bộ Quốc phòng huy động 20 xuồng, chỉ huy là Đại tá Đinh Công Thuận.',
    names: {
      place: ['sông Hậu'],
      organisation: ['Bộ Quốc phòng'],
      person: ['Đinh Công Thuận'],
    },
    traps: ['Quân', 'Quân đội', 'Đại tá'],
  },
  {
    title: 'Chị Nga, 34 tuổi, mở lớp dạy bơi miễn phí',
    summary: 'Lớp học ở Tiền Giang đã giúp hơn 300 trẻ biết bơi.',
    names: { place: ['Tiền Giang'] },
    traps: ['Nga', 'Chị', 'Lớp'],
  },
  {
    title: 'Giá cà phê tăng ba phiên liên tiếp',
    summary: 'Sau Tết, thương lái thu mua nhanh hơn, AI giúp dự báo sản lượng chính xác.',
    names: {},
    traps: ['Giá', 'Sau', 'Tết', 'AI'],
  },
  {
    title: 'Hiệp hội Cà phê Việt Nam (VICOFA) lo thiếu nước tưới',
    summary: 'VICOFA đề nghị hỗ trợ nông dân Gia Lai trong mùa khô.',
    names: { organisation: ['Hiệp hội Cà phê Việt Nam', 'VICOFA'], place: ['Gia Lai'] },
    traps: [],
  },
  {
    title: 'TAI NẠN TRÊN CAO TỐC, GIAO THÔNG QUA NINH BÌNH ÙN TẮC',
    summary: 'Xe tải lật giữa đường lúc 5 giờ, cảnh sát giao thông Ninh Bình có mặt sau 10 phút.',
    names: { place: ['Ninh Bình'] },
    traps: ['TAI NẠN', 'GIAO THÔNG', 'Xe'],
  },
  {
    title: 'Ha Noi sap co them hai tuyen xe buyt dien',
    summary: 'Ong Nguyen Van Loc cho biet xe se chay tu thang sau, noi Ha Noi voi Bac Ninh.',
    names: { place: ['Ha Noi', 'Bac Ninh'], person: ['Nguyen Van Loc'] },
    traps: ['Ong'],
  },
  {
    title: 'Quan hệ Mỹ - Trung ấm lên sau cuộc gặp ở Geneva',
    summary: 'Bắc Kinh và Washington nối lại đối thoại, theo Reuters.',
    names: {
      country: ['Mỹ', 'Trung'],
      place: ['Geneva', 'Bắc Kinh', 'Washington'],
      organisation: ['Reuters'],
    },
    traps: ['Quan'],
  },
  {
    title: 'Hoàng Yến và Thùy Trang hát mở màn đêm nhạc từ thiện',
    summary: 'Ca sĩ Thùy Trang hát ba bài, khán giả Huế vỗ tay không ngớt.',
    names: { person: ['Thùy Trang', 'Hoàng Yến'], place: ['Huế'] },
    traps: ['Ca sĩ'],
  },
];

const english: readonly Omit<Item, 'language'>[] = [
  {
    title: 'Harbor workers in Oslo vote to strike',
    summary:
      'Union leader Ingrid Halvorsen said on Monday that Norway needs safer ports. Halvorsen spoke in Bergen.',
    names: {
      place: ['Oslo', 'Bergen'],
      person: ['Ingrid Halvorsen', 'Halvorsen'],
      country: ['Norway'],
    },
    traps: ['Monday', 'Harbor', 'Union'],
  },
  {
    title: 'Why Our Cities Need More Trees Than Ever',
    summary: 'A new study says shade can cut heat by four degrees. Many mayors agree.',
    names: {},
    traps: ['Cities', 'Trees', 'Many', 'Need More Trees'],
  },
  {
    title: 'CVE-2031-4455 and cve-2031-99881 Patched After Weeks of Attacks',
    summary:
      'Microsoft said the flaws let attackers run code on Windows servers. CISA gave agencies two weeks.',
    names: {
      vulnerability: ['CVE-2031-4455', 'cve-2031-99881'],
      organisation: ['Microsoft', 'CISA'],
    },
    traps: ['Windows', 'Patched', 'Weeks'],
  },
  {
    title: 'NightOtter malware spreads through fake invoices',
    summary: 'Researchers at Kaspersky say NightOtter steals passwords from Chrome and Firefox.',
    names: { malware: ['NightOtter'], organisation: ['Kaspersky'] },
    traps: ['Researchers', 'Chrome', 'Firefox'],
  },
  {
    title: 'Hackers of APT28 and UNC7731 shared one server',
    summary: 'The overlap was found by Mandiant in March, and Volt Typhoon may have used it too.',
    names: {
      'threat-group': ['APT28', 'UNC7731', 'Volt Typhoon'],
      organisation: ['Mandiant'],
    },
    traps: ['Hackers', 'March'],
  },
  {
    title: 'U.S. and China resume trade talks in Geneva',
    summary:
      'The United States wants lower tariffs, said Treasury Secretary Martin Ashcombe. America has asked before.',
    names: {
      country: ['U.S.', 'China', 'United States', 'America'],
      place: ['Geneva'],
      person: ['Martin Ashcombe'],
    },
    traps: ['Treasury Secretary'],
  },
  {
    title: 'University of Leeds finds old maps in its cellar',
    summary: 'Dr. Helen Marchbank said the maps show Yorkshire and Scotland around 1640.',
    names: {
      organisation: ['University of Leeds'],
      person: ['Helen Marchbank'],
      place: ['Yorkshire'],
      country: ['Scotland'],
    },
    traps: ['Dr.'],
  },
  {
    title: 'Angela Whitlock Beats Tom Prendergast in Senate Race',
    summary: 'Whitlock won by two points in Ohio. Prendergast called her before midnight.',
    names: {
      person: ['Angela Whitlock', 'Tom Prendergast', 'Whitlock', 'Prendergast'],
      organisation: ['Senate'],
      place: ['Ohio'],
    },
    traps: ['Beats', 'Race'],
  },
  {
    title: 'BRIDGE COLLAPSE IN BALTIMORE STOPS SHIPS',
    summary: 'No one was hurt when the bridge fell, the Coast Guard said in Baltimore.',
    names: { place: ['Baltimore'], organisation: ['Coast Guard'] },
    traps: ['BRIDGE', 'SHIPS', 'STOPS'],
  },
  {
    title: 'Brightwater Energy Corp. buys rival for $2 billion',
    summary:
      'The deal, first reported by Bloomberg, makes Brightwater Energy Corp. the largest wind company in Denmark.',
    names: { organisation: ['Brightwater Energy Corp.', 'Bloomberg'], country: ['Denmark'] },
    traps: [],
  },
  {
    title: 'Springfield Police Department hires forty officers',
    summary:
      'Chief Maria Delgado said the officers start in July. Delgado has led the force since 2029.',
    names: {
      organisation: ['Springfield Police Department'],
      person: ['Maria Delgado', 'Delgado'],
    },
    traps: ['Chief', 'July'],
  },
  {
    title: 'Trump and Putin to speak by phone, Kremlin says',
    summary: 'President Donald Trump has said little about the call with Vladimir Putin.',
    names: {
      person: ['Trump', 'Putin', 'Donald Trump', 'Vladimir Putin'],
      organisation: ['Kremlin'],
    },
    traps: ['President'],
  },
  {
    title: 'Real Madrid beat Arsenal in Champions League thriller',
    summary: 'Two late goals by Diego Montalban sent Real Madrid through at the Emirates.',
    names: { organisation: ['Real Madrid', 'Arsenal'], person: ['Diego Montalban'] },
    traps: ['Champions League', 'Two'],
  },
  {
    title: 'Fishing boats return to Lake Malombe after the ban',
    summary:
      'Villagers in Malawi say the ban helped. The fisheries ministry will review it next year.',
    names: { place: ['Lake Malombe'], country: ['Malawi'] },
    traps: ['Fishing', 'Villagers'],
  },
  {
    title: 'The Best Phones of the Year, Ranked',
    summary: 'From the iPhone to Android flagships, AI features are everywhere this Christmas.',
    names: {},
    traps: ['AI', 'iPhone', 'Android', 'Christmas', 'Best Phones', 'From'],
  },
  {
    title: 'Iran-linked hackers target Israeli water plants',
    summary: 'Israel blamed Tehran for the attacks, and the European Union promised help.',
    names: {
      country: ['Iran', 'Israel'],
      place: ['Tehran'],
      organisation: ['European Union'],
    },
    traps: ['Israeli'],
  },
  {
    title: 'World Health Organization warns of early flu season',
    summary:
      'The WHO said cases doubled in Kenya and Uganda. Who is most at risk is not yet clear.',
    names: {
      organisation: ['World Health Organization', 'WHO'],
      country: ['Kenya', 'Uganda'],
    },
    traps: [],
  },
  {
    title: 'Actor Samuel Thornbury joins the cast of a space drama',
    summary: 'Netflix confirmed that Thornbury will play a captain. Filming starts in New Zealand.',
    names: {
      person: ['Samuel Thornbury', 'Thornbury'],
      organisation: ['Netflix'],
      country: ['New Zealand'],
    },
    traps: ['Actor', 'Filming'],
  },
  {
    title: 'Ministry of Agriculture bans two pesticides',
    summary: 'Thai farmers have until June, said minister Somchai Wattana in Bangkok.',
    names: {
      organisation: ['Ministry of Agriculture'],
      person: ['Somchai Wattana'],
      place: ['Bangkok'],
    },
    traps: ['June', 'Thai'],
  },
  {
    title: 'Jordan Blackwood scores twice as Jordan lose to Oman',
    summary: 'The striker Blackwood left the pitch in Amman to applause.',
    names: {
      person: ['Jordan Blackwood', 'Blackwood'],
      country: ['Jordan', 'Oman'],
      place: ['Amman'],
    },
    traps: [],
  },
];

export const items: readonly Item[] = [
  ...vietnamese.map((item): Item => ({ language: 'vi', ...item })),
  ...english.map((item): Item => ({ language: 'en', ...item })),
];
