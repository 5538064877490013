import { SaxesParser } from 'saxes';
import { BrokenPromise, shown } from './broken-promise.ts';

/** XML 1.0 with namespaces, by a parser that forgives nothing.
 *  @throws BrokenPromise */
export function checkXml(name: string, xml: string): void {
  if (!xml.isWellFormed()) throw new BrokenPromise(`${name} has half of a character`);
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    const at = parser.position;
    throw new BrokenPromise(`${name} is not well-formed: ${message} near ${shown(xml, at)}`);
  });
  parser.write(xml).close();
}
