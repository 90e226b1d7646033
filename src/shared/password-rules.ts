/** NIST SP 800-63B: at least eight characters, no rules about their kinds, and room for a whole sentence. */
export const MIN_PASSWORD = 8;
/** More than any sentence; it only bounds the work. */
export const MAX_PASSWORD = 256;

/**
 * What everybody tries first, of those long enough to pass (NIST SP 800-63B wants such a list). What is one
 * character again and again, or counts up or down, is found without a list.
 */
const common = new Set([
  ...['password', 'password1', 'password12', 'password123', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'mypassword'],
  ...['qwertyui', 'qwertyuiop', 'qwerty12', 'qwerty123', 'qwertz123', 'asdfghjk', 'asdfghjkl', 'zxcvbnm1'],
  ...['1q2w3e4r', '1q2w3e4r5t', '1qaz2wsx', 'qazwsxedc', 'q1w2e3r4', 'a1b2c3d4', 'abcd1234', 'abc12345'],
  ...['iloveyou', 'iloveyou1', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'trustno1'],
  ...['welcome1', 'welcome123', 'letmein1', 'letmein123', 'changeme', 'changeme1', 'whatever', 'computer'],
  ...[
    'starwars',
    'dragon123',
    'monkey123',
    'master123',
    'admin123',
    'admin1234',
    'administrator',
    'rootroot',
  ],
  ...['testtest', 'test1234', 'secret123', 'internet', 'feedreader', 'rssreader', 'winnow12', 'winnow123'],
  ...['winnowwinnow', 'mywinnow', 'winnow2026', 'ollama123', 'homelab1', 'homelab123', 'raspberry'],
]);

/** The same text whichever way a keyboard composed it (NIST SP 800-63B §5.1.1.2: before it is hashed). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Why a password cannot be used, as a sentence; null when it can. */
export function findPasswordProblem(password: string): string | null {
  const characters = [...normalisePassword(password)];
  if (characters.length < MIN_PASSWORD)
    return `Use at least ${MIN_PASSWORD} characters; a few words are easy to keep.`;
  if (characters.length > MAX_PASSWORD) return `Use at most ${MAX_PASSWORD} characters.`;
  if (isTriedFirst(characters))
    return 'This is one of the first that anybody would try. A few words that do not belong together are better.';
  return null;
}

function isTriedFirst(characters: string[]): boolean {
  if (common.has(characters.join('').toLowerCase())) return true;
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  // 90 after 89 counts on; so does 0 after 9 on a keyboard.
  if (steps.size === 1 && Math.abs(step) <= 1) return true;
  return '12345678901234567890'.includes(characters.join(''));
}
