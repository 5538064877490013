/** The codes of ISO 3166-1 but for those of ice and of islands where nobody lives; and XK, which all the
 *  world uses for Kosovo. */
export const countryCodes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA ' +
  'CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO ' +
  'JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP ' +
  'MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM ' +
  'TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** What countries are called beside their names in CLDR: short, older and other names, by ISO 3166-1
 *  alpha-2 code. One in capitals is found in capitals alone. */
export const countryNames = `
US: United States of America; U.S.; US; USA; U.S.A.; America; Mỹ; Hoa Kỳ; Hợp chúng quốc Hoa Kỳ
GB: United Kingdom; UK; U.K.; Britain; Great Britain; Anh; Anh Quốc; Vương quốc Anh; Liên hiệp Anh; England; Scotland; Wales; Northern Ireland; Bắc Ireland; Xứ Wales
VN: Vietnam; VN; Viet Nam; Việt Nam; Socialist Republic of Vietnam; Cộng hòa xã hội chủ nghĩa Việt Nam; Cộng hòa Xã hội Chủ nghĩa Việt Nam
CN: China; Trung Quốc; PRC; People's Republic of China; Mainland China; Trung Hoa
TW: Taiwan; Đài Loan
HK: Hong Kong; Hongkong; Hồng Kông; Hồng Công
MO: Macau; Macao; Ma Cao; Macau
JP: Japan; Nhật Bản; Nhật
KR: South Korea; S. Korea; Republic of Korea; Hàn Quốc; Hàn; Đại Hàn Dân Quốc
KP: North Korea; Democratic People's Republic of Korea; N. Korea; DPRK; Triều Tiên; CHDCND Triều Tiên; Bắc Triều Tiên
RU: Russia; Nga; Russian Federation; Liên bang Nga
UA: Ukraine; Ukraina
FR: France; Pháp
DE: Germany; Đức
IT: Italy; Italia; Ý
ES: Spain; Tây Ban Nha
PT: Portugal; Bồ Đào Nha
NL: Netherlands; The Netherlands; Holland; Hà Lan
BE: Belgium; Bỉ
CH: Switzerland; Thụy Sĩ; Thụy Sỹ; Thuỵ Sĩ
AT: Austria; Áo
SE: Sweden; Thụy Điển; Thuỵ Điển
NO: Norway; Na Uy
DK: Denmark; Đan Mạch
FI: Finland; Phần Lan
PL: Poland; Ba Lan
CZ: Czech Republic; Czechia; Cộng hòa Séc; CH Séc; Séc
SK: Slovakia
HU: Hungary
RO: Romania; Rumani
BG: Bulgaria
GR: Greece; Hy Lạp
TR: Turkey; Türkiye; Turkiye; Thổ Nhĩ Kỳ; Thổ Nhĩ Kì
IE: Ireland; Republic of Ireland; Ireland
IS: Iceland
RS: Serbia
HR: Croatia
BA: Bosnia; Bosnia and Herzegovina; Bosnia & Herzegovina; Bosnia-Herzegovina
MK: North Macedonia; Macedonia; Bắc Macedonia
BY: Belarus; Belarus
MD: Moldova
LT: Lithuania; Litva
LV: Latvia
EE: Estonia
AM: Armenia
AZ: Azerbaijan
KZ: Kazakhstan
UZ: Uzbekistan
KG: Kyrgyzstan
TJ: Tajikistan
TM: Turkmenistan
MN: Mongolia; Mông Cổ
IN: India; Ấn Độ
PK: Pakistan
BD: Bangladesh
LK: Sri Lanka
NP: Nepal
BT: Bhutan
MV: Maldives
AF: Afghanistan
TH: Thailand; Thái Lan
LA: Laos; Lào; Lao PDR
KH: Cambodia; Campuchia
MM: Myanmar; Burma; Miến Điện
MY: Malaysia
SG: Singapore
ID: Indonesia
PH: Philippines; The Philippines; Philippine
BN: Brunei
TL: Timor-Leste; East Timor; Timor Leste; Đông Timor
AU: Australia; Úc; Australia
NZ: New Zealand
PG: Papua New Guinea
FJ: Fiji
IL: Israel
PS: Palestine; Palestinian Territories; Palestine
IR: Iran
IQ: Iraq; I-rắc
SY: Syria
LB: Lebanon; Liban; Li-băng
JO: Jordan
SA: Saudi Arabia; Saudi; Ả Rập Saudi; Ả Rập Xê Út; Ả-rập Xê-út; Ả rập Xê út; Arab Saudi
AE: United Arab Emirates; UAE; U.A.E.; Các Tiểu vương quốc Ả Rập Thống nhất; Tiểu vương quốc Ả Rập Thống nhất
QA: Qatar
KW: Kuwait
BH: Bahrain
OM: Oman
YE: Yemen
EG: Egypt; Ai Cập
LY: Libya
TN: Tunisia
DZ: Algeria
MA: Morocco; Maroc; Ma-rốc; Ma Rốc
SD: Sudan
SS: South Sudan; Nam Sudan
ET: Ethiopia
ER: Eritrea
SO: Somalia
KE: Kenya
UG: Uganda
TZ: Tanzania
RW: Rwanda
BI: Burundi
CD: Democratic Republic of the Congo; Democratic Republic of Congo; DR Congo; DRC; D.R.C.; CHDC Congo; Cộng hòa Dân chủ Congo
CG: Republic of the Congo; Congo-Brazzaville; Republic of Congo
NG: Nigeria
NE: Niger
GH: Ghana
CI: Ivory Coast; Côte d'Ivoire; Cote d'Ivoire; Bờ Biển Ngà
SN: Senegal
ML: Mali
BF: Burkina Faso
CM: Cameroon
TD: Chad
CF: Central African Republic; Cộng hòa Trung Phi
ZA: South Africa; Nam Phi
ZW: Zimbabwe
ZM: Zambia
MZ: Mozambique
AO: Angola
NA: Namibia
BW: Botswana
MG: Madagascar
GN: Guinea
GQ: Equatorial Guinea; Guinea Xích Đạo
SZ: Eswatini; Swaziland
CV: Cape Verde; Cabo Verde
CA: Canada
MX: Mexico; México; Mê-hi-cô
BR: Brazil; Bra-xin
AR: Argentina
CL: Chile; Chi Lê
CO: Colombia
PE: Peru
VE: Venezuela
BO: Bolivia
EC: Ecuador
PY: Paraguay
UY: Uruguay
CU: Cuba
HT: Haiti
DO: Dominican Republic
PR: Puerto Rico
JM: Jamaica
TT: Trinidad and Tobago; Trinidad & Tobago
PA: Panama
CR: Costa Rica
NI: Nicaragua
HN: Honduras
SV: El Salvador
GT: Guatemala
CY: Cyprus; Síp
MT: Malta
LU: Luxembourg
VA: Vatican; Vatican City; The Vatican; Holy See; Tòa thánh Vatican
GL: Greenland
XK: Kosovo
`;

