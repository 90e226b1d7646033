import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError, errorBodySchema } from '#shared/app-error.ts';
import { describeIssue } from './describe-issue.ts';

/** A router for one resource, whose schema violations become one clear error. */
export function createRoutes() {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const request = { part: result.target, sent: 'data' in result ? result.data : undefined };
      const message = issue ? describeIssue(issue, request) : 'The request is not valid.';
      throw new AppError('invalid_request', message, {
        hint: 'GET /api/openapi.json describes what is accepted.',
      });
    },
  });
}

/** The error answer, for the OpenAPI document of every route. */
export const errorAnswer = {
  description: 'An error; docs/troubleshooting.md explains its code',
  content: { 'application/json': { schema: errorBodySchema } },
};
