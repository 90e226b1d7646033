import { z } from 'zod';
import type { TestApi } from '#server/testing/test-api.ts';
import type { KillWorld } from './kill-world.ts';
import type { Ledger, PromisedArticle } from './ledger.ts';

export type Hands = { api: TestApi; world: KillWorld; ledger: Ledger; random: () => number };

/**
 * What several owners at once would do without end. Each hand has articles of its own, so that the book knows in
 * which order its changes were made. A hand rejects when nobody answers any more.
 */
export function listBusyHands(hands: Hands): (() => Promise<void>)[] {
  return [
    () => markOne(hands, 0),
    () => markOne(hands, 1),
    () => markMany(hands, 2),
    () => vote(hands, 3),
    () => saveInterests(hands),
    () => addFolder(hands),
    () => addFeed(hands),
    () => refresh(hands),
    () => pull(hands),
    () => importFeeds(hands),
    () => backUp(hands),
    () => exportAll(hands),
  ];
}

const HANDS = 4;

function pick<Thing>(things: readonly Thing[], random: () => number): Thing | undefined {
  return things[Math.floor(random() * things.length)];
}

function articlesOf({ ledger }: Hands, hand: number): (readonly [number, PromisedArticle])[] {
  return [...ledger.articles].filter(([id]) => id % HANDS === hand);
}

/** Whether it was acknowledged; counts it then. */
async function ask({ api, ledger }: Hands, call: Parameters<TestApi['send']>[0]): Promise<boolean> {
  const { ok } = await api.send(call);
  if (ok) ledger.count();
  return ok;
}

async function markOne(hands: Hands, hand: number): Promise<void> {
  const [id, article] = pick(articlesOf(hands, hand), hands.random) ?? [];
  if (id === undefined || !article) return pause();
  const name = hands.random() < 0.5 ? 'read' : 'starred';
  const value = hands.random() < 0.5;
  const call = { method: 'PATCH', path: `/api/articles/${id}`, body: { [name]: value } } as const;
  await article[name].set(value, () => ask(hands, call));
}

async function markMany(hands: Hands, hand: number): Promise<void> {
  const some = articlesOf(hands, hand).filter(() => hands.random() < 0.3);
  if (some.length === 0) return pause();
  const body = { ids: some.map(([id]) => id) };
  const sent = Promise.withResolvers<boolean>();
  const set = Promise.all(some.map(([, { read }]) => read.set(true, () => sent.promise)));
  try {
    sent.resolve(await ask(hands, { method: 'POST', path: '/api/articles/mark-read', body }));
  } catch (error) {
    sent.resolve(false);
    throw error;
  } finally {
    await set;
  }
}

async function vote(hands: Hands, hand: number): Promise<void> {
  const [id, article] = pick(articlesOf(hands, hand), hands.random) ?? [];
  if (id === undefined || !article) return pause();
  const verdict = pick(['more', 'less', 'none'] as const, hands.random) ?? 'none';
  const call = { method: 'POST', path: `/api/articles/${id}/feedback`, body: { verdict } } as const;
  await article.feedback.set(verdict === 'none' ? null : verdict, () => ask(hands, call));
}

async function saveInterests(hands: Hands): Promise<void> {
  const interests = `Harbours and tides ${Math.floor(hands.random() * 1e6)}`;
  const call = { method: 'PUT', path: '/api/interests', body: { interests, anti_interests: '' } } as const;
  await hands.ledger.interests.set(interests, () => ask(hands, call));
  await pause();
}

async function addFolder(hands: Hands): Promise<void> {
  const name = `Coast ${Math.floor(hands.random() * 1e9)}`;
  if (
    hands.ledger.folders.size < 30 &&
    (await ask(hands, { method: 'POST', path: '/api/folders', body: { name } }))
  ) {
    hands.ledger.folders.add(name);
  }
  await pause();
}

async function addFeed(hands: Hands): Promise<void> {
  const url = pick(hands.world.addresses, hands.random) ?? '';
  if (await ask(hands, { method: 'POST', path: '/api/feeds', body: { url } })) hands.ledger.feeds.add(url);
  await pause();
}

async function refresh(hands: Hands): Promise<void> {
  await hands.api.send({ method: 'POST', path: '/api/feeds/refresh', body: {} });
  await hands.ledger.learn(await hands.api.list('all', 'newest'));
  await pause();
}

async function pull({ api }: Hands): Promise<void> {
  const headers = { accept: 'application/json' };
  await api.send({
    method: 'POST',
    path: '/api/ollama/models/pull',
    body: { model: 'llama3.2:1b' },
    headers,
  });
  await pause();
}

async function importFeeds({ api, world }: Hands): Promise<void> {
  const feeds = world.addresses.map((url) => ({ url }));
  await api.read(
    { method: 'POST', path: '/api/feeds/import', body: { source: 'A list', feeds } },
    z.unknown(),
  );
  await pause();
}

async function backUp({ api }: Hands): Promise<void> {
  await api.send({ method: 'POST', path: '/api/backups' });
  await pause();
}

async function exportAll({ api }: Hands): Promise<void> {
  const answer = await api.send({ path: '/api/export' });
  await answer.arrayBuffer();
  await pause();
}

/** So that what is done seldom does not take all of the time. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}
