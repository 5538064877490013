import { UnreadableFeed } from './unreadable-feed.ts';

/** Enough for the shorthands that real feeds declare; a bomb needs more of one or the other. */
const limits = { entities: 512, valueLength: 1024 };

/** The text without its document type declaration, and the entities declared there. External
 *  entities are never fetched and entities made of entities are refused (CWE-776), both being of
 *  use only to an attacker. Throws `UnreadableFeed`. */
export function extractDoctype(text: string): {
  text: string;
  entities: ReadonlyMap<string, string>;
} {
  const entities = new Map<string, string>();
  const start = text.slice(0, 4096).search(/<!DOCTYPE/iu);
  if (start < 0) return { text, entities };

  const [declaration = ''] =
    /^<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[\s\S]*?\]\s*)?>?/iu.exec(text.slice(start)) ?? [];
  for (const match of declaration.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')/gu)) {
    const [, name = '', double, single] = match;
    const value = double ?? single ?? '';
    if (
      entities.size >= limits.entities ||
      value.length > limits.valueLength ||
      /&[a-z_]|%/iu.test(value)
    ) {
      throw new UnreadableFeed(
        'an XML document that declares entities made of other entities',
        'It could grow without limit when it is read. If the feed is genuine, tell its publisher.',
      );
    }
    entities.set(name, value);
  }
  return { text: text.slice(0, start) + text.slice(start + declaration.length), entities };
}
