/** What came out breaks a promise: `message` says which, and what was found. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** A piece of a text for a message: what cannot be seen is written as an escape. */
export function shown(text: string, at = 0): string {
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 20)).replace(
    /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
