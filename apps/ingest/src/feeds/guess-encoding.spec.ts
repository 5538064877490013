import iconv from 'iconv-lite';

import { decodeBytes } from './decode-bytes.ts';
import { guessEncoding } from './guess-encoding.ts';

const feed = (text: string) => `<rss><channel><item><title>${text}</title></item></channel></rss>`;

const texts: readonly (readonly [encoding: string, text: string])[] = [
  ['euc-jp', '台風の影響で、駅前のバスは朝から運休しています。市は早めの避難を呼びかけています。'],
  ['shift_jis', '台風の影響で、駅前のバスは朝から運休しています。市は早めの避難を呼びかけています。'],
  ['euc-kr', '태풍의 영향으로 시내 버스가 아침부터 운행을 멈추고 있다. 시는 이른 대피를 당부했다.'],
  ['gb18030', '受台风影响，市内公交车从早上开始停运。市政府要求大家提前做好准备，不要外出。'],
  ['big5', '受颱風影響，市內公車從早上開始停駛。市政府要求大家提前做好準備，不要外出。'],
  ['windows-1251', 'Из-за шторма городские автобусы с утра не ходят. Жителей просят оставаться дома.'],
  ['koi8-r', 'Из-за шторма городские автобусы с утра не ходят. Жителей просят оставаться дома.'],
  ['windows-1255', 'בגלל הסערה האוטובוסים בעיר אינם פועלים מהבוקר. העירייה מבקשת מהתושבים להישאר בבית.'],
  ['windows-1253', 'Λόγω της καταιγίδας τα λεωφορεία της πόλης δεν κινούνται από το πρωί, λέει ο δήμος.'],
  ['windows-1256', 'بسبب العاصفة توقفت حافلات المدينة منذ الصباح. وتطلب البلدية من السكان البقاء في المنازل.'],
  ['windows-874', 'พายุทำให้รถโดยสารในเมืองหยุดวิ่งตั้งแต่เช้า เทศบาลขอให้ประชาชนอยู่ในบ้าน'],
]; // prettier-ignore

describe('an encoding that nobody names', () => {
  it.each(texts)('is %s by its letters', (encoding, text) => {
    const bytes = iconv.encode(feed(text), encoding);
    expect(guessEncoding(bytes)).toBe(encoding);
    const decoded = decodeBytes(bytes);
    expect(decoded).toEqual({
      text: feed(text),
      encoding,
      warnings: [{ kind: 'guessed-encoding', encoding }],
    });
  });

  it.each([
    ['French', 'windows-1252', 'Été 2026 : à cause de la tempête, les autobus de la cité ne circulent plus, déclare le préfet.'],
    ['German', 'windows-1252', 'Wegen des Sturms fahren seit heute früh keine Busse; die Straßen wären überflutet, heißt es.'],
    ['Icelandic', 'windows-1252', 'Vegna óveðurs ganga engir strætisvagnar í dag, þótt veðrið sé að skána síðdegis.'],
    ['Vietnamese', 'windows-1258', 'Vì bão, xe buýt trong thành phố ngừng chạy từ sáng sớm, chính quyền cho biết.'],
    ['Polish', 'windows-1250', 'Z powodu burzy od rana nie jeżdżą żadne autobusy, choć później ma się poprawić.'],
    ['Turkish', 'windows-1254', 'Fırtına nedeniyle şehirde sabahtan beri otobüsler çalışmıyor, diyor belediye başkanı.'],
    ['signs alone', 'windows-1252', '“One” – “two” — three… £5 or €6 © ® ™ « four » ¿five? §6 °7 ±8 ½ µm'],
    ['Chinese signs in English', 'gb18030', '“One” and “two” and “three”, “four” and “five”, “six” and “seven”.'],
    ['too few letters', 'koi8-r', 'Нет'],
    ['ASCII', 'windows-1252', 'plain'],
  ])('stays unknown for %s', (_, encoding, text) => {
    expect(guessEncoding(iconv.encode(feed(text), encoding))).toBeNull();
  }); // prettier-ignore

  it('is found in a moment, whatever is behind', () => {
    const started = performance.now();
    expect(guessEncoding(Buffer.alloc(10_000_000, 0xb0))).toBeNull();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
