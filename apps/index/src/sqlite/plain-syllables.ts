import { hashOf } from './spelling-terms.ts';

const onsets = ' b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const rhymes = (
  'a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu ech enh i ia ich iec iem ien ieng iep iet ieu im in ' +
  'inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ' +
  'ue ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu'
).split(' ');
let hashes: Set<number> | null = null;

/** Whether a word, by the hash of its fold, is a syllable of Vietnamese without its diacritics. Looked up
 *  here because analysing a text can't afford an expression for each word. */
export function isSyllable(foldedHash: number): boolean {
  hashes ??= new Set(onsets.flatMap((onset) => rhymes.map((rhyme) => hashOf(onset + rhyme))));
  return hashes.has(foldedHash);
}
