import { hash } from 'node:crypto';

/** What tells the place of an element among its like, not its kind. */
const placeName =
  /\d|^(?:first|last|odd|even|active|current|selected|open|hidden|visible|lazy|loaded|clearfix|is-.*|has-.*|no-.*)$/u;
/** A name that fewer elements have is one block's own. */
const fewest = 3;
const mostNames = 3;
const longestName = 60;

/** The tag path of an element: the names of the elements around it, from the outermost inwards, with the
 *  classes that several elements of the page share. Elements that a program has written for one purpose
 *  have one path, wherever on the page they stand (Miao et al. 2009, "Extracting data records from the web
 *  using tag path clustering"). */
export class TagPaths {
  readonly #counts = new Map<string, number>();
  readonly #paths = new Map<string, string>();

  constructor(root: Element) {
    for (const element of root.querySelectorAll('*'))
      for (const name of classesOf(element))
        this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** A path's digest: the same for the same page at every poll. */
  within(parent: string, element: Element): string {
    const names = classesOf(element)
      .filter((name) => (this.#counts.get(name) ?? 0) >= fewest)
      .slice(0, mostNames);
    const step = [parent, element.nodeName, ...names.sort()].join(' ');
    const known = this.#paths.get(step);
    if (known !== undefined) return known;
    const path = hash('sha256', step, 'base64url').slice(0, 12);
    this.#paths.set(step, path);
    return path;
  }
}

function classesOf(element: Element): string[] {
  return element.className
    .slice(0, 500)
    .split(/\s+/u)
    .filter((name) => name !== '' && name.length <= longestName && !placeName.test(name));
}
