/** Parameters that only tell a site where its visitor came from. */
const trackingParameter =
  /^(?:utm_[a-z_]+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|igsh|srsltid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|__twitter_impression)$/i;

/** Whether a parameter of an address (its name) says nothing about what is there. */
export function isTrackingParameter(name: string): boolean {
  return trackingParameter.test(name);
}
