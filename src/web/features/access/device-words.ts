type Known = readonly [pattern: RegExp, name: string];

/** Several browsers call themselves Chrome and Safari too, so the order counts. */
const browsers: readonly Known[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly Known[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser as people call it: "Firefox on Linux". What is not known is called by its own first word. */
export function describeDevice(userAgent: string): string {
  const browser = find(browsers, userAgent);
  const system = find(systems, userAgent);
  if (browser) return system ? `${browser} on ${system}` : browser;
  const [first = ''] = userAgent.split(/[\s/]/);
  return first === '' ? 'A browser that does not say which' : first.slice(0, 40);
}

function find(known: readonly Known[], text: string): string | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1];
}
