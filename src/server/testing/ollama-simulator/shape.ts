/** Texts whose wording matters, not only that they are texts. */
const compared = new Set(['error', 'status', 'done_reason', 'role', 'capabilities']);

/**
 * What two answers must have in common: the same fields with the same kinds of values, and the same
 * wording where programs read it. Numbers, names, digests and addresses may differ.
 */
export function describeShape(value: unknown, name = ''): string {
  if (Array.isArray(value))
    return `[${distinct(value.map((item) => describeShape(item, name))).join(' | ')}]`;
  if (value !== null && typeof value === 'object') {
    // Details of an architecture: which ones is a matter of the model.
    if (name === 'model_info') return 'details';
    const fields = Object.entries(value).map(([key, field]) => `${key}: ${describeShape(field, key)}`);
    return `{ ${fields.sort().join(', ')} }`;
  }
  if (typeof value === 'string' && compared.has(name)) return JSON.stringify(withoutNames(value));
  return value === null ? 'null' : typeof value;
}

/** The kinds of lines of a stream, each once. A last half line, where the client left, does not count. */
export function describeLines(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return distinct(lines.map((line) => describeShape(JSON.parse(line))));
}

function withoutNames(text: string): string {
  return text
    .replace(/sha256:[0-9a-f]{64}/g, 'DIGEST')
    .replace(/^pulling [0-9a-f]{12}$/, 'pulling LAYER')
    .replace(/"https?:[^"]*"/g, 'URL')
    .replace(/lookup \S+ on \S+:/g, 'lookup HOST on ADDRESS:')
    .replace(/\b\d+\.\d+\.\d+\.\d+:\d+/g, 'ADDRESS');
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].sort();
}
