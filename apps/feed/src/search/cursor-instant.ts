const hourMs = 3_600_000;
/** Behind a cursor of index: the hour that the first page was asked for in, since 1970. */
const withHour = /^(.*)~([0-9a-z]{1,5})$/u;

/** A cursor belongs to one question, and `after:7d` asks another one each day: further pages are for the
 *  period of the first, so the cursor says when that was. */
export function withInstant(cursor: string | null, asOf: Date | null): string | null {
  if (cursor === null || asOf === null) return cursor;
  return `${cursor}~${Math.floor(asOf.getTime() / hourMs).toString(36)}`;
}

export function withoutInstant(cursor: string): string {
  return withHour.exec(cursor)?.[1] ?? cursor;
}

/** When the first page of what follows was asked for; now, where the cursor says nothing of it. */
export function instantOf(cursor: string | undefined, now: Date): Date {
  const hours = withHour.exec(cursor ?? '')?.[2];
  return hours === undefined ? now : new Date(parseInt(hours, 36) * hourMs);
}
