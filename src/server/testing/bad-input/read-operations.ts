import { z } from 'zod';

/** The part of JSON Schema that the OpenAPI document uses for what comes in. */
export type Schema = {
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  anyOf?: Schema[] | undefined;
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  maxItems?: number | undefined;
  /** False: a field that is not among the properties is refused. */
  additionalProperties?: boolean | Schema | undefined;
};

export type Parameter = { name: string; in: string; schema: Schema };

/** One route of the API, with all that it takes. */
export type Operation = {
  method: string;
  /** With its parameters in braces. */
  path: string;
  parameters: Parameter[];
  body: { type: string; required: boolean; schema: Schema } | undefined;
};

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schemaSchema).optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    items: schemaSchema.optional(),
    maxItems: z.number().optional(),
    additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
  }),
);

const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: schemaSchema })).default([]),
  requestBody: z
    .object({
      required: z.boolean().default(false),
      content: z.record(z.string(), z.object({ schema: schemaSchema })),
    })
    .optional(),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

/** Every route that an OpenAPI document describes. */
export function readOperations(document: unknown): Operation[] {
  return Object.entries(documentSchema.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      const body = content && { type: content[0], ...content[1], required: requestBody?.required ?? false };
      return { method: method.toUpperCase(), path, parameters, body };
    }),
  );
}
