/** Words that tell names in English, and what they tell. One that begins with a capital is only that
 *  with one. */

/** Before a person's name: ranks, offices, professions, and how people are called. */
export const personTitles = `
MP; MEP; MSP; Cllr; Councillor; PM; QC; DA; Mr; Mr.; Mrs; Mrs.; Ms; Ms.; Miss; Mx; Dr; Dr.; Prof; Prof.; Professor; Sir; Dame; Lord; Lady; Rev;
Rev.; Reverend; Father; Sister; Rabbi; Imam; Sheikh; Pope; Cardinal; Archbishop; Bishop; Ayatollah;
Saint;
President; Vice President; Former President; ex-President; President-elect; Prime Minister;
Deputy Prime Minister; Premier; Chancellor; Minister; Foreign Minister; Defense Minister;
Defence Minister; Finance Minister; Interior Minister; Secretary; Secretary of State;
Defense Secretary; Treasury Secretary; Foreign Secretary; Home Secretary; Health Secretary;
Press Secretary; Secretary-General; Secretary General; Attorney General; Surgeon General;
Solicitor General; Speaker; House Speaker; Majority Leader; Minority Leader; Senate Majority Leader;
Senate Minority Leader; House Majority Leader; House Minority Leader; Whip; Leader; Supreme Leader;
Opposition Leader; First Lady; First Minister; Second Lady; Ambassador; Envoy; Special Envoy;
Commissioner; Director; FBI Director; CIA Director; Deputy Director; Executive Director;
Managing Director; Chair; Chairman; Chairwoman; Governor; Lieutenant Governor; Gov; Gov.; Lt. Gov.;
Mayor; Senator; Senators; Sen; Sen.; Sens.; Rep; Rep.; Reps.; Representative; Congressman;
Congresswoman; Councilman; Councilwoman; Delegate; Judge; Justice; Chief Justice; Magistrate;
Sheriff; Chief; Police Chief; Detective; Officer; Agent; Special Agent; Sgt; Sgt.; Sergeant;
Staff Sgt.; Cpl; Cpl.; Pvt.; Pfc.; Lt; Lt.; Lieutenant; Capt; Capt.; Captain; Maj; Maj.; Major; Col;
Col.; Colonel; Lt. Col.; Gen; Gen.; General; Brig. Gen.; Maj. Gen.; Lt. Gen.; Adm; Adm.; Admiral;
Commander; King; Queen; Prince; Princess; Crown Prince; Duke; Duchess; Emperor; Emir; Sultan; Shah;
Chef; Coach; CEO; Chief Executive; CFO; CTO; CISO; Founder; Co-founder; Analyst; Singer; Actor;
Actress; Rapper; Director; Author; Star; Comedian; Democrat; Republican; Republicans; Democrats;
president; vice president; prime minister; minister; secretary; senator; congressman; congresswoman;
governor; mayor; judge; justice; chairman; chairwoman; director; leader; candidate; nominee;
frontrunner; rival; lawmaker; spokesman; spokeswoman; spokesperson; ambassador; lawyer; attorney;
prosecutor; detective; officer; sheriff; deputy; activist; analyst; economist; historian; professor;
scientist; researcher; expert; engineer; doctor; author; novelist; writer; columnist; reporter;
correspondent; anchor; host; journalist; editor; blogger; commentator; actor; actress; singer;
rapper; musician; drummer; guitarist; frontman; comedian; filmmaker; producer; screenwriter;
songwriter; model; star; superstar; co-star; celebrity; artist; designer; chef; coach; manager;
captain; quarterback; striker; midfielder; defender; goalkeeper; forward; pitcher; winger; winner;
champion; golfer; boxer; driver; swimmer; cyclist; teammate; billionaire; businessman;
businesswoman; entrepreneur; mogul; tycoon; investor; founder; co-founder; chief; executive;
strategist; adviser; advisor; aide; pollster; suspect; gunman; shooter; victim; defendant; murderer;
killer; whistleblower; fugitive; hacker; teenager; wife; husband; son; daughter; brother; sister;
mother; father; girlfriend; boyfriend; fiancé; fiancée; widow; neighbor; neighbour; resident;
student; teacher; challenger; incumbent; contender; hopeful; monarch; prince; princess; cleric;
preacher; dictator; strongman; legend; named; teen; socialite; heiress; boss; patient; pilot;
astronaut;
`;

