import { client, unwrap } from './client.ts';

/** Whether Ollama answers at an address. Throws `ApiError` invalid_request, url_is_configured. */
export function testConnection(url: string) {
  return unwrap(client.api.ollama.connection.test.$post({ json: { url } }));
}

/** Keeps an address at which Ollama answers. Throws `ApiError` connection_failed too. */
export function saveConnection(url: string) {
  return unwrap(client.api.ollama.connection.$put({ json: { url } }));
}
