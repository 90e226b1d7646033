/** The part of JSON Schema that our OpenAPI document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};

/** Longer objects are written with a line for each field. */
const WIDTH = 100;

/** A schema as one would write the type down: `{name: string ≤ 200, folder_id?: integer | null}`. */
export function schemaText(schema: Schema, indent = ''): string {
  const flat = flatText(schema);
  if (indent.length + flat.length <= WIDTH) return flat;
  if (schema.anyOf) return schema.anyOf.map((one) => schemaText(one, indent)).join(` |\n${indent}`);
  const items = schema.items;
  if (items) return `[${schemaText(items, indent)}]${limits(schema.minItems, schema.maxItems)}`;
  if (!schema.properties) return flat;
  const deeper = `${indent}  `;
  const lines = fieldsOf(schema).map(([name, field]) => `${deeper}${name}: ${schemaText(field, deeper)}`);
  return `{\n${lines.join('\n')}\n${indent}}${orNull(schema)}`;
}

function flatText(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map((value) => (value === null ? 'null' : `'${value}'`)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(flatText).join(' | ');
  return `${typeText(schema)}${orNull(schema)}`;
}

function typeText(schema: Schema): string {
  const [type] = [schema.type ?? 'anything'].flat().filter((one) => one !== 'null');
  switch (type) {
    case 'object':
      return objectText(schema);
    case 'array':
      return `[${flatText(schema.items ?? {})}]${limits(schema.minItems, schema.maxItems)}`;
    case 'string':
      if (schema.format === 'date-time') return 'time';
      return `string${limits(undefined, schema.maxLength)}`;
    default:
      return `${type}${limits(schema.minimum, schema.maximum)}`;
  }
}

function objectText(schema: Schema): string {
  const { additionalProperties: others } = schema;
  if (!schema.properties && typeof others === 'object') return `{[name]: ${flatText(others)}}`;
  return `{${fieldsOf(schema)
    .map(([name, field]) => `${name}: ${flatText(field)}`)
    .join(', ')}}`;
}

/** Fields with their names as they are written: with `?` where they may be left out. */
function fieldsOf({ properties = {}, required = [] }: Schema): [string, Schema][] {
  return Object.entries(properties).map(([name, field]) => [
    required.includes(name) ? name : `${name}?`,
    field,
  ]);
}

function orNull({ type }: Schema): string {
  return Array.isArray(type) && type.includes('null') ? ' | null' : '';
}

function limits(least: number | undefined, most: number | undefined): string {
  // The largest whole number that JSON has is no limit that anybody set.
  const end = most === undefined || most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (end === undefined) return '';
  return least === undefined ? ` ≤ ${end}` : ` ${least} to ${end}`;
}
