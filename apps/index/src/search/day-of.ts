import { offsetAtInstant } from '@newsline/news';

const dayMs = 86_400_000;

/** Tells the day of an instant in a time zone, as days since 1970. Where the offset of the zone does not
 *  change within a day of UTC it is looked up once: an answer counts ten thousand articles.
 *  @param zone IANA name */
export function dayIn(zone: string): (at: number) => number {
  const offsets = new Map<number, number | null>();
  return (at) => {
    const utcDay = Math.floor(at / dayMs);
    let offset = offsets.get(utcDay);
    if (offset === undefined) {
      const [first, last] = [0, dayMs - 1].map((ms) => offsetAtInstant(utcDay * dayMs + ms, zone));
      offset = first !== undefined && first === last ? first : null;
      offsets.set(utcDay, offset);
    }
    return Math.floor((at + (offset ?? offsetAtInstant(at, zone)) * 60_000) / dayMs);
  };
}
