import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ModelTest } from '#shared/model-test.ts';
import { client, unwrap } from './client.ts';

/**
 * What is installed and what we recommend. Throws `ApiError` ollama_unreachable while Ollama does not
 * answer.
 */
export function modelLibraryQuery() {
  return queryOptions({
    queryKey: ['ollama', 'models'],
    queryFn: () => unwrap(client.api.ollama.models.$get()),
  });
}

/** Shows how far a test is, or what it found out, in the library. */
export function storeModelTest(queryClient: QueryClient, test: ModelTest): void {
  const { queryKey } = modelLibraryQuery();
  queryClient.setQueryData(
    queryKey,
    (library) => library && { ...library, tests: { ...library.tests, [test.digest]: test } },
  );
  // An answer that was asked for before the end, and comes after it, must not make it run again.
  if (test.state !== 'running') void queryClient.invalidateQueries({ queryKey });
}

/** Deletes a model from Ollama's disk. Throws `ApiError` model_in_use, model_not_installed. */
export function deleteModel(name: string) {
  return unwrap(client.api.ollama.models[':name{.+}'].$delete({ param: { name } }));
}

/** Takes a model out of memory. */
export function unloadModel(model: string) {
  return unwrap(client.api.ollama.models.unload.$post({ json: { model } }));
}

/** Starts the test of an installed model, or joins it. Throws `ApiError` model_cannot_judge, model_test_running. */
export function testModel(model: string) {
  return unwrap(client.api.ollama.models.test.$post({ json: { model } }));
}
