/** What the owner of the demo wants to read; the feeds' topics lie on both sides of it. */
const interests = {
  interests: [
    'Storage engines, databases, crash recovery',
    'Small language models on ordinary computers',
    'Running servers for years, backups',
    'Mathematics for non-mathematicians',
    'Night trains and timetables',
    'Bread baking and fermentation',
  ].join('\n'),
  anti_interests: [
    'Product promotion, shopping lists, deals',
    'Funding rounds and company gossip',
    'Crypto prices',
    'Football',
  ].join('\n'),
};

/** Uses the program as a person would: says what interests them, adds the feeds, chooses a model. */
export async function fillDemo(url: string, feedUrls: string[]): Promise<void> {
  await send(url, { method: 'PUT', path: '/api/interests', body: interests });
  await send(url, {
    method: 'PUT',
    path: '/api/ollama/config',
    body: { categorization_model: 'granite4.1:3b' },
  });
  await Promise.all(
    feedUrls.map((feed) => send(url, { method: 'POST', path: '/api/feeds', body: { url: feed } })),
  );
}

type Call = { method: string; path: string; body: unknown };

async function send(url: string, { method, path, body }: Call): Promise<void> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} failed: ${answer.status} ${await answer.text()}`);
}
