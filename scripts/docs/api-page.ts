import { readOpenApi } from './read-openapi.ts';
import { type Schema, schemaText } from './schema-text.ts';

type Content = Record<string, { schema: Schema }>;
type Operation = {
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type Document = {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Every route of the API, for docs/api.md, made from the OpenAPI document. */
export function describeRoutes(): string {
  const { tags, paths } = readDocument();
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      call: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  const parts = tags.map(({ name }) => {
    const own = routes.filter(({ operation }) => operation.tags.includes(name));
    return `### ${name}\n\n${own.map(describeRoute).join('\n\n')}`;
  });
  return parts.join('\n\n');
}

/** What the routes' shapes are called, and what is in them. */
export function describeShapes(): string {
  const shapes = Object.entries(readDocument().components.schemas);
  const lines = shapes
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => `${name} = ${schemaText(schema)}`);
  return `\`\`\`\n${lines.join('\n\n')}\n\`\`\``;
}

function readDocument(): Document {
  return readOpenApi() as unknown as Document;
}

function describeRoute({ call, operation }: { call: string; operation: Operation }): string {
  const { summary, description, security } = operation;
  const words = [`${summary}.`, description, describeAccess(security)].filter((part) => part !== undefined);
  const lines = [...describeAsked(operation), ...describeAnswers(operation)];
  return `#### \`${call}\`\n\n${words.join(' ')}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

function describeAccess(security: Operation['security']): string | undefined {
  if (security.length === 0) return 'It answers everybody.';
  return security.some((way) => 'token' in way) ? undefined : 'Not for tokens.';
}

function describeAsked({ parameters = [], requestBody }: Operation): string[] {
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, required, schema }) => {
      const fallback = schema.default === undefined ? '' : ` = '${schema.default}'`;
      return `?${name}${required ? '' : '?'}: ${schemaText(schema)}${fallback}`;
    });
  const [content] = Object.entries(requestBody?.content ?? {});
  if (!content) return query;
  const [type, { schema }] = content;
  const optional = requestBody?.required ? '' : '?';
  return [...query, `body${optional}: ${type === 'application/json' ? schemaText(schema) : type}`];
}

function describeAnswers({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .flatMap(([status, { content }]) => {
      const contents = Object.entries(content ?? {});
      if (contents.length === 0) return [`→ ${status}`];
      return contents.map(([type, { schema }]) =>
        type === 'application/json' ? `→ ${status} ${schemaText(schema)}` : `→ ${status} ${type}`,
      );
    });
}
