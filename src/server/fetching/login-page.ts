/** Paths of login forms and of single sign-on, as one or more words between separators. */
const loginPath =
  /(?:^|[/_.-])(?:log[-_]?in|log[-_]?on|sign[-_]?in|sso|saml2?|oauth2?|authenticate|authorize|wp-login\.php|users?\/auth|session\/new)(?:$|[/_.-])/i;
const loginHost = /^(?:login|log-?in|sign-?in|sso|auth|accounts?|idp)\./i;
const passwordField = /<input[^>]{1,500}type\s*=\s*["']?password\b/i;

/**
 * Whether a redirect led to the form of a login in place of the document: the address that answered has
 * the name of one, or its page asks for a password. The address asked for may have such a name itself.
 */
export function isLoginPage(way: { first: URL; final: URL }, head: string): boolean {
  if (way.first.origin === way.final.origin && way.first.pathname === way.final.pathname) return false;
  if (namesLogin(way.first)) return false;
  return namesLogin(way.final) || passwordField.test(head);
}

function namesLogin(url: URL): boolean {
  return loginPath.test(url.pathname) || loginHost.test(url.hostname);
}

/** Whether a network's own portal answered (RFC 6585 §6, or the block that WISPr puts into its pages). */
export function isCaptivePortal(status: number, head: string): boolean {
  return status === 511 || head.includes('<WISPAccessGatewayParam');
}

/** Whether a document is a web page, whatever its Content-Type says. */
export function startsLikeHtml(head: string): boolean {
  return /^(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|script|title|meta)\b/i.test(
    head,
  );
}
