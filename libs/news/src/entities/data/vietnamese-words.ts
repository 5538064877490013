/** Words that tell names in Vietnamese, and what they tell. One that begins with a capital is only that
 *  with one. */

/** Family names, the commonest first. (Of 100 people 38 are Nguyễn, 90 have one of the first fourteen:
 *  Lê Trung Hoa, Họ và tên người Việt Nam, 2005.) */
export const surnames = `
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Đinh Đào Trịnh Trương
Mai Lâm Lương Tô Tạ Hà Cao Châu Chu Thái Lưu Phùng Vương Tăng Quách Tống Kiều Triệu Tôn Lại Thân Văn
Nghiêm Đàm Đậu La Mạc Bành Doãn Khổng Âu Diệp Giang Hứa Kim Khúc Lục Ma Mã Nông Lò Vi Hầu Giàng Sùng
Thào Lầu Cù Bạch Cấn Tiêu Tiết Trà Thạch Sơn Danh Kpă Rơ H' Ksor Nay Siu Y Điểu Đồng Hoa Ninh Phí
Phương Quản Thẩm Thiều Trình Ung Uông Vy Yên Chử Đổng Lã Mẫn Nhâm Quan Trang Bế Bồ Chế Đới Giáp Hàn
Hán Lữ Mạch Nhữ Phù Lỗ Tưởng
`;
/** Those that are told without their marks, where more of the name follows. */
export const bareSurnames = `
Nguyen Tran Pham Hoang Huynh Phan Vu Vo Dang Bui Duong Doan Dinh Dao Trinh Truong Luong Luu Phung
Vuong Quach Tong Kieu Trieu Nghiem
`;
/** Middle names that stand between a family name and a given name and nowhere else. */
export const middleNames = `
Thị Văn Đình Hữu Đức Ngọc Minh Thanh Xuân Quốc Hoàng Công Quang Thành Trọng Như Bá Viết Tấn Duy Thế
Kim Mạnh Hồng Anh Hải Tiến Nhật Gia Bảo Khánh Phương Thùy Thu Mỹ Hoài Tuấn Trung Việt Chí Vĩnh Phú
Phước Đăng
`;

