import { type Call, makeTestApi, type TestApi } from './test-api.ts';

/** A browser as the server sees one: it keeps the cookie of its session and says where a change comes from. */
export type BrowserClient = TestApi & {
  cookie: () => string | undefined;
  /** What the last Set-Cookie said, attributes and all. */
  lastSetCookie: () => string | undefined;
};

export function makeBrowserClient(url: () => string, headers: Record<string, string> = {}): BrowserClient {
  let cookie: string | undefined;
  let lastSetCookie: string | undefined;
  const plain = makeTestApi(url);
  const send = async (call: Call) => {
    const own = { origin: url(), ...(cookie === undefined ? {} : { cookie }), ...headers };
    const answer = await plain.send({ ...call, headers: { ...own, ...call.headers } });
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) {
      lastSetCookie = set;
      const [pair = ''] = set.split(';');
      cookie = pair.endsWith('=') ? undefined : pair;
    }
    return answer;
  };
  return { ...makeTestApi(url, send), cookie: () => cookie, lastSetCookie: () => lastSetCookie };
}
