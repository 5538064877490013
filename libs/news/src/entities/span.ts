/** A part of a text, in words; `to` is the word behind it. */
export type Span = { readonly from: number; readonly to: number };