/** Before a person's name: ranks, offices, professions, and how people are called. */
export const personTitles = `
ông; bà; anh; chị; cô; chú; bác; em; cậu; cụ; bé; cháu; thầy; Ông; Bà; Anh; Chị; Cô; Chú; Bác; Cụ;
Thầy; NSND; NSƯT; NSUT; NSƯT.; GS; PGS; TS; ThS; BS; GS.TS; PGS.TS; GS-TS; PGS-TS; PGS, TS; BSCKI;
BSCKII; BS.CKII; BS CKI; BS CKII; LS; KTS; KS; HLV; MC; DJ; VĐV; CEO; TGĐ; GĐ; DN;
tổng thống; thủ tướng; phó thủ tướng; bộ trưởng; thứ trưởng; chủ tịch; phó chủ tịch; chủ tịch nước;
chủ tịch quốc hội; tổng bí thư; bí thư; phó bí thư; tổng thư ký; ngoại trưởng; đại sứ; tổng lãnh sự;
đặc phái viên; thống đốc; thị trưởng; thượng nghị sĩ; hạ nghị sĩ; nghị sĩ; dân biểu; đại biểu;
lãnh tụ; lãnh đạo; quốc vương; nữ hoàng; nữ hoàng; hoàng tử; thái tử; công chúa; công nương; vua;
giáo hoàng; đức; lãnh tụ tối cao; đại giáo chủ; đệ nhất phu nhân; phu nhân; cố vấn; phát ngôn viên;
người phát ngôn; thư ký báo chí; phó tổng thống; cựu tổng thống; cựu thủ tướng; tổng thanh tra;
viện trưởng; phó viện trưởng; chánh án; phó chánh án; chánh văn phòng; phó văn phòng; cục trưởng;
phó cục trưởng; vụ trưởng; tổng cục trưởng; giám đốc; phó giám đốc; tổng giám đốc;
phó tổng giám đốc; giám đốc điều hành; trưởng ban; phó ban; trưởng phòng; phó phòng; trưởng khoa;
phó khoa; hiệu trưởng; phó hiệu trưởng; phó hiệu trưởng; hiệu phó; trưởng công an; phó trưởng ban;
tư lệnh; phó tư lệnh; chính ủy; tham mưu trưởng; tổng tham mưu trưởng; đại tướng; thượng tướng;
trung tướng; thiếu tướng; chuẩn đô đốc; đô đốc; phó đô đốc; đại tá; thượng tá; trung tá; thiếu tá;
đại úy; thượng úy; trung úy; thiếu úy; tướng; thẩm phán; kiểm sát viên; điều tra viên; luật sư;
bác sĩ; bác sỹ; dược sĩ; điều dưỡng; tiến sĩ; thạc sĩ; giáo sư; phó giáo sư; nhà báo; phóng viên;
biên tập viên; nhà văn; nhà thơ; nhạc sĩ; nhạc sỹ; ca sĩ; ca sỹ; nữ ca sĩ; nam ca sĩ; nghệ sĩ;
nghệ sỹ; nghệ sĩ nhân dân; nghệ sĩ ưu tú; danh hài; diễn viên; nữ diễn viên; nam diễn viên; tài tử;
minh tinh; ngôi sao; siêu sao; sao; rapper; hoa hậu; á hậu; nam vương; á khôi; hoa khôi; người mẫu;
siêu mẫu; đạo diễn; biên đạo; biên kịch; nhà sản xuất; nhà thiết kế; họa sĩ; kiến trúc sư;
nhiếp ảnh gia; ca nương; vũ công; cầu thủ; tiền đạo; tiền vệ; hậu vệ; trung vệ; thủ môn; thủ thành;
đội trưởng; huấn luyện viên; chiến lược gia; trọng tài; vận động viên; kình ngư; tay vợt; kỳ thủ;
võ sĩ; tay đua; xạ thủ; đô cử; tỷ phú; tỉ phú; doanh nhân; nhà sáng lập; người sáng lập; chuyên gia;
nhà nghiên cứu; nhà khoa học; nhà sử học; nhà phân tích; kỹ sư; phi công; tài xế; lái xe;
thuyền trưởng; bị cáo; bị can; nghi phạm; đối tượng; bị hại; nạn nhân; hung thủ; thủ phạm; trùm;
trùm ma túy; bệnh nhân; học sinh; sinh viên; tân sinh viên; giáo viên; cô giáo; thầy giáo; nông dân;
công nhân; nghệ nhân; streamer; youtuber; tiktoker; KOL; hotgirl; TikToker; YouTuber; Youtuber;
liệt sĩ; anh hùng; chiến sĩ; thượng sĩ; trung sĩ; hòa thượng; thượng tọa; đại đức; linh mục;
giám mục; mẹ; vợ; chồng; con gái; con trai; em gái; em trai; anh trai; chị gái; cha; bố; đồng chí;
Đ/c; cựu danh thủ; cựu sao; cựu chủ tịch; cựu bộ trưởng; cựu giám đốc; tổng trưởng; phó chủ nhiệm;
chủ nhiệm; ủy viên; trung tá; cựu tiền đạo; cựu hậu vệ; chân sút; nam sinh; nữ sinh;
đương kim vô địch; nhà vô địch; tổng tư lệnh; bộ trưởng ngoại giao; bộ trưởng quốc phòng;
bộ trưởng tài chính; ngoại trưởng mỹ; người đàn ông; người phụ nữ; nghị viên; phóng viên ảnh;
`;

/** What begins the name of an organisation, with a capital or, those behind "|", without: "Bộ Y tế",
 *  "đại học Princeton". More of the name has to follow. */
