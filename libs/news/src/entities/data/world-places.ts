/** Big and capital cities, states, regions, seas and straits, as English news names them; after "|" the
 *  Vietnamese name, after "=" others. `?` after a name: it is also a word, a surname or a club, so it
 *  counts inside sentences alone. */
export const worldPlaces = `
London|Luân Đôn;Manchester;Birmingham;Liverpool?;Leeds?;Sheffield;Bristol;Newcastle?;Nottingham;Leicester?;Southampton?;Portsmouth
Oxford;Cambridge;Brighton?;Cardiff;Swansea;Edinburgh;Glasgow;Aberdeen;Belfast;Dublin;Plymouth;Norwich;York?;Coventry;Bradford?
Paris;Marseille;Lyon?;Nice?;Toulouse;Bordeaux;Lille?;Strasbourg;Nantes;Cannes;Calais;Versailles;Grenoble;Normandy;Corsica
Berlin;Munich=München;Hamburg;Frankfurt;Cologne?;Stuttgart;Düsseldorf=Dusseldorf;Dortmund?;Leipzig;Dresden;Hanover;Bonn;Bavaria;Saxony
Rome;Milan?;Naples?;Turin;Venice;Florence?;Bologna;Genoa;Sicily;Sardinia;Tuscany;Lombardy;Palermo;Verona
Madrid;Barcelona?;Valencia?;Seville;Bilbao;Malaga;Catalonia;Andalusia;Basque Country;Canary Islands;Ibiza;Lisbon;Porto?
Amsterdam;Rotterdam;The Hague|La Hay;Brussels|Brussels=Bruxelles;Antwerp;Zurich;Geneva|Geneva=Giơ-ne-vơ;Bern;Basel;Davos;Lausanne;Vienna;Salzburg;Prague|Praha
Budapest;Warsaw|Warsaw=Vác-sa-va;Krakow;Gdansk;Bucharest;Sofia?;Athens;Thessaloniki;Crete;Istanbul;Ankara;Izmir;Belgrade;Zagreb;Sarajevo;Skopje
Tirana;Pristina;Ljubljana;Bratislava;Stockholm;Gothenburg;Malmo;Oslo;Bergen;Copenhagen;Helsinki;Reykjavik;Tallinn;Riga;Vilnius;Minsk
Chisinau;Kyiv|Kyiv=Kiev=Kyev;Kharkiv;Odesa=Odessa;Lviv;Dnipro;Zaporizhzhia=Zaporizhia;Kherson;Mariupol;Donetsk;Luhansk=Lugansk;Donbas=Donbass
Bakhmut;Avdiivka;Pokrovsk;Sumy;Mykolaiv;Crimea|Crimea=Crưm;Sevastopol;Chernobyl;Moscow|Moscow=Moskva=Mát-xcơ-va;Saint Petersburg=St. Petersburg=St Petersburg
Kursk;Belgorod;Rostov;Sochi;Kazan;Vladivostok;Siberia;Chechnya;Grozny;Kaliningrad;Tbilisi;Yerevan;Baku;Nagorno-Karabakh;Abkhazia;South Ossetia
Astana;Almaty;Tashkent;Bishkek;Dushanbe;Ashgabat;Ulaanbaatar;Kabul;Kandahar;Herat;Islamabad;Karachi;Lahore;Peshawar;Quetta;Rawalpindi
New Delhi;Delhi;Mumbai=Bombay;Bangalore=Bengaluru;Chennai;Kolkata=Calcutta;Hyderabad;Ahmedabad;Pune;Kashmir;Punjab;Gujarat;Kerala;Uttar Pradesh;Goa
Dhaka;Chittagong;Colombo?;Kathmandu;Thimphu;Rangoon=Yangon;Mandalay;Naypyidaw;Bangkok;Chiang Mai;Phuket;Pattaya;Vientiane|Viêng Chăn
Phnom Penh|Phnôm Pênh;Siem Reap;Angkor Wat;Kuala Lumpur;Penang;Johor;Sabah;Sarawak;Jakarta;Bali;Surabaya;Sumatra;Java?;Borneo;Aceh;Papua;Bandar Seri Begawan
Manila;Cebu;Davao;Mindanao;Luzon;Quezon City;Palawan;Dili;Beijing|Bắc Kinh;Shanghai|Thượng Hải;Guangzhou|Quảng Châu;Shenzhen|Thâm Quyến;Wuhan|Vũ Hán
Chongqing|Trùng Khánh;Chengdu|Thành Đô;Tianjin|Thiên Tân;Nanjing|Nam Kinh;Hangzhou|Hàng Châu;Xi'an|Tây An;Qingdao|Thanh Đảo;Dalian|Đại Liên;Harbin|Cáp Nhĩ Tân
Guangdong|Quảng Đông;Guangxi|Quảng Tây;Yunnan|Vân Nam;Sichuan|Tứ Xuyên;Zhejiang|Chiết Giang;Jiangsu|Giang Tô;Fujian|Phúc Kiến;Hainan|Hải Nam;Hubei|Hồ Bắc;Hunan|Hồ Nam
Henan;Hebei|Hà Bắc;Shandong|Sơn Đông;Shanxi|Sơn Tây;Shaanxi|Thiểm Tây;Liaoning|Liêu Ninh;Xinjiang|Tân Cương;Tibet|Tây Tạng;Inner Mongolia|Nội Mông;Manchuria
Taipei|Đài Bắc;Kaohsiung|Cao Hùng;Tokyo;Osaka;Kyoto;Nagoya;Yokohama;Kobe;Sapporo;Fukuoka;Hiroshima;Nagasaki;Okinawa;Hokkaido;Fukushima;Kyushu
Seoul|Seoul=Xơ-un;Busan;Incheon;Daegu;Daejeon;Gwangju;Jeju;Itaewon;Gangnam;Pyongyang|Bình Nhưỡng;Kaesong
Jerusalem;Tel Aviv;Haifa;Eilat;Gaza|Gaza=Gaza Strip=Dải Gaza=dải Gaza;Gaza City;Rafah;Khan Younis;West Bank|Bờ Tây;Ramallah;Hebron;Nablus;Jenin;Golan Heights|Cao nguyên Golan=cao nguyên Golan;Bethlehem
Tehran|Tehran=Teheran;Isfahan;Natanz;Fordow;Bushehr;Tabriz;Mashhad;Shiraz;Baghdad;Mosul;Basra;Erbil;Kirkuk;Fallujah;Kurdistan;Damascus;Aleppo;Homs;Idlib;Raqqa;Kobani
Beirut;Tripoli;Amman;Riyadh;Jeddah;Mecca;Medina;Dubai;Abu Dhabi;Sharjah;Doha;Kuwait City;Manama;Muscat;Sanaa=Sana'a;Aden;Hodeidah
Cairo;Alexandria?;Sinai;Suez;Suez Canal|Kênh đào Suez=kênh đào Suez;Benghazi;Misrata;Tunis;Algiers;Rabat;Casablanca;Khartoum;Darfur;Addis Ababa;Tigray;Mogadishu;Djibouti City
Nairobi;Mombasa;Kampala;Dar es Salaam;Kigali;Kinshasa;Goma;Lagos;Abuja;Kano;Accra;Abidjan;Dakar;Bamako;Ouagadougou;Niamey;Yaounde
Johannesburg;Cape Town;Pretoria;Durban;Soweto;Harare;Lusaka;Maputo;Luanda;Windhoek;Gaborone;Antananarivo
Sydney;Melbourne;Brisbane;Perth;Adelaide;Canberra;Hobart;Darwin?;Queensland;New South Wales;Tasmania;Bondi Beach;Auckland;Wellington?;Christchurch
Ottawa;Toronto;Montreal;Vancouver;Calgary;Edmonton;Quebec=Québec;Winnipeg;Halifax;Ontario;Alberta?;British Columbia;Manitoba;Saskatchewan;Nova Scotia
Mexico City;Guadalajara;Tijuana;Monterrey;Ciudad Juarez;Acapulco;Cancun;Sinaloa;Havana|La Habana;Guantanamo Bay;Guantanamo;Port-au-Prince;Kingston;San Juan;Santo Domingo;Panama City
Kênh đào Panama=kênh đào Panama=Panama Canal;San Salvador;Guatemala City;Tegucigalpa;Managua;Bogota=Bogotá;Medellin;Cali?;Caracas;Quito;Guayaquil;Lima;La Paz;Santiago?;Buenos Aires;Montevideo
Asuncion;Brasilia;Rio de Janeiro;Sao Paulo=São Paulo;Patagonia;Amazon rainforest;Falkland Islands
New York City=NYC;New York|New York=Niu Oóc;Los Angeles=L.A.;Chicago;Houston?;Phoenix?;Philadelphia;San Antonio;San Diego;Dallas;San Jose;Austin?;Jacksonville;San Francisco
Columbus?;Fort Worth;Indianapolis;Charlotte?;Seattle;Denver;Boston;Nashville;Baltimore;Oklahoma City;Portland;Las Vegas;Louisville;Milwaukee;Albuquerque;Tucson;Fresno;Sacramento
Kansas City;Atlanta;Miami;Oakland;Minneapolis;Tulsa;Tampa;New Orleans;Cleveland;Cincinnati;Pittsburgh;St. Louis=St Louis=Saint Louis;Orlando;Detroit;Buffalo?;Newark;Memphis;Richmond
Salt Lake City;Honolulu;Anchorage;Baton Rouge;Charleston;Savannah;Birmingham;Little Rock;Des Moines;Omaha;Madison?;Ferguson?;Newtown?;Flint?;Charlottesville;Parkland;Uvalde;Palo Alto;Silicon Valley|Thung lũng Silicon
Brooklyn;Manhattan;Queens?;Bronx;Harlem;Staten Island;Long Island;Hollywood;Beverly Hills;Malibu;Times Square;Central Park;Broadway?;Fort Hood;Fort Bragg;Arlington;Quantico;Santa Monica;Long Beach;Pasadena;Aurora?;San Bernardino
Washington, D.C.=Washington DC=Washington D.C.=D.C.;Washington?;Mar-a-Lago;Camp David;Capitol Hill;Guam;Puerto Vallarta;Cape Canaveral
Alabama=Ala.;Alaska;Arizona=Ariz.;Arkansas=Ark.;California=Calif.;Colorado=Colo.;Connecticut=Conn.;Delaware=Del.;Florida=Fla.;Georgia?=Ga.;Hawaii;Idaho;Illinois=Ill.;Indiana;Iowa
Kansas=Kan.;Kentucky;Louisiana;Maine;Maryland;Massachusetts=Mass.;Michigan=Mich.;Minnesota=Minn.;Mississippi=Miss.;Missouri;Montana?;Nebraska=Neb.;Nevada=Nev.;New Hampshire=N.H.
New Jersey=N.J.;New Mexico=N.M.;North Carolina=N.C.;North Dakota=N.D.;Ohio;Oklahoma=Okla.;Oregon=Ore.;Pennsylvania=Pa.;Rhode Island=R.I.;South Carolina=S.C.;South Dakota=S.D.
Tennessee=Tenn.;Texas;Utah;Vermont;Virginia?=Va.;West Virginia=W.Va.;Wisconsin;Wyoming;N.Y.=NY
Europe|châu Âu=Châu Âu;Asia|châu Á=Châu Á;Africa|châu Phi=Châu Phi;Antarctica|Nam Cực=châu Nam Cực;Oceania|châu Đại Dương;châu Mỹ=Châu Mỹ;Asia-Pacific|châu Á - Thái Bình Dương=châu Á-Thái Bình Dương
Middle East|Trung Đông;Southeast Asia=South-East Asia|Đông Nam Á;East Asia|Đông Á;South Asia|Nam Á;Central Asia|Trung Á;Northeast Asia|Đông Bắc Á;Eastern Europe|Đông Âu;Western Europe|Tây Âu;Northern Europe|Bắc Âu
Latin America|Mỹ Latinh=Mỹ La tinh;North America|Bắc Mỹ;South America|Nam Mỹ;Central America|Trung Mỹ;North Africa|Bắc Phi;West Africa|Tây Phi;East Africa;Sub-Saharan Africa;Balkans|Balkan;Caucasus;Scandinavia;Caribbean|Caribe
Indo-Pacific|Ấn Độ Dương - Thái Bình Dương;Pacific Ocean|Thái Bình Dương;Atlantic Ocean|Đại Tây Dương;Indian Ocean|Ấn Độ Dương;Arctic Ocean|Bắc Băng Dương;Arctic|Bắc Cực;Mediterranean=Mediterranean Sea|Địa Trung Hải
Red Sea|Biển Đỏ=biển Đỏ;Black Sea|Biển Đen=biển Đen;Baltic Sea|biển Baltic=Biển Baltic;Caspian Sea|biển Caspi;East China Sea|biển Hoa Đông=Biển Hoa Đông;Persian Gulf|Vịnh Ba Tư=vịnh Ba Tư;Gulf of Mexico|Vịnh Mexico=vịnh Mexico;Gulf of Aden|vịnh Aden;Gulf of Oman|vịnh Oman
Strait of Hormuz=Straits of Hormuz|eo biển Hormuz=Eo biển Hormuz;Hormuz;Taiwan Strait|eo biển Đài Loan=Eo biển Đài Loan;Strait of Malacca|eo biển Malacca;Bab el-Mandeb|Bab al-Mandab;English Channel;Bosphorus;Korean Peninsula|bán đảo Triều Tiên=Bán đảo Triều Tiên;Kharg Island|đảo Kharg
Diego Garcia;Spratly Islands;Paracel Islands;Scarborough Shoal;Senkaku|Điếu Ngư;Himalayas|Himalaya;Everest=Mount Everest;Alps;Amazon?;Sahara;Sahel;Rocky Mountains;Great Barrier Reef;Grand Canyon;Mount Fuji;Wall Street|Phố Wall=phố Wall;Downing Street
Heathrow;Buckingham Palace;Eiffel Tower|tháp Eiffel=Tháp Eiffel;Notre Dame;Westminster;Wimbledon?;Wembley;Old Trafford;Anfield;Stamford Bridge;Tiananmen Square|Thiên An Môn;Red Square|Quảng trường Đỏ;Tahrir Square;Zuccotti Park;Pearl Harbor|Trân Châu Cảng
`;
