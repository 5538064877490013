/** What notices of consent say, of which each is a reason to take a line for one: the words of the
 *  Transparency and Consent Framework (IAB Europe) and of cookie banners, English and Vietnamese
 *  first. */
const phrases: readonly RegExp[] = [
  /\b(?:we|us) and (?:our|its|selected|\d{1,4}) .{0,30}(?:partners|vendors)\b/iu,
  /\b(?:stor|access|read)\w{0,3}\b.{0,40}\binformation on (?:your|a|the) devices?\b/iu,
  /\b(?:we|our (?:web)?sites?|this (?:web)?site|[\p{L}.]{2,30}) uses? .{0,30}\bcookies\b/iu,
  /\b(?:accept|reject|manage|allow|decline|change|use of|set) .{0,25}\b(?:cookies?|choices|consent|preferences)\b/iu,
  /\blegitimate interests?\b/iu,
  /\b(?:withdraw|give|refuse|provide|manage) (?:or \w{1,12} )?(?:your |my )?consent\b/iu,
  /\b(?:privacy|cookies?) (?:policy|notice|settings|preferences|statement|cent(?:er|re))\b/iu,
  /\b(?:personali[sz]ed (?:ads|advertising|content)|precise (?:geo-?)?location data|scan device characteristics|unique identifiers|browsing data|advertising identifiers?|measure(?:ment of)? .{0,30}(?:advertis|content))/iu,
  /\b(?:process|collect|use) .{0,20}\b(?:personal|your) data\b/iu,
  /\bthese choices will be signal/iu,
  /(?:chúng tôi|trang(?: web)?(?: này)?|website(?: này)?) .{0,15}(?:sử dụng|dùng) .{0,20}cookies?/iu,
  /(?:chính sách|cài đặt|tùy chọn|thiết lập) .{0,12}(?:cookies?|quyền riêng tư|bảo mật)/iu,
  /(?:chấp nhận|đồng ý|từ chối|tắt) .{0,40}cookies?/iu,
  /(?:chúng tôi và (?:các )?đối tác|đối tác của chúng tôi)/iu,
  /(?:thu thập|xử lý|lưu trữ) .{0,20}(?:dữ liệu cá nhân|thông tin cá nhân|thông tin trên thiết bị)/iu,
  /(?:rút lại|thay đổi) (?:sự )?đồng ý/iu,
  /(?:utilizamos|usamos|utilisons|verwenden|utilizziamo|usiamo|gebruiken|używamy) .{0,25}(?:cookies?|plików cookie)/iu,
  /(?:nosotros y nuestros|nous et nos|wir und unsere|noi e i nostri|nós e os nossos|wij en onze) .{0,10}(?:socios|partenaires|partner|parceiros)/iu,
  /(?:interés legítimo|intérêt légitime|berechtigte[sn]? interesse|interesse legittimo|legítimo interesse)/iu,
  /(?:política de (?:cookies|privacidad)|politique de confidentialité|datenschutzerklärung|cookie-richtlinie|informativa sulla privacy)/iu,
  /(?:aceptar|aceptas|accepter|akzeptieren|accetta|aceitar) .{0,30}cookies?/iu,
];

/** Whom they speak to. A report of a law on cookies speaks of somebody. */
const address =
  /(?<!\p{L})(?:this (?:web)?site|trang(?: web)? này|website này|you|your|we|our|us|my|chúng tôi|bạn|quý (?:khách|độc giả|vị)|usted|tus?|sus?|nosotros|nuestros|vous|vos|nous|nos|wir|unsere[rn]?|sie|ihre[rn]?|noi|nostri)(?!\p{L})/iu;
const longest = 600;
/** One of these words is in each of the phrases: few lines of a page have any. */
const stem =
  /cookie|consent|partner|vendor|device|interes|intérêt|interés|choices|preferences|privac|confiden|datenschutz|data|advertis|identifier|personali|đồng ý|đối tác|bảo mật|riêng tư|cá nhân|thiết bị|socios|partenaires|parceiros/iu;

/** Whether it is worth while to ask for reasons; cheap. */
export function mayAskConsent(line: string): boolean {
  return stem.test(line);
}

/** How many reasons there are to take a line for part of a notice of consent; none for what
 *  somebody says in quotation marks. */
export function consentScore(line: string): number {
  const start = line.slice(0, longest);
  if (!stem.test(start) || /^["“«]/u.test(start)) return 0;
  return address.test(start) ? phrases.filter((phrase) => phrase.test(start)).length : 0;
}

/** Whether a title speaks of the matter itself: what is below it may well be such words. */
export function isAboutConsent(title: string): boolean {
  return /cookie|consent|privacy|gdpr|riêng tư|bảo mật|dữ liệu cá nhân|datenschutz|privacidad|confidentialité/iu.test(
    title,
  );
}

/** Whether most of a text asks for consent. */
export function isConsent(text: string): boolean {
  const lines = text.split('\n\n', 200).filter(Boolean);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const asking = lines.filter((line) => consentScore(line) > 0);
  return asking.length > 0 && asking.reduce((sum, line) => sum + line.length, 0) > length / 2;
}
