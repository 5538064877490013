/** Provinces, cities, districts, islands and landmarks of Vietnam, with other names after "=". Those of
 *  before July 2025 stay: news of years names them. `?` after a name: many people and things have
 *  it, so it counts inside sentences alone. */
export const vietnamPlaces = `
Hà Nội=Hanoi=Ha Noi=Thủ đô Hà Nội=TP Hà Nội=TP.Hà Nội
Thành phố Hồ Chí Minh=TP.HCM=TP HCM=TPHCM=TP Hồ Chí Minh=TP.Hồ Chí Minh=Tp.HCM=HCMC=Ho Chi Minh City=Sài Gòn=Saigon=Sài gòn
Hải Phòng=Haiphong=Hai Phong;Đà Nẵng=Danang=Da Nang;Cần Thơ=Can Tho;Huế=Hue City=Thừa Thiên Huế=Thừa Thiên - Huế
An Giang;Bà Rịa - Vũng Tàu=Bà Rịa-Vũng Tàu;Bà Rịa;Vũng Tàu;Bạc Liêu;Bắc Giang;Bắc Kạn;Bắc Ninh;Bến Tre;Bình Dương
Bình Định;Bình Phước;Bình Thuận;Cà Mau;Cao Bằng;Đắk Lắk=Đắc Lắc=Dak Lak=Đăk Lăk=Đak Lak;Đắk Nông=Đăk Nông=Đắc Nông
Điện Biên;Đồng Nai;Đồng Tháp;Gia Lai;Hà Giang;Hà Nam;Hà Tĩnh;Hải Dương;Hậu Giang;Hòa Bình=Hoà Bình;Hưng Yên
Khánh Hòa=Khánh Hoà;Kiên Giang;Kon Tum=Kontum;Lai Châu;Lâm Đồng;Lạng Sơn;Lào Cai;Long An;Nam Định;Nghệ An;Ninh Bình
Ninh Thuận;Phú Thọ;Phú Yên;Quảng Bình;Quảng Nam;Quảng Ngãi;Quảng Ninh=Quang Ninh;Quảng Trị;Sóc Trăng;Sơn La;Tây Ninh
Thái Bình;Thái Nguyên;Thanh Hóa=Thanh Hoá;Tiền Giang;Trà Vinh;Tuyên Quang;Vĩnh Long;Vĩnh Phúc;Yên Bái
Biên Hòa=Biên Hoà;Buôn Ma Thuột=Buôn Mê Thuột;Đà Lạt=Dalat=Da Lat;Nha Trang;Cam Ranh;Phan Thiết;Phan Rang;Quy Nhơn;Pleiku
Hội An=Hoi An;Tam Kỳ;Hạ Long;Cẩm Phả;Móng Cái;Uông Bí;Vinh?;Thủ Dầu Một;Dĩ An;Thuận An;Mỹ Tho;Tân An;Rạch Giá;Hà Tiên
Long Xuyên;Châu Đốc;Cao Lãnh;Sa Đéc;Vị Thanh;Đồng Hới;Đông Hà;Việt Trì;Tam Đảo;Sa Pa=Sapa;Mộc Châu;Mù Cang Chải;Bảo Lộc
Tuy Hòa=Tuy Hoà;Đồng Xoài;Sầm Sơn;Cửa Lò;Phủ Lý;Chí Linh;Phú Quốc=Phu Quoc;Côn Đảo;Lý Sơn;Cát Bà;Phú Quý?;Bạch Long Vĩ
Hoàng Sa=Quần đảo Hoàng Sa=quần đảo Hoàng Sa;Trường Sa=Quần đảo Trường Sa=quần đảo Trường Sa
Thủ Đức;Bình Thạnh;Gò Vấp;Tân Bình;Tân Phú;Bình Tân;Phú Nhuận;Nhà Bè;Hóc Môn;Củ Chi;Bình Chánh;Cần Giờ;Thủ Thiêm;Chợ Lớn
Hoàn Kiếm;Ba Đình;Đống Đa;Hai Bà Trưng;Cầu Giấy;Thanh Xuân;Hà Đông;Long Biên;Tây Hồ;Hoàng Mai;Nam Từ Liêm;Bắc Từ Liêm
Gia Lâm;Đông Anh;Sóc Sơn;Mê Linh;Thạch Thất;Quốc Oai;Hoài Đức;Đan Phượng;Thanh Trì;Thường Tín;Chương Mỹ;Ba Vì;Sơn Tây
Mỹ Đình=Mỹ Đình;Hồ Gươm=Hồ Hoàn Kiếm;Nội Bài;Tân Sơn Nhất=Tan Son Nhat;Long Thành;Cam Lâm;Dung Quất;Vân Đồn;Cái Mép
Hải Châu;Thanh Khê;Sơn Trà;Ngũ Hành Sơn;Liên Chiểu;Cẩm Lệ;Hòa Vang=Hoà Vang;Ninh Kiều;Cái Răng;Ô Môn;Thốt Nốt
Hồng Bàng;Ngô Quyền?;Lê Chân?;Đồ Sơn;Thủy Nguyên;An Dương;Kiến An;Bến Cát;Tân Uyên;Phú Mỹ;Long Khánh;Nhơn Trạch
Tây Nguyên;Tây Bắc?;Đông Bắc Bộ;Bắc Bộ;Nam Bộ;Trung Bộ;Bắc Trung Bộ;Nam Trung Bộ;Đông Nam Bộ;Tây Nam Bộ;miền Bắc;miền Nam;miền Trung;miền Tây
đồng bằng sông Cửu Long=Đồng bằng sông Cửu Long=ĐBSCL=Mekong Delta;sông Hồng=Sông Hồng=Red River;sông Mekong=Mekong;sông Sài Gòn;sông Hương;sông Hàn;sông Hậu;sông Tiền
Biển Đông=biển Đông=South China Sea;vịnh Hạ Long=Vịnh Hạ Long=Ha Long Bay=Halong Bay;vịnh Bắc Bộ=Vịnh Bắc Bộ;hồ Tây=Hồ Tây
Phong Nha - Kẻ Bàng=Phong Nha-Kẻ Bàng;Fansipan=Phan Xi Păng;Bà Nà;Yên Tử;Tràng An;Cù Lao Chàm;Mũi Né;Bà Đen
Điện Biên Phủ=Dien Bien Phu;Ba Đồn;Bến Thành;Phú Xuyên;Ứng Hòa;Mỹ Đức;Phúc Thọ;Thạch Hà;Kỳ Anh;Hồng Lĩnh;Nghi Sơn
Quỳnh Lưu;Diễn Châu;Thái Hòa;Hoằng Hóa;Bỉm Sơn;Tĩnh Gia;Nghi Lộc;Hương Sơn;Hương Khê;Lệ Thủy;Gio Linh;Khe Sanh;Lao Bảo
Phú Lộc;Phú Bài;Điện Bàn;Đại Lộc;Núi Thành;Chu Lai;Bình Sơn?;Sa Huỳnh;Hoài Nhơn;Sông Cầu;Ninh Hòa;Vạn Ninh;Diên Khánh
Đức Trọng;Bảo Lâm?;Di Linh;Lạc Dương;Phan Rí;La Gi;Xuân Lộc;Trảng Bom;Định Quán;Tân Phú Đông;Gò Công;Cai Lậy;Bến Lức
Đức Hòa;Đức Huệ;Kiến Tường;Hồng Ngự;Tịnh Biên;Tri Tôn;Chợ Mới;Kiên Lương;U Minh;Năm Căn;Ngọc Hiển;Đầm Dơi;Giá Rai
Mèo Vạc;Đồng Văn;Quản Bạ;Bắc Hà;Bát Xát;Sìn Hồ;Mường Lay;Mường Nhé;Nghĩa Lộ;Trùng Khánh;Bản Giốc;Ba Bể;Đồng Đăng;Hữu Nghị?
Từ Sơn;Quế Võ;Yên Phong;Tiên Du;Phổ Yên;Sông Công;Phúc Yên;Vĩnh Yên;Mỹ Hào;Văn Giang;Văn Lâm;Kim Bảng;Ý Yên;Giao Thủy
`;