/** At the end of an organisation's name. */
export const organisationTails = `
Team; Command;
University; College; School; Academy; Institute; Institution; Hospital; Clinic; Department;
Ministry; Agency; Bureau; Commission; Committee; Council; Court; Parliament; Assembly; Authority;
Administration?; Office; Police; Army; Navy; Guard; Guards; Forces; Corps; Brigade; Brigades;
Battalion; Party; Union; Association; Federation; League; Alliance; Coalition; Society; Foundation;
Fund; Trust; Charity; Movement; Front; Church; Company; Companies; Co; Co.; Corp; Corp.;
Corporation; Inc; Inc.; Incorporated; Ltd; Ltd.; Limited; LLC; LLP; PLC; plc; Plc; GmbH; AG; Group;
Holdings; Holding; Partners; Associates; Bank; Bancorp; Capital; Ventures; Investments; Financial;
Insurance; Airlines; Airways; Aviation; Motors; Automotive; Pharmaceuticals; Pharma; Therapeutics;
Biotech; Laboratories; Labs; Technologies; Technology; Tech; Software; Systems; Solutions; Networks;
Communications; Telecom; Wireless; Mobile; Media; Entertainment; Pictures; Studios; Records; Music;
 Interactive; Publishing; Press; News; Times; Post; Journal; Herald; Tribune; Gazette;
Telegraph; Chronicle; Observer; Inquirer; Magazine; Radio; Broadcasting; Television; TV; Security;
Cybersecurity; Intelligence; Research; Consulting; Services; Industries; Industrial; Energy;
Petroleum; Oil; Gas; Electric; Electronics; Semiconductor; Steel; Mining; Foods; Brands; Stores;
Hotels; Resorts; FC; AFC; United; Rovers; Wanderers; Athletic; Orchestra; Philharmonic; Ballet;
Conference; Organization; Organisation; Initiative; Network; Center; Centre; Service; Board;
Campaign; Embassy; Tribunal; Republicans; Democrats; Caucus; Club; Cartel;
Center for Disease Control; Central Bank; Congress; Senate; Unit;
`;

/** Tails that are common in other names and headlines; they need a known word or two more before them. */
export const weakTails = `
Team; Organization; Organisation;
Cybersecurity; Electronics; Software; Communications; Command;
School; Office; Guard; Capital; Oil; Gas; Music; Games; Post; Times; Press; News; TV; Radio;
Security; Energy; Mobile; Technology; Tech; Media; Conference; Center; Centre; Service; Services;
Campaign; Research; Intelligence; Board; Court; Church; Council; Front; Force; Forces; Police; Army;
Navy; Electric; Stores; Network; Fund; Union; United; Club; Unit; Congress; Senate; Republicans;
Democrats; Parliament; Financial; Insurance; Magazine; Records; Systems; Solutions; Software; Press;
Guards; Movement; Trust; Limited; Interactive; Industrial; Steel; Committee; Department; Ministry;
Agency; Commission; Bank; Group; Assembly; Authority; Bureau; Hospital; College; Alliance;
Coalition; League; Initiative; Company; Companies; Partners; Mining; AG; SA; Co; Studios; Brands;
Foods; Embassy; Caucus;
`;

