/**
 * Reads an address the way Ollama's own tools read OLLAMA_HOST: scheme and port may be missing, and
 * 0.0.0.0 (an address to listen on) means this machine. Returns null when it is no address, or one with
 * parts that a base address cannot have.
 */
export function normaliseOllamaUrl(text: string): string | null {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text) && !/^https?:/i.test(text)) return null;
  const withScheme = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (url.search !== '' || url.hash !== '') return null;
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  const hasPort = /:\d+$/.test(withScheme.replace(/^https?:\/\//i, '').split('/')[0] ?? '');
  if (!hasPort && !/^https?:\/\//i.test(text)) url.port = '11434';
  return url.href.replace(/\/+$/, '');
}