export const organisationHeads = `
Bộ; Sở; Cục; Tổng cục; Vụ; Chi cục; Ban; Ban Quản lý; Ban quản lý; Ủy ban; UBND; Ủy ban nhân dân;
Ủy ban Nhân dân; HĐND; Hội đồng nhân dân; Hội đồng; Hội; Hiệp hội; Liên hiệp; Liên đoàn; Liên minh;
Hợp tác xã; Viện; Học viện; Nhạc viện; Trường; Trường ĐH; Trường Đại học; Trường đại học;
Trường THPT; Trường THCS; Trường tiểu học; Trường Tiểu học; Trường Mầm non; Trường mầm non;
Trường THPT chuyên; Trường Cao đẳng; Trường cao đẳng; Trường CĐ; Trường Quốc tế; Trường Kinh doanh;
ĐH; Đại học; CĐ; Cao đẳng; Trung tâm; Công ty; Công ty CP; Công ty cổ phần; Công ty Cổ phần;
Công ty TNHH; Công ty TNHH MTV; Công ty Trách nhiệm hữu hạn; Công ty TNHH một thành viên; CTCP;
Tập đoàn; Tổng công ty; Tổng Công ty; Ngân hàng; Ngân hàng TMCP; Quỹ; Bệnh viện; Bệnh viện Đa khoa;
Bệnh viện đa khoa; BV; Phòng khám; CLB; Câu lạc bộ; Nhà thuốc; Nhà xe; Siêu thị; LĐBĐ; Quân chủng;
Binh chủng; U15; U16; U17; U18; U19; U20; U21; U22; U23;
U-23; Công an; Cảnh sát; Cảnh sát biển; Đội Cảnh sát; Phòng Cảnh sát; Phòng CSGT; Phòng PC08;
Cơ quan CSĐT; Cơ quan Cảnh sát điều tra; Viện kiểm sát; Viện Kiểm sát; Viện KSND; VKSND; VKS;
Tòa án; Toà án; Tòa; TAND; Tòa án nhân dân; Thành ủy; Tỉnh ủy; Huyện ủy; Quận ủy; Đảng ủy; Đảng bộ;
Đảng; Thành đoàn; Tỉnh đoàn; Văn phòng; Thanh tra; Đài; Đài Truyền hình; Đài Phát thanh; Báo;
Tạp chí; Nhà xuất bản; NXB; Nhà hát; Nhà máy; Hãng; Hãng hàng không; Hãng phim; Kho bạc; Hải quan;
Cơ quan; Tổ chức; Lực lượng; Quân khu; Quân đoàn; Bộ Tư lệnh; Bộ tư lệnh; Bộ Chỉ huy;
Bộ Chỉ huy quân sự; Đồn biên phòng; Đồn Biên phòng; Sư đoàn; Lữ đoàn; Trung đoàn; Đại sứ quán;
Lãnh sự quán; Tổng lãnh sự quán; Phái đoàn; Thông tấn xã; Mặt trận; Phòng; Đoàn Luật sư;
Hội Luật gia; Ủy hội; Tòa thánh; Nghị viện; Thượng viện; Hạ viện; Quốc hội; Chính phủ; Không quân;
Lục quân; Hải quân; Quân đội; Vệ binh; Phong trào;
| trường; trường ĐH; trường THPT; trường THCS; trường tiểu học; trường mầm non; trường cao đẳng;
đại học; trường đại học; ĐH; học viện; công ty; tập đoàn; ngân hàng; bệnh viện; câu lạc bộ; hãng;
hãng hàng không; hãng phim; hãng xe; công an; nhà máy; hiệp hội; tạp chí; báo; viện; quỹ; bộ;
tổ chức; đội bóng; nhóm nhạc; đảng; đài truyền hình; hãng tin; hãng thông tấn; cảng vụ; nền tảng;
startup; công ty con; sàn; chuỗi; thương hiệu;
`;

/** Heads of the second list that are no part of the name: "hãng Boeing" is Boeing. */
export const droppedHeads = `
công an; hãng; hãng hàng không; hãng phim; hãng xe; công ty; tập đoàn; báo; tạp chí; nhà máy;
tổ chức; đội bóng; nhóm nhạc; hãng tin; hãng thông tấn; nền tảng; startup; công ty con; sàn; chuỗi;
thương hiệu; cảnh sát; quân đội; lực lượng; chính phủ; hải quân; không quân; lục quân; cơ quan;
văn phòng; hiệp hội; quỹ; bộ; đảng; viện; đài truyền hình; cảng vụ; phong trào; vệ binh; hội;
hội đồng; phòng; ban; liên minh; khoa; đội;
`;

/** Those that at the beginning of a sentence owe their capital to it: "Cảnh sát Pháp" is police of France. */
export const openingHeads = `
hãng; hãng hàng không; hãng phim; hãng xe; công ty; tập đoàn; báo; tạp chí; nhà máy; tổ chức;
cảnh sát; quân đội; lực lượng; chính phủ; hải quân; không quân; lục quân; cơ quan; văn phòng;
phong trào; hội; hội đồng; phòng; ban; đội; quỹ; trung tâm; trường; bệnh viện; ngân hàng; tòa; khoa;
đài;
`;

/** What an organisation is for, in its name; the first word has a capital at the beginning of the name
 *  and may have none further on. */
