/** Families of malware, as vendors and the press name them. */
export const malware = `
WannaCry; NotPetya; Petya; Stuxnet; Duqu; Conficker; Zeus?; SpyEye; Emotet; TrickBot=Trickbot;
QakBot=Qakbot=Qbot; IcedID; Dridex; BazarLoader; Cobalt Strike; Mimikatz; Ryuk; Maze ransomware;
Locky; CryptoLocker; TeslaCrypt; GandCrab; SamSam; Bad Rabbit; Cerber; WhisperGate; HermeticWiper;
CaddyWiper; Industroyer=CrashOverride; BlackEnergy; KillDisk; Triton?; Shamoon; Olympic Destroyer;
Flame?; Regin; Carbanak; Pegasus?; Predator spyware; Graphite spyware; Mirai; Mozi; Gafgyt; Hajime;
BadBox=BADBOX; BadBox 2.0; Aisuru; Kimwolf; VPNFilter; Cyclops Blink; TrickMo; Anubis?; Cerberus?;
Joker malware; FluBot; SharkBot; Xenomorph; Anatsa; GoldDigger; GoldPickaxe; Hydra?; Ermac;
Medusa ransomware; Triada; Hook malware; LummaC2=Lumma Stealer=Lumma; RedLine Stealer=RedLine;
Raccoon Stealer; Vidar; StealC; Rhadamanthys; Atomic Stealer=AMOS; Agent Tesla; FormBook; XLoader;
Remcos=Remcos RAT; AsyncRAT; njRAT; NanoCore; DarkComet; Quasar RAT; PlugX; ShadowPad; Gh0st RAT;
Winnti; KEYPLUG; BPFDoor; SparrowDoor; Sunburst=SUNBURST; Teardrop?; GoldMax; XZ backdoor; Sality;
Ramnit; Ursnif=Gozi; Dyre; GootLoader; SocGholish; FakeUpdates; Bumblebee?; Latrodectus; DanaBot;
SmokeLoader; Amadey; PrivateLoader; Raspberry Robin; Andromeda?; Necurs; Cutwail; Kelihos;
GameOver Zeus; EternalBlue; DoublePulsar; ILOVEYOU; Melissa virus; Code Red worm; SQL Slammer;
Blaster worm; Sasser; Mydoom; Storm Worm; Shai-Hulud; BeaverTail; InvisibleFerret; OtterCookie;
AppleJeus; Snake keylogger; BlackCat ransomware; LockBit ransomware; Conti ransomware;
Akira ransomware; Qilin ransomware; Rhysida ransomware; Ragnar Locker; MegaCortex; DoppelPaymer;
WastedLocker; NetWalker; CryptoWall; ClickFix malware; RondoDox; Eleven11bot; AryStinger;
`;

/** Groups that attack computers: of states, of criminals, of activists. */
export const threatGroups = `
Lazarus Group=Lazarus; APT28=Fancy Bear=Forest Blizzard=Strontium=STRONTIUM;
APT29=Cozy Bear=Midnight Blizzard=Nobelium=NOBELIUM; APT41=Wicked Panda=Brass Typhoon;
APT32=OceanLotus; Sandworm=Seashell Blizzard; Turla; Gamaredon; Kimsuky; Andariel; BlueNoroff;
ScarCruft; Charming Kitten=APT35=Mint Sandstorm; MuddyWater; OilRig; APT33; Volt Typhoon;
Salt Typhoon; Flax Typhoon; Silk Typhoon=Hafnium=HAFNIUM; Linen Typhoon; Violet Typhoon;
Mustang Panda; Equation Group; Shadow Brokers; Scattered Spider; ShinyHunters;
Scattered Lapsus$ Hunters=Scattered LAPSUS$ Hunters; Lapsus$=LAPSUS$; Anonymous?; LulzSec;
KillNet=Killnet; NoName057(16)=NoName057; Cyber Av3ngers=CyberAv3ngers; Handala; Predatory Sparrow;
Syrian Electronic Army; FIN7; FIN8; FIN11; Evil Corp; Wizard Spider; DarkSide; REvil; LockBit;
Cl0p=Clop; BlackCat=ALPHV; Black Basta; BlackMatter; RansomHub; Qilin; Akira?; Medusa?; Conti?;
Rhysida; BlackSuit; BianLian; Babuk; Hunters International; SafePay; INC Ransom;
Play ransomware gang; Royal ransomware gang; Hive ransomware gang; Everest ransomware gang;
DragonForce; Interlock?; World Leaks; Warlock?; Storm-0558; Storm-0978; Storm-2603; RomCom;
Star Blizzard; Ghostwriter; Magecart; TeamTNT; TeamPCP; Cozy Bear; Earth Lusca; GhostEmperor; Tick?;
Transparent Tribe; SideWinder; Dark Caracal; Molerats; DarkHydrus; DarkHotel; Bitter APT;
Patchwork?; Lab Dookhtegan; Careto;
`;

/** Second words of names that Microsoft and CrowdStrike give to groups: "Velvet Typhoon".
 *  learn.microsoft.com/unified-secops/microsoft-threat-actor-naming;
 *  crowdstrike.com/adversaries */
export const groupSurnames =
`
Typhoon Blizzard Sandstorm Sleet Tempest Panda Kitten Chollima Buffalo Jackal Leopard
`;
