import { sanitise } from '../feeds/sanitise.ts';
import { headingOf } from './page-title.ts';

const otherPlace =
  'nav, aside, footer, form, [class*="related"], [class*="lien-quan"], [class*="sidebar"]';
const otherName =
  /(?:^|[\s_-])(?:avatar|author|logo|icons?|emoji|share|social|banner|ads?|qr)(?:$|[\s_-])/iu;
const otherFile =
  /(?:^|[/_.-])(?:btn|buttons?|icons?|logos?|share|sprites?|avatars?)(?:$|[/_.-])/iu;
/** Pictures behind the title that are looked at. */
const most = 15;
/** An `img` may say that it is less: then it is an icon. In CSS pixels. */
const leastWidth = 100;

/** The address of a picture that a page names, absolute; null for trackers and what only keeps a
 *  picture's place, as in texts. */
export function namedPicture(address: string, base: string | undefined): string | null {
  const quoted = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return address === '' ? null : sanitise(`<img src="${quoted}">`, base).imageUrl;
}

/** The first picture below a page's title that is the article's, also where it stands beside the
 *  element of the text or is loaded late. Null where there is none. */
export function pictureBelow(
  document: Document,
  title: string,
  base: string | undefined,
): string | null {
  const heading = headingOf(document, title);
  if (!heading) return null;
  const article = heading.closest('article');
  const all = [...document.querySelectorAll('h1, h2, picture, img')];
  const below = all.slice(all.indexOf(heading) + 1).filter(({ nodeName }) => !/^H/u.test(nodeName));
  for (const picture of below.slice(0, most)) {
    const other = picture.closest('article');
    if ((article && other !== article) || picture.closest(otherPlace) || isIcon(picture)) continue;
    const { imageUrl } = sanitise(picture.outerHTML, base);
    if (imageUrl) return imageUrl;
  }
  return null;
}

function isIcon(picture: Element): boolean {
  const width = Number.parseInt(picture.getAttribute('width') ?? '', 10);
  const names = [picture, picture.parentElement].map((each) => `${each?.className} ${each?.id}`);
  const address = (picture.getAttribute('src') ?? '').slice(0, 500);
  return (
    width < leastWidth || otherFile.test(address) || otherName.test(names.join(' ').slice(0, 500))
  );
}
