/** Short names and what they stand for, in both directions. Operators extend them with a file of the same
 *  lines: the short name, `=`, the long ones, divided by `|`. */
const known = `
TPHCM = thành phố Hồ Chí Minh | TP HCM
HN = Hà Nội
VN = Việt Nam
TQ = Trung Quốc
HQ = Hàn Quốc
CAHN = Công an Hà Nội
CSGT = cảnh sát giao thông
CSĐT = cảnh sát điều tra
CAND = công an nhân dân
TAND = tòa án nhân dân
VKS = viện kiểm sát
VKSND = viện kiểm sát nhân dân
UBND = ủy ban nhân dân
HĐND = hội đồng nhân dân
MTTQ = mặt trận Tổ quốc
BHXH = bảo hiểm xã hội
BHYT = bảo hiểm y tế
THPT = trung học phổ thông
THCS = trung học cơ sở
ĐH = đại học
GDĐT = giáo dục và đào tạo
SGK = sách giáo khoa
CLB = câu lạc bộ
HLV = huấn luyện viên
CĐV = cổ động viên
ĐTQG = đội tuyển quốc gia
BĐS = bất động sản
NHNN = ngân hàng nhà nước
TTCK = thị trường chứng khoán
DN = doanh nghiệp
KCN = khu công nghiệp
TNGT = tai nạn giao thông
ATTP = an toàn thực phẩm
PCCC = phòng cháy chữa cháy
CCCD = căn cước công dân
GPLX = giấy phép lái xe
LHQ = Liên Hợp Quốc | United Nations
UN = United Nations | Liên Hợp Quốc
EU = European Union | Liên minh châu Âu
WHO = World Health Organization | Tổ chức Y tế Thế giới
IMF = International Monetary Fund | Quỹ Tiền tệ Quốc tế
WTO = World Trade Organization | Tổ chức Thương mại Thế giới
NATO = North Atlantic Treaty Organization
ICC = International Criminal Court | Tòa án Hình sự Quốc tế
IAEA = International Atomic Energy Agency | Cơ quan Năng lượng nguyên tử quốc tế
US = United States
USA = United States
UK = United Kingdom
UAE = United Arab Emirates | Các Tiểu vương quốc Ả Rập Thống nhất
AI = artificial intelligence | trí tuệ nhân tạo
MU = Manchester United | Man Utd | Man United
PSG = Paris Saint-Germain
DHS = Department of Homeland Security
DOJ = Department of Justice
FBI = Federal Bureau of Investigation
NYC = New York City
GDP = gross domestic product | tổng sản phẩm quốc nội
CPI = consumer price index | chỉ số giá tiêu dùng
FDI = foreign direct investment | đầu tư trực tiếp nước ngoài
DDoS = distributed denial of service | từ chối dịch vụ
vacxin = vaccine | vắc xin
M&S = Marks & Spencer | Marks and Spencer
UAV = máy bay không người lái | drone
`;

export type Acronym = { readonly short: string; readonly long: readonly string[] };

/** @throws where a line is not of this form, with its number */
export function readAcronyms(lines: string): Acronym[] {
  return lines.split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [short = '', long = ''] = line.split(' = ');
    const longs = long
      .split('|')
      .map((one) => one.trim())
      .filter(Boolean);
    if (short.trim() === '' || longs.length === 0)
      throw new Error(
        `Line ${at + 1} of the acronyms is not "SHORT = long name | other long name": ${line}`,
      );
    return [{ short: short.trim(), long: longs }];
  });
}

export const knownAcronyms: readonly Acronym[] = readAcronyms(known);
