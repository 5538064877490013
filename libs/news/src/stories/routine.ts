import { fold } from '../fold.ts';
import type { Series } from './series.ts';

/** How the titles begin of what comes round on its day whatever happens, folded. The price of crude oil is
 *  not among it: that moves with events. */
const beginnings = [
  'gia (?:xang|vang|bac|usd|heo|lon hoi|ca phe|ho tieu|tieu|lua|gao|cao su|bitcoin)',
  'xang(?:,? dau)?(?: dong loat| dong thoi| cung){1,2} (?:tang|giam)',
  'gia (?:dau|dien|[a-z]{2,9}) hom nay',
  't[iy] gia (?:usd|hom nay|ngoai te|trung tam)',
  '(?:vn-?index|chung khoan (?:hom nay|sang nay|chieu nay|phien))',
  '(?:du bao )?thoi tiet (?:hom nay|dem nay|ngay mai|ngay|tuan|cuoi tuan|ca nuoc|ha noi|tp)',
  '(?:ket qua |kqxs )?(?:xo so|vietlott)',
  '(?:tu vi|12 con giap|lich (?:thi dau|truc tiep|phat song|cup dien|am|van nien))',
  '(?:bang xep hang|hom nay (?:la )?ngay|doan(?: ten)? .{1,30} hom nay)',
  "(?:today['’]s )?(?:weather(?: forecast)?|horoscopes?|crossword|wordle|quordle|connections hints)",
  '(?:powerball|mega millions|lottery) (?:results?|numbers?|winning|jackpot)',
  '(?:gold|silver|petrol|fuel|gas|bitcoin|currency|mortgage|exchange) (?:prices?|rates?) (?:today|on|for)',
  '(?:stocks?|stock market|markets) today',
  '(?:tv schedule|league table|standings|fixtures)',
];
const beginning = new RegExp(`^(?:cap nhat )?(?:${beginnings.join('|')})(?![\\p{L}\\d])`, 'u');
/** Longer than the longest of them. */
const looked = 80;

/** Whether an article comes round whatever happens: prices, markets, weather, lotteries, horoscopes,
 *  fixtures, digests, and whatever has its day in its title. Of what has happened there may be other articles.
 *  @param series of the article, where it is known */
export function isRoutine(title: string, series: Series | undefined): boolean {
  if (series && (series.day !== null || series.isDigest)) return true;
  return beginning.test(fold(title.slice(0, looked)).trimStart());
}
