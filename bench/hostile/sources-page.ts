/** Whether the page of sources says of each what the API says. */

/** @param problems what is to be said, by id of a source
 *  @returns the ids of those whose part of the page says it */
export async function saidOnPage(
  origin: string,
  problems: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const response = await fetch(`${origin}/sources?lang=en`, {
    signal: AbortSignal.timeout(30_000),
  });
  const parts = new Map(
    (await response.text()).split('id="source-').map((part) => [part.split('"')[0], words(part)]),
  );
  const said = [...problems].filter(([id, text]) => parts.get(id)?.includes(words(text)));
  return new Set(said.map(([id]) => id));
}

/** Markup, entities and punctuation aside. */
const words = (html: string): string =>
  html
    .replaceAll(/<[a-z/][^>]*>|&#?\w+;/gi, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
