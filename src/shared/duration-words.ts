const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds in the two units that matter: `24 s`, `1 min 24 s`, `2 h 5 min`, `1 d 3 h`. */
export function describeDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${whole % MINUTE} s`;
  if (whole < DAY) return `${Math.floor(whole / HOUR)} h ${Math.floor((whole % HOUR) / MINUTE)} min`;
  return `${Math.floor(whole / DAY)} d ${Math.floor((whole % DAY) / HOUR)} h`;
}

/** Seconds where only the size matters: `under a minute`, `about 6 min`, `about 2 h`. */
export function describeAbout(seconds: number): string {
  if (seconds < MINUTE) return 'under a minute';
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 90) return `about ${minutes} min`;
  return `about ${Math.round(seconds / HOUR)} h`;
}
