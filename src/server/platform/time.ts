/** Epoch milliseconds as they go over the wire: ISO 8601 in UTC. */
export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The same where a time may be unknown. */
export function toTimeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toTime(milliseconds);
}
