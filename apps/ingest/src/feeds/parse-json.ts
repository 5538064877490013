/** JSON in which an `id` that is a number is the text that was written: JSON Feed 1.1 has numbers read as
 *  strings, and beyond 2^53 a number is another one.
 *  @throws SyntaxError */
export function parseJson(text: string): unknown {
  if (!numericId.test(text)) return JSON.parse(text);
  const parse = JSON.parse as ParseWithSource;
  try {
    return parse(text, (key, value, { source }) =>
      typeof value === 'number' && source !== undefined && key.toLowerCase() === 'id'
        ? source
        : value,
    );
  } catch (error) {
    // Unlike the parser, what calls the function overflows on deep nesting.
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
}

const numericId = /"id"\s{0,20}:\s{0,20}-?\d/iu;

/** ECMAScript proposal "JSON.parse source text access", which TypeScript does not know. */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;
