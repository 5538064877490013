import { fold } from '../fold.ts';

const between = /[^\p{L}\p{N}]+/u;

/** A name as part of an address: folded, its words joined by hyphens. "Đà Nẵng" is "da-nang". */
export function slug(name: string): string {
  return fold(name.replace(/['’.]/gu, ''))
    .split(between)
    .filter((word) => word !== '')
    .join('-');
}
