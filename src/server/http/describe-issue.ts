import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How the schema library begins its own sentences; all others are ours, and say more than we could here. */
const itsWords = /^(Invalid|Too small|Too big|Unrecognized)/;

/**
 * Says in one sentence what is wrong with a request: which field, and what is expected of it. `sent` is
 * everything that was looked at, as it came.
 */
export function describeIssue(issue: Issue, { part, sent }: { part: string; sent: unknown }): string {
  const field = nameField(issue.path, part);
  if (issue.path.length > 0 && valueAt(sent, issue.path) === undefined) return `${field} is missing.`;
  if (!itsWords.test(issue.message)) return `${field}: ${issue.message}.`;
  return describeExpected(issue, field);
}

function describeExpected(issue: Issue, field: string): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return describeUnknown(issue.keys, field);
    case 'invalid_type':
      return `${field} has to be ${typeWords[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `${field} has to be ${listChoices(issue.values)}.`;
    case 'too_small':
      return describeTooSmall(issue, field);
    case 'too_big':
      return `${field} ${limitWords(issue.origin, 'most', Number(issue.maximum))}.`;
    default:
      return `${field} does not have the form that is expected.`;
  }
}

const typeWords: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

function describeUnknown(keys: string[], field: string): string {
  const names = keys.map((key) => `“${key.slice(0, 60)}”`).join(', ');
  const inside = field === 'The request' ? '' : ` in ${field}`;
  return keys.length === 1
    ? `There is no field ${names}${inside}.`
    : `There are no fields ${names}${inside}.`;
}

function describeTooSmall(issue: Extract<Issue, { code: 'too_small' }>, field: string): string {
  const minimum = Number(issue.minimum);
  if (issue.origin === 'string' && minimum === 1) return `${field} must not be blank.`;
  if (issue.origin === 'array' && minimum === 1) return `${field} must not be empty.`;
  if (issue.inclusive === false) return `${field} has to be above ${minimum}.`;
  return `${field} ${limitWords(issue.origin, 'least', minimum)}.`;
}

function limitWords(origin: string, end: 'least' | 'most', limit: number): string {
  const verb = end === 'most' ? 'can have' : 'needs';
  const amount = `at ${end} ${limit.toLocaleString('en')}`;
  if (origin === 'string') return `${verb} ${amount} characters`;
  if (origin === 'array' || origin === 'set') return `${verb} ${amount} entries`;
  return `has to be at ${end} ${limit}`;
}

function listChoices(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length === 1 ? String(names[0]) : `one of ${names.join(', ')}`;
}

function nameField(path: readonly PropertyKey[], part: string): string {
  if (path.length === 0) return part === 'json' ? 'The request' : 'The address';
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  let value = sent;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