/** Before "of" or "for" in an organisation's name. */
export const organisationHeads = `
University; College; School; Academy; Institute; Ministry; Department; Bureau; Office; Bank;
Council; House; Court; Church; Association; Federation; Society; Union; League; Organization;
Organisation; Committee; Commission; Board; Center; Centre; Foundation; Party; Movement; Front;
Army; Museum; Embassy; Agency; Authority; Center for; Institute for; Campaign for; Coalition for;
Alliance for; Doctors; Friends; Parliament; Assembly; Chamber; Knights; Daughters; Sons; Citizens;
Americans; Partnership; Confederation; Congress;
`;

/** At the end of a place's name. */
export const placeTails = `
River; Lake; Island; Islands; Mountain; Mountains; Valley; Beach; Bay; Sea; Ocean; Gulf; Strait;
Canal; Peninsula; Desert; Forest; Park; National Park; Airport; International Airport; Bridge;
Tunnel; Station; Street; Avenue; Road; Boulevard; Square; County; Township; Parish; Province;
Prefecture; Region; District; Heights; Hills; Springs; Falls; Creek; Harbor; Harbour; Port; Palace;
Castle; Cathedral; Stadium; Arena; Tower; Plaza; Village; Canyon; Coast; City; Highway; Expressway;
Garden; Gardens;
`;
/** At its beginning. */
export const placeHeads = `
Lake; Mount; Mt; Mt.; Fort; Ft.; Cape; Port; San; Santa; Los; Las; El; Camp;
`;

/** Between the parts of a name, in small letters. */
export const particles = `
de; da; di; do; dos; du; del; della; van; von; der; den; bin; bint; ibn; al; el; la; le; ben; abu;
ul; ter;
`;

/** Words with a capital for where they stand or what they are, not as a name. */
export const notNames = `
catalog; known; exploited; a; an; the; this; that; these; those; in; on; at; if; as; after; before;
when; while; and; or; but;
for; from; by; to; with; some; his; her; its; their; he; she; they; it; we; our; you; your; my; i;
there; here; what; how; why; who; where; which; not; no; yes; all; more; most; many; new; first;
last; one; two; three; four; five; six; seven; eight; nine; ten; so; such; also; just; only; even;
still; now; then; than; over; under; about; up; down; out; off; is; are; was; were; be; been; has;
have; had; do; does; did; can; could; will; would; should; may; might; must; into; amid; against;
since; until; during; without; within; between; through; because; although; though; however;
meanwhile; despite; according; special; image; images; enlarge; continued; below; above; click;
subscribe; download; share; credit; sign; follow; related; summary; view; media; photo; image;
video; update; breaking; exclusive; opinion; watch; read; live; report; analysis; editorial; review;
story; stories; news; close; advertisement; caption; playback;
Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday; Mon; Tue; Tues; Wed; Thu; Thur;
Thurs; Fri; Sat; Sun; January; February; March; April; May; June; July; August; September; October;
November; December; Jan; Feb; Mar; Apr; Jun; Jul; Aug; Sep; Sept; Oct; Nov; Dec; Christmas; Easter;
Thanksgiving; Halloween; Ramadan; Day; Night; Eve; Year; Week; God; Internet; Web; I'm; I've; I'd;
It's; He's; She's; That's; There's; What's; Who's; Let's; Don't; Can't; Won't; You're; We're;
They're; You'll;
`;

