/** The host of a feed's address with its port: what limits and outages are told apart by. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host || url;
}