/** Names of CLDR that more often are something else: a state, a first name, a thing. */
export const doubtfulCountryNames = ['Georgia', 'Jersey', 'Réunion', 'Dominica', 'Mayotte', 'Curaçao'];

/** Countries of one syllable in Vietnamese, which are given names, or begin other words, as well. */
export const countrySyllables = 'Mỹ Anh Nga Đức Pháp Ý Úc Áo Bỉ Lào Nhật Hàn Séc Síp'.split(' ');

/** Those that stand for a country beside another alone: "Mỹ - Trung", "Nga-Triều". */
export const pairedSyllables = 'CN:Trung IN:Ấn VN:Việt KP:Triều TH:Thái PH:Phi';

/** What begins a sentence with one of the syllables and is another word: "Mỹ nhân", "Pháp luật". */
export const syllableCompounds = `
Mỹ nhân; Mỹ phẩm; Mỹ thuật; Mỹ học; Mỹ vị; Mỹ mãn; Mỹ nữ; Mỹ nam; Mỹ miều; Anh em; Anh trai;
Anh hùng; Anh tài; Anh linh; Anh ấy; Anh ta; Anh này; Anh chị; Anh rể; Anh họ; Anh chàng; Anh dũng;
Pháp luật; Pháp lý; Pháp y; Pháp danh; Pháp sư; Pháp đình; Pháp lệnh; Pháp hội; Pháp nhân; Đức tính;
Đức hạnh; Đức tin; Đức ông; Đức cha; Đức mẹ; Đức vua; Ý kiến; Ý nghĩa; Ý tưởng; Ý thức; Ý chí;
Ý định; Ý đồ; Ý muốn; Ý nguyện; Ý trung nhân; Ý là; Ý tôi; Áo dài; Áo khoác; Áo sơ mi; Áo phông;
Áo thun; Áo cưới; Áo giáp; Áo vest; Áo ấm; Áo mưa; Áo len; Áo quần; Nhật ký; Nhật báo; Nhật trình;
Nhật nguyệt; Nhật thực; Hàn lâm; Hàn gắn; Hàn the; Hàn huyên; Hàn vi; Hàn xì; Bỉ ổi; Nga mi; Úc kỳ;
Trung thu; Trung tâm; Trung bình; Trung tướng; Trung ương;
`;
