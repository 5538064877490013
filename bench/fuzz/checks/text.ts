import { normalise } from '@newsline/news';
import { BrokenPromise, shown } from './broken-promise.ts';

/** Control characters but tab and line feed, and what XML 1.0 has no place for (section 2.2). */
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;
/** What ends a line, by Unicode (UAX #14). */
const lineEnd = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Text that may be sent anywhere: valid UTF-8, without control characters.
 *  @throws BrokenPromise */
export function checkLetters(name: string, text: string): void {
  if (!text.isWellFormed()) throw new BrokenPromise(`${name} has half of a character`);
  const at = text.search(forbidden);
  if (at < 0) return;
  const code = text.charCodeAt(at);
  const sort =
    code > 0xff ? 'a noncharacter' : code < 0x80 ? 'a control character' : 'a C1 control';
  throw new BrokenPromise(`${name} has ${sort}: ${shown(text, at)}`);
}

/** Plain text as the contracts promise it: besides, NFC.
 *  @throws BrokenPromise */
export function checkText(name: string, text: string): void {
  checkLetters(name, text);
  if (normalise(text, 'NFC') !== text) throw new BrokenPromise(`${name} is not NFC`);
}

/** @throws BrokenPromise */
export function checkLine(name: string, text: string): void {
  checkText(name, text);
  const at = text.search(lineEnd);
  if (at >= 0) throw new BrokenPromise(`${name} has several lines: ${shown(text, at)}`);
}

/** @throws BrokenPromise */
export function checkAddress(name: string, address: string | null): void {
  if (address === null) return;
  checkLetters(name, address);
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new BrokenPromise(`${name} is no web address: ${shown(address)}`);
}