export const sectors = `
thường vụ; chấp hành; thường trực; nhi đồng 1; nhi đồng 2; quân y 175; quân y 103; quân y 7;
trung ương quân đội 108;
y dược; tài chính - marketing; kinh tế - luật; kinh tế - tài chính; công nghệ - thông tin;
tài chính; quốc phòng; nội vụ; ngoại giao; tư pháp; công thương; công nghiệp; thương mại; y tế;
giáo dục; giáo dục đào tạo; GD-ĐT; GD&ĐT; GDĐT; giao thông; vận tải; giao thông vận tải; GTVT;
nông nghiệp; môi trường; nông nghiệp môi trường; NN-MT; NN&MT; NN-PTNT; tài nguyên; TN-MT; khoa học;
công nghệ; KH-CN; KH&CN; thông tin; truyền thông; TT-TT; TT&TT; văn hóa; văn hoá; thể thao; du lịch;
VH-TT-DL; VHTTDL; VH-TT&DL; VH,TT&DL; VH-TT; thương binh; LĐ-TB-XH; dân tộc; tôn giáo;
dân tộc tôn giáo; KH-ĐT; nội chính; tuyên giáo; dân vận; đối ngoại; tình báo; an ninh quốc gia;
an ninh mạng; an ninh nội địa; an toàn thông tin; bảo an; an toàn thực phẩm; an toàn giao thông;
quản lý thị trường; quản lý dược; quản lý dự án; khám chữa bệnh; phòng bệnh; y tế dự phòng;
hải quan; hàng không; hàng hải; đường bộ; đường sắt; đường thủy; đăng kiểm; đường cao tốc; thống kê;
chứng khoán; bảo hiểm; bảo hiểm xã hội; tiền tệ; ngân khố; thương vụ; xúc tiến thương mại;
xuất nhập khẩu; sở hữu trí tuệ; tiêu chuẩn; đo lường; khí tượng; thủy văn; khí tượng thủy văn;
kiểm lâm; lâm nghiệp; thủy lợi; thủy sản; thú y; chăn nuôi; trồng trọt; điện lực; dầu khí;
năng lượng; năng lượng nguyên tử; khoáng sản; hóa chất; dệt may; da giày; cao su; cà phê;
lương thực; thực phẩm; bất động sản; nhà ở; kiến trúc; kinh tế quốc dân; luật gia; luật sư;
ngoại thương; ngoại ngữ; sư phạm; sư phạm kỹ thuật; bách khoa; kỹ thuật; nông lâm; y dược; y khoa;
mỹ thuật; âm nhạc; sân khấu; điện ảnh; nghệ thuật; báo chí; nhà báo; nhà văn; nhạc sĩ; xuất bản;
hành chính; chính trị; lý luận; ngân hàng; nghiên cứu phát triển; hàn lâm; khoa học xã hội;
khoa học tự nhiên; nhân văn; đa khoa; nhi đồng; nhi trung ương; phụ sản; từ dũ; sản nhi; da liễu;
tai mũi họng; răng hàm mặt; ung bướu; tim mạch; tâm thần; truyền nhiễm; bệnh nhiệt đới;
chấn thương chỉnh hình; y học cổ truyền; huyết học; truyền máu; tâm anh; nội tiết; lão khoa;
kiểm soát bệnh tật; bóng đá; bóng chuyền; điền kinh; thể thao điện tử; bơi lội; quần vợt; cờ vua;
golf; võ thuật; cảnh sát giao thông; cảnh sát hình sự; cảnh sát điều tra; cảnh sát kinh tế;
phòng cháy chữa cháy; CSGT; CSĐT; CSHS; PCCC; cứu nạn cứu hộ; biên phòng; quân y; không quân;
lục quân; hải quân; phòng không; phòng không không quân; tác chiến; hậu cần; tên lửa; đặc nhiệm;
phản ứng nhanh; tư lệnh; tối cao; cấp cao; trung ương; Trung ương; quốc gia; quốc tế; liên bang;
nội địa; toàn quốc; thế giới; nhân dân; thanh niên; phụ nữ; nông dân; cựu chiến binh;
người cao tuổi; chữ thập đỏ; doanh nhân; doanh nghiệp trẻ; doanh nghiệp nhỏ và vừa;
bảo vệ người tiêu dùng; tiêu dùng; người mẫu; di sản; di sản văn hóa; văn học; lịch sử; động vật;
thiên nhiên; tiền ảo; blockchain; công nghệ thông tin; CNTT; chuyển đổi số; viễn thông; tần số;
bưu chính; bưu điện; phát thanh; truyền hình; phát thanh và truyền hình; điện tử; bán dẫn;
trí tuệ nhân tạo; hạ tầng; đô thị; giao thông công cộng; công viên; cây xanh; cấp nước; thoát nước;
môi trường đô thị; di trú; nhập cư; nhập cư và hải quan; xuất nhập cảnh; quản lý xuất nhập cảnh;
lãnh sự; bầu cử; bầu cử quốc gia; dân chủ; cộng hòa; bảo thủ; lao động xã hội; cách mạng;
cách mạng hồi giáo; hồi giáo; giải phóng; hòa bình; nhân quyền; vũ trụ; hàng không vũ trụ;
không gian; dân sự; hình sự; công lý; hiến pháp; đầu tư nước ngoài; kiểm toán; kiểm sát; hữu nghị;
Việt - Mỹ; thẩm mỹ; dinh dưỡng; vệ sinh dịch tễ; pasteur; công đoàn; cổ phần; đầu tư và xây dựng;
địa ốc; mua bán nợ; logistics; năng khiếu; ngôn ngữ; tôn đức thắng; xăng dầu; bia - rượu; máy tính;
vàng bạc đá quý; trang sức; nữ trang; xã hội; an ninh; kinh tế; kinh doanh; cán bộ; chiến lược;
dịch vụ; quân sự; nhà nước; khu vực; tổng hợp; sinh viên; trẻ em; doanh nghiệp; người tiêu dùng;
phần mềm; dữ liệu; công trình; ô tô; ôtô; xe máy; chống khủng bố; chống tham nhũng;
phòng chống tham nhũng; hàng hóa; giao dịch hàng hóa; giao dịch chứng khoán; đua xe; cứu hộ;
dân tộc thiểu số; miền núi; nông thôn; phát triển nông thôn; y sinh; công nghệ sinh học;
công nghệ cao; vi mạch; không gian mạng; tác chiến không gian mạng; người khuyết tật; khuyến học;
sinh vật cảnh; bảo trợ xã hội; bảo trợ trẻ em; hỗ trợ nông dân; dịch vụ việc làm;
giới thiệu việc làm; dịch vụ công; hành chính công; phục vụ hành chính công; phòng thủ;
phòng thủ dân sự; kỹ thuật số; thuế vụ; thuế quan; công chứng; thi hành án; thi hành án dân sự;
trọng tài; trọng tài quốc tế; quyền tác giả; điện gió; điện mặt trời; năng lượng tái tạo; thủy điện;
đăng ký đất đai; đất đai; pháp y; ghép tạng; hiến ghép mô; tế bào gốc; nam học; hiếm muộn;
sản phụ khoa; ngoại giao quốc gia; văn nghệ sĩ; văn học nghệ thuật; phòng chống thiên tai;
thiên tai; cứu nạn; đê điều; bóng rổ; cầu lông; bóng bàn; xe đạp; thể dục; thể hình; đua thuyền;
bóng đá thế giới; bóng đá châu Á; quyền anh; đấu kiếm; người lao động; mầm non; tiểu học;
thường xuyên; giáo dục thường xuyên; giáo dục nghề nghiệp; nghề;
`;

