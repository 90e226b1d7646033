import { expect, test } from 'vitest';
import { marker, PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { promptsSchema } from '#shared/judgement.ts';
import { readerSettingsSchema, savedOllamaConfigSchema } from '#shared/settings.ts';

const path = '/api/ollama/prompts';

/** What differs between two calls for the same article. */
const withoutCode = (text: string) => text.replace(/(?<=<<<(?:ARTICLE|END) )\w+(?=>>>)/g, 'CODE');

test('the templates are shown before any model is chosen and while Ollama is away', async () => {
  const server = await makeTestServer();
  await server.ollama.stop();
  const prompts = await server.read({ path }, promptsSchema);
  expect(prompts.version).toBe(PROMPT_VERSION);
  expect(prompts.categorization_prompt).toContain('{{categories}}');
  expect(prompts.categorization_prompt).not.toContain('{{interests}}');
  expect(prompts.scoring_prompt).toContain('{{interests}}');
  expect(prompts.scoring_prompt).not.toContain('{{categories}}');
  expect(prompts.combined_prompt).toContain('{{categories}}');
  expect(prompts.combined_prompt).toContain('{{anti_interests}}');
  expect(prompts.combined_prompt).toContain('Write "explanation" in {{language}}.');
  expect(prompts.categorization_prompt).not.toContain('{{language}}');
  for (const prompt of [prompts.scoring_prompt, prompts.combined_prompt])
    expect(prompt).toContain('{{examples}}');
  expect(prompts.categorization_prompt).not.toContain('{{examples}}');
});

test('a vote stands in the prompts once the interests are saved anew, and not before', async () => {
  const server = await makeTestServer();
  const items = [{ title: 'Night trains', url: 'https://tides.example/1', html: '<p>Back again.</p>' }];
  server.feeds.set('/feed', { body: makeRss({ title: 'Rail', siteUrl: 'https://tides.example', items }) });
  await server.addFeed(server.feeds.url('/feed'));
  await server.saveInterests('Ferries');
  const [article] = (await server.list('unread')).articles;
  const prompts = () => server.read({ path: `${path}?article_id=${article?.id}` }, promptsSchema);
  const before = await prompts();
  const body = { verdict: 'less' };
  await server.send({ method: 'POST', path: `/api/articles/${article?.id}/feedback`, body });
  await server.saveInterests('Ferries');
  expect(await prompts()).toEqual(before);
  await server.saveInterests('Ferries and harbours');
  const after = await prompts();
  const example = '- less like this: "Night trains"';
  expect(after.scoring_prompt).toContain(example);
  expect(after.combined_prompt.indexOf(example)).toBeLessThan(after.combined_prompt.indexOf(marker));
  expect(after.categorization_prompt).toBe(before.categorization_prompt);
});

test('for an article they are the very words that the models get', async () => {
  const server = await makeTestServer();
  await server.saveInterests('Storage engines\nNight trains', 'Football');
  const settings = { explanation_language: 'de', reading_depth: 'short' };
  await server.read({ method: 'PUT', path: '/api/settings', body: settings }, readerSettingsSchema);
  const item = {
    title: 'Tides & logs',
    url: 'https://tides.example/1',
    html: `<p>${'It keeps a log. '.repeat(200)}</p>`,
  };
  const feed = makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items: [item] });
  server.feeds.set('/feed', { body: feed });
  await server.chooseModel('granite4.1:3b');
  await server.addFeed(server.feeds.url('/feed'));
  await server.until(async () => (await server.status()).state === 'idle');
  const [id = 0] = (await server.list('unread')).ids;
  const body = {
    categorization_model: 'granite4.1:3b',
    scoring_model: 'llama3.2:3b',
    use_separate_models: true,
  };
  await server.read({ method: 'PUT', path: '/api/ollama/config', body }, savedOllamaConfigSchema);
  await server.judgeAgain(id);
  await server.until(async () => (await server.status()).state === 'idle');

  const shown = await server.read({ path: `${path}?article_id=${id}` }, promptsSchema);
  const sent = listChats(server.ollama).map(({ kind, messages }) => [
    kind,
    withoutCode(messages.map(({ content }) => content).join('\n\n')),
  ]);
  expect(shown.combined_prompt).toContain('in German');
  expect(shown.combined_prompt.split(marker)[1]?.length).toBeLessThan(1_200);
  expect(Object.fromEntries(sent)).toEqual({
    combined: withoutCode(shown.combined_prompt),
    categorize: withoutCode(shown.categorization_prompt),
    score: withoutCode(shown.scoring_prompt),
  });
});

test('an article that does not exist, or is no number, is refused', async () => {
  const server = await makeTestServer();
  expect(await server.refusal({ path: `${path}?article_id=4711` })).toMatchObject({
    status: 404,
    code: 'not_found',
  });
  expect(await server.refusal({ path: `${path}?article_id=x` })).toMatchObject({
    status: 400,
    code: 'invalid_request',
  });
});
