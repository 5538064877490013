import { UnreadableFeed } from './unreadable-feed.ts';

/** Enough for the shorthands that real feeds declare; a bomb needs more of one or another.
 *  `growth` is by how many characters a document may grow when its entities are replaced. */
const limits = { entities: 512, valueLength: 1024, growth: 1_000_000, declaration: 1_000_000 };

/** The entities that a document declares. */
export class DeclaredEntities {
  readonly #values = new Map<string, string>();
  #growth = 0;

  /** Throws `UnreadableFeed`. */
  declare(name: string, value: string): void {
    if (
      this.#values.size >= limits.entities ||
      value.length > limits.valueLength ||
      /&[a-z_]|%/iu.test(value)
    ) {
      throw bomb('entities made of other entities');
    }
    this.#values.set(name, value);
  }

  /** What an entity stands for; undefined for one that is not declared. Throws `UnreadableFeed`. */
  expand(name: string): string | undefined {
    const value = this.#values.get(name);
    this.#growth += Math.max(0, (value?.length ?? 0) - name.length);
    if (this.#growth > limits.growth) throw bomb('long entities and repeats them without end');
    return value;
  }
}

const bomb = (what: string) =>
  new UnreadableFeed({
    sort: 'growing-xml',
    found: `an XML document that declares ${what}`,
    advice:
      'It could grow without limit when it is read. If the feed is genuine, tell its publisher.',
  });

/** The text without its document type declaration, and the entities declared there. External
 *  entities are never fetched and entities made of entities are refused (CWE-776), both being of
 *  use only to an attacker. Throws `UnreadableFeed`. */
export function extractDoctype(text: string): { text: string; entities: DeclaredEntities } {
  const entities = new DeclaredEntities();
  const start = text.slice(0, 4096).search(/<!DOCTYPE/iu);
  if (start < 0) return { text, entities };

  const [declaration = ''] =
    /^<!DOCTYPE(?:[^[>"']+|"[^"]*"|'[^']*')*(?:\[[\s\S]*?\]\s*)?>?/iu.exec(
      text.slice(start, start + limits.declaration),
    ) ?? [];
  for (const match of declaration.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')/gu)) {
    const [, name = '', double, single] = match;
    entities.declare(name, double ?? single ?? '');
  }
  return { text: text.slice(0, start) + text.slice(start + declaration.length), entities };
}