/** Those that are verbs as well, or begin what an organisation does: only with a capital. */
export const capitalSectors = `
bia; bảo tồn; bảo vệ; chuyên; chính phủ; chữa cháy; cung ứng; công an; cạnh tranh; cảng; cảnh sát;
cấp cứu; dược; dầu; dự báo; giám sát; giấy; gỗ; hợp tác; kiểm tra; kế hoạch; lao động; luật; múa;
mắt; mở; nghiên cứu; nhi; nhựa; nước; phát triển; phân phối; phân tích; phẫu thuật; phổi; quy hoạch;
quản lý; quốc hội; rượu; sản xuất; sữa; tham mưu; than; thanh tra; thiết kế; thuế; thép; thực hành;
tim; tư vấn; tổ chức; vàng; xây dựng; điều tra; điện; đào tạo; đầu tư; ứng dụng; bảo trợ; chống;
giao dịch; hỗ trợ; kiểm soát; phòng chống; phục vụ; tập đoàn; xúc tiến; điều hành;
`;

/** Between the parts of an organisation's name. */
export const organisationJoints = 'và; -; –; &; về; của; thuộc; vì; cho';

/** Before a place, not of its name: "tỉnh Cà Mau" is Cà Mau. In an organisation's name it is: "Công an
 *  tỉnh Cà Mau". */
