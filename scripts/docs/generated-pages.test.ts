import { expect, test } from 'vitest';
import { generatedPages, readPage, replacePart } from './generated-pages.ts';
import { schemaText } from './schema-text.ts';

test.for(generatedPages)('docs/$name says what the code says (npm run docs writes it)', ({ name, make }) => {
  expect(readPage(name)).toBe(make());
});

test('only what stands between its marks is replaced', () => {
  const page =
    'Before\n<!-- generated: one -->\nold\n<!-- end -->\nBetween\n<!-- generated: two -->\n<!-- end -->\n';
  expect(replacePart(page, 'one', 'new')).toBe(
    'Before\n<!-- generated: one -->\n\nnew\n\n<!-- end -->\nBetween\n<!-- generated: two -->\n<!-- end -->\n',
  );
  expect(() => replacePart(page, 'three', 'new')).toThrow('three');
});

test.for([
  [{ type: 'string', maxLength: 200 }, 'string ≤ 200'],
  [{ type: ['integer', 'null'], minimum: 1, maximum: 60 }, 'integer 1 to 60 | null'],
  [{ type: 'string', enum: ['more', 'less'] }, "'more' | 'less'"],
  [
    { type: 'array', items: { $ref: '#/components/schemas/Feed' }, minItems: 1, maxItems: 100 },
    '[Feed] 1 to 100',
  ],
  [
    { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } }, required: ['id'] },
    '{id: integer, name?: string}',
  ],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, '{[name]: integer}'],
  [{ type: 'string', format: 'date-time' }, 'time'],
] as const)('a schema is written as its type: %o', ([schema, text]) => {
  expect(schemaText(structuredClone(schema) as object)).toBe(text);
});
