/** Words of names (of classes, and ids) of what stands around the content of any page. */
const aroundWord =
  'nav|navs|navbar|navigation|menu|menus|megamenu|submenu|dropdown|breadcrumbs?|pagination|pager|paging|phan-?trang|' +
  'tags?|tag-?cloud|tag-?list|share|sharing|socials?|footer|copyright|site-?map|masthead|topbar|toolbar|' +
  'side-?bar|widget-?area|related|recommended|recirculation|lien-?quan|most-?(?:read|viewed|popular|shared)|popular|trending|(?:doc|xem)-?nhieu|' +
  'comments?|binh-?luan|consent|cookies?|log-?in|sign-?in|sign-?up|subscribe|subscription|newsletter|lang(?:uage)?s?|locales?|' +
  'ads?|advert(?:isement|ising)?s?|banner-?ads?|sponsor(?:ed|s)?|promo|quang-?cao|rao-?vat|products?|san-?pham|cart|gio-?hang';
const partWord =
  'list|lists|items?|wrap|wrapper|container|inner|outer|links?|box|block|area|section|bar|content|panel|left|right|top|bottom|main|switch(?:er)?|select(?:or)?|cloud|mobile|desktop|primary|secondary|col|column|group|widget';
const around = new RegExp(
  `^(?:(?!(?:has|with|no|without|is|show|hide|open|closed|js)-)[a-z]{1,20}-){0,2}(?:${aroundWord})(?:-(?:${partWord}|\\d{1,3}))*$`,
  'u',
);
const aroundTag = /^(?:NAV|FOOTER|ASIDE|DIALOG|MENU|SELECT|BUTTON)$/u;
const aroundRole =
  /^(?:navigation|contentinfo|complementary|search|menu|menubar|dialog|alertdialog)$/u;
const longestName = 300;

/** Whether an element holds what stands around a page's content: navigation, footers, sidebars, tags,
 *  sharing, lists of what others read. By the tags and roles of the HTML standard, and by what people
 *  call such elements in English and Vietnamese.
 *  @param inContent it is within the page's main element, or an article
 *  @param holdsMost most of the page's links are in it: then its name speaks of its part */
export function isAroundContent(
  element: Element,
  { inContent, holdsMost }: { readonly inContent: boolean; readonly holdsMost: boolean },
): boolean {
  const tag = element.nodeName;
  const role = element.getAttribute('role') ?? '';
  if (aroundTag.test(tag) || aroundRole.test(role)) return true;
  // Some servers wrap whole pages in one form.
  if (tag === 'FORM' || tag === 'HEADER' || role === 'banner') return !inContent && !holdsMost;
  if (tag === 'MAIN' || tag === 'ARTICLE' || tag === 'BODY' || role === 'main') return false;
  return namesOf(element).some((name) => around.test(name));
}

function namesOf(element: Element): string[] {
  return `${element.className} ${element.id}`
    .slice(0, longestName)
    .split(/\s+/u)
    .map((name) =>
      name
        .replace(/(?<=[a-z])(?=[A-Z])/gu, '-')
        .replace(/[_-]+/gu, '-')
        .toLowerCase(),
    );
}