export const administrativeHeads = `
tỉnh; thành phố; TP; Tp; Thành phố; Tỉnh; quận; huyện; thị xã; thị trấn; phường; xã; đặc khu; thôn;
ấp; làng; khu phố; bang; tiểu bang; thủ đô; TX; cố đô;
P; Q; H; X;
`;

/** Before a place, and of its name. */
export const placeHeads = `
giao lộ; nút giao; vòng xoay; ngã tư; ngã ba; khu dân cư;
giao lộ; nút giao; vòng xoay; ngã tư; ngã ba; khu dân cư; đường; Đường; phố; Phố; đại lộ; quốc lộ; Quốc lộ; QL; cao tốc; Cao tốc; ngõ; hẻm; cầu; Cầu; sông;
Sông; hồ; đảo; Đảo; quần đảo; Quần đảo; bán đảo; Bán đảo; cù lao; núi; Núi; đèo; Đèo; thác; Thác;
biển; Biển; bãi biển; vịnh; Vịnh; eo biển; Eo biển; cửa khẩu; Cửa khẩu; sân bay; Sân bay;
sân bay quốc tế; Sân bay quốc tế; cảng; Cảng; cảng hàng không; Cảng hàng không;
Cảng hàng không quốc tế; nhà ga; bến xe; Bến xe; chợ; Chợ; chùa; Chùa; đền; Đền; nhà thờ; Nhà thờ;
quảng trường; Quảng trường; công viên; Công viên; vườn quốc gia; Vườn quốc gia; khu công nghiệp;
Khu công nghiệp; KCN; khu đô thị; Khu đô thị; KĐT; khu du lịch; khu di tích; hoàng thành;
Hoàng thành; sân vận động; Sân vận động; SVĐ; sân; cao nguyên; thung lũng; ngã tư; ngã ba;
vòng xoay; nút giao; chung cư; nhà tù; trại giam; Trại giam; bảo tàng; Bảo tàng; phố cổ; làng nghề;
`;

/** Peoples of Vietnam and others by one name: nobody's own. */
export const peoples = `
Kinh; Tày; Mường; Khmer; Khơ Me; Nùng; Mông; H'Mông; Hmong; Dao; Gia Rai; Jrai; Ê Đê; Êđê; Ba Na;
Bana; Sán Chay; Chăm; Cơ Ho; K'Ho; Xơ Đăng; Sán Dìu; Hrê; Raglai; Ra Glai; Mnông; M'Nông; Xtiêng;
S'tiêng; Bru - Vân Kiều; Thổ; Giáy; Cơ Tu; Gié Triêng; Mạ; Khơ Mú; Co; Tà Ôi; Chơ Ro; Kháng;
Xinh Mun; Hà Nhì; Chu Ru; La Chí; Kháng; La Ha; Phù Lá; La Hủ; Lự; Lô Lô; Chứt; Mảng; Pà Thẻn;
Cơ Lao; Cống; Bố Y; Si La; Pu Péo; Ơ Đu; Brâu; Rơ Măm; Do Thái; Ả Rập; Hồi giáo; Phật giáo;
Công giáo; Thiên Chúa giáo; Tin lành; Rohingya; Kurd; Sunni; Shiite; Duy Ngô Nhĩ; La tinh;
Tây phương; Á Đông; Việt kiều; Phật; Chúa;
`;

/** Numbered units: "Quân khu 7". */
export const numberedHeads = `
quân khu; quân đoàn; binh đoàn; sư đoàn; lữ đoàn; trung đoàn; vùng; hải đoàn; hạm đội; tổ công tác;
khu quản lý đường bộ; công ty;
`;

/** Before a country: its national team, an organisation, and the country is named too. */
export const teamHeads = `
tuyển; tuyển nữ; tuyển nam; đội tuyển; đội tuyển nữ; đội tuyển nam; đội tuyển bóng đá; ĐT; ĐTQG;
đội tuyển bóng đá nữ; đội tuyển bóng đá nam; tuyển bóng đá nữ; đội tuyển quốc gia; tuyển futsal;
đội tuyển futsal; đội tuyển bóng chuyền nữ; tuyển bóng chuyền nữ; đội tuyển bóng chuyền; ĐT nữ;
đội tuyển Olympic; tuyển Olympic; Olympic; U15; U16; U17; U18; U19; U20; U21; U22; U23; U-23; U.23;
`;
