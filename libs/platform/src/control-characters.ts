// What a terminal obeys instead of showing (ECMA-48: C0, DEL, C1), what turns text around for the eye
// (Unicode Standard Annex #9), and what ends a line unseen. Feeds and pages have all of them.

const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const control = /[\u0000-\u0008\u000b-\u001f]/gu;

type Write = (hex: string) => string;
const inJson: Write = (hex) => `\\u${hex}`;
const inXml: Write = (hex) => `&#x${hex};`;

/** A text for a terminal: control characters are shown instead of obeyed, as ␛ or `\u009b`. Tabs and line
 *  breaks stay. */
export function visibleControls(text: string): string {
  const shown = text.replace(control, (character) =>
    String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );
  return escapeUnseen(shown, inJson);
}

/** JSON that a terminal may show: the same value, with escapes for what JSON need not escape.
 *  @param write instead of JSON's own escape */
export function escapeControls(json: string, write: Write = inJson): string {
  return escapeUnseen(json, write);
}

/** XML that a terminal may show: the same text, with character references. */
export function escapeControlsInXml(xml: string): string {
  return escapeUnseen(xml, inXml);
}

function escapeUnseen(text: string, write: Write): string {
  return text.replace(unseen, (character) =>
    write(character.charCodeAt(0).toString(16).padStart(4, '0')),
  );
}
