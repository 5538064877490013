/** Names of what is none of our kinds: products, works, events, prizes, competitions, acronyms. They
 *  are known so that nobody takes them for people, places or organisations. */
export const otherNames = `
AI; IT; TV; PC; PCs; CEO; CFO; CISO; CISOs; CIO; VPN; API; APIs; DDoS; DNS; IP; SSH; SSL; TLS; SQL;
RCE; XSS; MFA; 2FA; SOC; SIEM; EDR; XDR; IoT; OT; ICS; SaaS; LLM; LLMs; GPT; ChatGPT; GPT-4; GPT-5;
Gemini; Claude; Copilot; Grok; Siri; Alexa; npm; NPM; PyPI; Docker; Kubernetes; Linux; Ubuntu;
Debian; Windows; Windows 10; Windows 11; Windows Server; macOS; iOS; iPadOS; Android; iPhone; iPad;
MacBook; Mac; Chrome; Firefox; Safari; Edge; Outlook; Exchange; Exchange Server; SharePoint;
Office 365; Microsoft 365; Active Directory; Azure; PowerShell; JavaScript; Python; Java; PHP; Rust;
WordPress; Joomla; Drupal; Magento; Apache; Tomcat; Log4j; Log4Shell; OpenSSL; OpenSSH; Gmail;
Google Play; App Store; Google Maps; Google Drive; Play Store; Bluetooth; Wi-Fi; WiFi; USB; GPS; 5G;
4G; QR; PDF; ZIP; HTML; URL; HTTP; HTTPS; Bitcoin; Ethereum; Dogecoin; Solana; NFT; NFTs; ETF; GDP;
CPI; VAT; ESG; IPO; M&A; PR; HR; R&D; FDI; ODA; PET/CT; CT; MRI; X-quang; HIV; AIDS; COVID;
COVID-19; Covid-19; Covid; SARS; MERS; Ebola; Zika; Omicron; DNA; RNA; ADN; PTSD; ADHD; BMI; SUV;
MPV; UAV; EV; BHYT; BHXH; CCCD; VNeID; CVSS; CSAF; The Daily Show; Daily Show; KEV Catalog;
Net Zero; Net zero; St. Patrick's Day;
Mother's Day; Father's Day; Valentine's Day; Veterans Day; Presidents Day; Boxing Day;
New Year's Day; Story Continued Below; Oval Office; BYOVD; OOB; KEV; PoC; CI/CD; GitHub Actions;
OAuth; DKIM; LGBT; LGBTQ; LGBTQ+; VIP; KOL; FAQ; ID; OK; USD; VND; EUR; U.S. dollar; Medicare;
Medicaid; Obamacare; Social Security; Affordable Care Act; First Amendment; Second Amendment;
Fourth Amendment; Bill of Rights; Constitution; Title IX; Title; Dreamers; DACA; NAFTA; TPP; START;
Brexit; Holocaust; Cold War; World War; World War I; World War II; Civil War; Vietnam War;
Arab Spring; 9/11; Sept. 11; MeToo; Memorial Day; Labor Day; Independence Day; New Year;
New Year's Eve; Super Tuesday; Black Friday; Cyber Monday; Patch Tuesday; World Cup;
Women's World Cup; Asian Cup; Asiad; SEA Games; Olympics; Olympic; Winter Olympics; Summer Olympics;
Paralympics; Olympic Games; Euro; Euro 2024; AFF Cup; ASEAN Cup; Champions League; Europa League;
Conference League; Premier League; La Liga; Ngoại hạng Anh; El Nino; El Niño; La Nina; La Niña;
Serie A; Bundesliga; Ligue 1; V-League; V.League; FA Cup; Carabao Cup; Copa America; Nations League;
Club World Cup; Super Bowl; World Series; Stanley Cup; Daytona 500; Sprint Cup; Grand Slam;
Australian Open; French Open; US Open; Roland Garros; Davis Cup; Ryder Cup; Tour de France;
Formula 1; Formula One; F1; Grand Prix; MotoGP; WBC; Ballon d'Or; Golden Globe; Golden Globes;
Oscar; Oscars; Academy Awards; Grammy; Grammys; Emmy; Emmys; Tony Awards; Cannes Film Festival;
Nobel; Nobel Prize; Nobel Peace Prize; Pulitzer; Booker Prize; Quả cầu vàng; Quả bóng vàng;
Miss Universe; Miss World; Miss Grand International; Miss Grand; Miss Earth; Hoa hậu Việt Nam;
Hoa hậu Hoàn vũ; Eurovision; Met Gala; Coachella; Game of Thrones; Star Wars; Harry Potter;
Squid Game; Stranger Things; Saturday Night Live; Avengers; Batman; Superman; Spider-Man; Doraemon;
Pokemon; Pokémon; Marvel Cinematic Universe; MCU; Minecraft; Fortnite; PUBG; GTA; GTA 6;
PlayStation; PS5; Xbox; Nintendo Switch; Free Fire; Liên Minh Huyền Thoại; Liên Quân Mobile;
Tomahawk; Patriot; HIMARS; Javelin; Shahed; Kinzhal; F-16; F-35; MiG; Su-35; THAAD; ATACMS;
Boeing 737; Boeing 737 MAX; Airbus A320; Air Force One; Titanic; Quran; Koran; Bible; Trojan;
Windows Update; Tết; Tết Nguyên đán; Tết Nguyên Đán; Giáng sinh; Trung thu; Tết Trung thu;
Quốc khánh; Vu lan; Olympia; Đường lên đỉnh Olympia; Giải hạng nhất; Cúp quốc gia; Táo quân;
Anh trai say hi; Anh trai vượt ngàn chông gai; Chị đẹp đạp gió; Rap Việt; The Voice; Mai; Mưa đỏ;
Sao mai; Black Hat; DEF CON; Defcon; Pwn2Own; RSA Conference; CES; Google I/O; WWDC; Cyber Week;
Davos Forum; Hall of Fame; Walk of Fame; Great Recession; Great Depression; Green New Deal;
Watergate; Brexit Party deal; Hurricane Katrina; Hurricane Sandy; Hurricane Irma; Hurricane Harvey;
Superstorm Sandy; Operation Epic Fury; Operation; Hurricane; Typhoon; Storm; Bão; Covid; Zero Trust;
Secure Boot; Patch; Zero-day; Model 3; Model Y; Model S; Cybertruck; Starship; Falcon 9; VF 3; VF 5;
VF 8; Camry; Corolla; CR-V; Vios; Xpander; Santa Fe; Galaxy S24; Galaxy S25; Galaxy S26; RTX;
Snapdragon; Top; Top 10; Top 100; Album; MV; EP; Teaser; Trailer; Fan; Fanpage; Livestream;
Highlight; Video; Clip; Ảnh; Infographic; Podcast; Online; Covid; Virus; Bulletin;
Democratic presidential; Big Tech; Big Apple; Internet; Wifi; Blockchain;
Crypto; Web3; Metaverse; Deepfake; Jihad; Sharia; Hajj; Sputnik V; Nord Stream; Iron Dome; Dome;
Belt and Road; VAR; HLV; VĐV; CSGT; PCCC; CSĐT; HĐND; THPT; THCS; ĐH; CĐ; TP; TNHH; TMCP; CP; UBND;
HĐQT; VCK; TNXP; IELTS; SAT; TOEIC; ĐGNL; STEM; GDPT; BOT; KPI; Zalo OA; Shorts; Reels; CLB; U23;
BĐS; KCN; KĐT; HIV/AIDS; XSKT; VN-Index; S&P 500; S&P; FTSE; HNX; UPCoM; VN30; HNX-Index; WTI;
Brent; Euro 5; SIM; eSIM; OTP; NFC; Visa Schengen; Schengen;
`;
/** Like those, and Vietnamese alone: what begins sentences or is capitalised for rank. */
export const otherVietnamese = `
Thanh Niên; Quân; Người; Đảng; Nhà nước; Đại hội; Hội nghị; Nghị quyết; Luật; Hiến pháp; Nghị định; Thông tư;
Chỉ thị; Quyết định; Giải; Cúp; Cuộc; Chương trình; Dự án; Kế hoạch; Chiến dịch; Lễ; Tết; Ngày;
Tháng; Năm; Thứ; Chủ nhật; Quý; Tuần; Mùa; Xuân; Hạ; Thu; Đông; Theo; Trong; Trước; Sau; Khi; Với;
Từ; Tại; Ở; Để; Vì; Nếu; Nhưng; Và; Hay; Hoặc; Cùng; Các; Những; Một; Hai; Ba; Bốn; Năm; Sáu; Bảy;
Tám; Chín; Mười; Nhiều; Tôi; Chúng tôi; Chúng ta; Bạn; Họ; Nó; Mình; Anh; Chị; Em; Ông; Bà; Cô; Chú;
Bác; Đây; Đó; Này; Kia; Không; Chưa; Đã; Đang; Sẽ; Vẫn; Còn; Chỉ; Dù; Tuy; Do; Bởi; Hôm; Sáng; Trưa;
Chiều; Tối; Đêm; Việc; Đồng; Con; Cái; Chiếc; Vụ; Trận; Đội; Nhà; Nước; Bắc; Nam; Tây; Trung; Đại;
Phó; Cựu; Nguyên; Tổng; Thủ; Chủ; Trưởng; Hội; Sở; Bộ; Ban; Viện; Trường; Công; Cục;
`;

/** Years of the Vietnamese calendar: a stem and a branch. */
export const yearStems = 'Giáp Ất Bính Đinh Mậu Kỷ Canh Tân Nhâm Quý';
export const yearBranches = 'Tý Sửu Dần Mão Thìn Tỵ Tị Ngọ Mùi Thân Dậu Tuất Hợi';
