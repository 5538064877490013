import { decodeEntities, htmlLine, looksLikeHtml } from './html-text.ts';
import type { Person } from './parsed-feed.ts';
import { plainLine } from './plain-text.ts';
import type { Resolve } from './web-url.ts';
import { children, type XmlNode } from './xml-node.ts';

/** Of lengths that mail has (RFC 5321, section 4.5.3.1), and looked for only from its beginning. */
const mail = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/u;
const atEnds = /^[\s,;:-]+|(?<![\s,;:-])[\s,;:-]+$/gu;
/** What follows names nobody that anyone would read. */
const longestPerson = 10_000;

/** The people that elements name: Atom's person constructs (RFC 4287, section 3.2), and in RSS
 *  "mail (Name)", "Name (mail)", "Name <mail>", a name, a mail address. Each once. */
export function peopleFrom(nodes: readonly XmlNode[], resolve: Resolve): Person[] {
  const found = nodes.map((node) => {
    const name = children(node, 'name')[0]?._;
    const email = children(node, 'email')[0]?._;
    const link = ['uri', 'url', 'homepage'].flatMap((child) => children(node, child))[0];
    if (name === undefined && email === undefined && !link) return personFrom(node._);
    return person(
      looksLikeHtml(name ?? '') ? htmlLine(name ?? '') : plainLine(decodeEntities(name ?? '')),
      plainLine(email ?? ''),
      link ? resolve(link._, link.base) : null,
    );
  });
  return uniquePeople(found);
}

export function uniquePeople(people: readonly (Person | null)[]): Person[] {
  const byName = new Map<string, Person>();
  for (const person of people)
    if (person && !byName.has(person.name)) byName.set(person.name, person);
  return [...byName.values()];
}

export function personFrom(written: string): Person | null {
  const text = written.slice(0, longestPerson);
  const line = plainLine(/[<&]/u.test(text) && !mail.test(text) ? htmlLine(text) : text);
  const email = mail.exec(line)?.[0] ?? '';
  if (email === '') return person(line, '', null);
  const rest = line
    .replace(/^mailto:/iu, '')
    .replace(email, '')
    .replace(/[()<>[\]"]+/gu, ' ');
  return person(plainLine(rest.replace(atEnds, '')), email, null);
}

function person(name: string, email: string, url: string | null): Person | null {
  const shown = name || email || (url ?? '');
  if (shown === '') return null;
  return { name: shown, ...(email && { email }), ...(url && { url }) };
}
