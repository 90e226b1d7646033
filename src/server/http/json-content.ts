import type { ZodType } from 'zod';

/** The `content` of a JSON body or answer in a route's description. */
export function jsonContent<Schema extends ZodType>(schema: Schema) {
  return { 'application/json': { schema } };
}

/** A described JSON answer. */
export function jsonAnswer<Schema extends ZodType>(schema: Schema, description: string) {
  return { description, content: jsonContent(schema) };
}

/** A required JSON body. */
export function jsonBody<Schema extends ZodType>(schema: Schema) {
  return { required: true, content: jsonContent(schema) };
}
