// When British clocks go back.

/**
 * The last change from summer time to GMT that was over by `now`: 01:00 UTC on the last Sunday in October, in
 * milliseconds since 1970. The hour before it and the hour after it look the same on the wall.
 * Source: Summer Time Act 1972, as amended by the Summer Time Order 2002.
 */
export function autumnClockChange(now: number): number {
  const year = new Date(now).getUTCFullYear();
  const hour = 60 * 60 * 1000;
  return [year, year - 1].map(changeOf).find((change) => change + hour <= now) ?? changeOf(year - 1);
}

function changeOf(year: number): number {
  const lastDay = new Date(Date.UTC(year, 9, 31, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * 60 * 60 * 1000;
}