/** Of a country or a creed, its people and language: no name by itself, and ends one. */
export const demonyms = `
American; Americans; African; African-American; Asian; Asians; European; Europeans; British;
English; Scottish; Welsh; Irish; French; German; Germans; Italian; Italians; Spanish; Portuguese;
Dutch; Belgian; Swiss; Austrian; Swedish; Norwegian; Danish; Finnish; Polish; Czech; Hungarian;
Romanian; Bulgarian; Greek; Greeks; Turkish; Turks; Russian; Russians; Ukrainian; Ukrainians;
Belarusian; Serbian; Croatian; Bosnian; Chinese; Japanese; Korean; Koreans; Vietnamese; Thai;
Cambodian; Laotian; Burmese; Malaysian; Singaporean; Indonesian; Filipino; Filipinos; Indian;
Indians; Pakistani; Bangladeshi; Afghan; Afghans; Nepali; Iranian; Iranians; Iraqi; Iraqis; Syrian;
Syrians; Lebanese; Jordanian; Saudi; Saudis; Emirati; Qatari; Kuwaiti; Yemeni; Egyptian; Egyptians;
Libyan; Libyans; Tunisian; Algerian; Moroccan; Sudanese; Ethiopian; Somali; Kenyan; Ugandan;
Rwandan; Congolese; Nigerian; Ghanaian; Israeli; Israelis; Palestinian; Palestinians; Arab; Arabs;
Persian; Kurdish; Kurds; Jewish; Jew; Jews; Muslim; Muslims; Islamic; Islamist; Islamists; Islam;
Christian; Christians; Catholic; Catholics; Protestant; Sunni; Shiite; Shia; Hindu; Buddhist;
Mormon; Evangelical; Australian; Australians; Canadian; Canadians; Mexican; Mexicans; Cuban; Cubans;
Haitian; Brazilian; Argentine; Argentinian; Chilean; Colombian; Peruvian; Venezuelan; Venezuelans;
Latino; Latinos; Hispanic; Hispanics; Black; White; Native; Parisian; Californian; Texan; Londoner;
Western; Eastern; Northern; Southern; Soviet; Nazi; Nazis; Democrat; Democrats; Democratic;
Republican; Republicans; Conservative; Conservatives; Liberal; Liberals; Communist; Socialist; Tory;
Marxist; Obamacare; Brexit; North Korean; South Korean; North Koreans; South Koreans; Saudi Arabian;
New Yorkers; New Yorker; Latin American; Vietnamese-American; Moscow-backed; Confederate; Marine;
Marines; Westerners; Rohingya; Uyghur; Uighur; Sikh; Taiwanese; Tibetan; Catalan; Basque; Gazan;
Gazans; Clinton-era;
`;

export const directions = `
North South East West Northern Southern Eastern Western Central Upper Lower Greater Northeast
Northwest Southeast Southwest Inner Outer
`;

/** At the end of what is a work, a product, an event, a prize or a law, and none of our kinds. */
export const otherTails = `
Show; Awards; Award; Prize; Medal; Act; Bill; Law; Amendment; Treaty; Agreement; Accord; Accords;
Deal;
Pact; Protocol; Convention; Plan; Program; Programme; Project; Strategy; Doctrine; Code; Summit;
Forum;
Festival; Championship; Championships; Cup; Open; Tour; Games; Olympics; Trophy; Bowl; Derby;
Marathon;
Prix; Series; Season; Day; Week; Month; Year; War; Wars; Revolution; Spring; Crisis; Scandal;
Affair;
Massacre; Shooting; Trial; Case; Report; Index; Survey; Study; Bulletin; Catalog; Catalogue; Suite;
Edition; Server; Firewall; Manager; Platform; Cloud; API; SDK; Driver; Pro; Max; Plus; Ultra;
Series;
Vulnerability; Vulnerabilities; Exploit; Attack; Attacks; Flaw; Bug; Update; Patch; Malware;
Ransomware;
Botnet; Anthem; Album; Tonight; Movie; Trilogy; Saga; Musical; Symphony; Opera; Effect; Syndrome;
Disease; Virus; Fever; Flu; Theory; Principle; Rule; Test; Method; Scale; Era; Age; Recession;
Depression;
`;

/** Before an organisation's name, and not of it: "the identity company Aura". */
export const organisationNouns = `
company; firm; startup; start-up; vendor; maker; manufacturer; giant; retailer; airline; carrier; chain;
publisher; developer; provider; operator; conglomerate; nonprofit; charity; supplier; contractor; bank;
brokerage; insurer; broadcaster; newspaper; magazine; website; studio; label; exchange; utility; automaker;
drugmaker; chipmaker; carmaker; consultancy; marketplace; subsidiary; newcomer; thinktank; outlet;
`;
