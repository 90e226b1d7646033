import { expect, test } from 'vitest';
import { listTasks } from './list-tasks.ts';
import { OWN_SET, readEvaluationSet } from './read-set.ts';

const set = readEvaluationSet(OWN_SET);
const words = (text: string) => text.split(/\s+/).length;

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

test('the set of our own has eight topics of about the same size, and no article twice', () => {
  const topics = countBy(set.articles, ({ topic }) => topic);
  expect(topics.size).toBe(8);
  expect(set.articles.length).toBeGreaterThanOrEqual(120);
  for (const count of topics.values()) expect(count).toBeGreaterThanOrEqual(15);
  expect(new Set(set.articles.map(({ title }) => title)).size).toBe(set.articles.length);
  expect(new Set(set.articles.map(({ text }) => text)).size).toBe(set.articles.length);
});

test('its articles are as long as what feeds give', () => {
  const odd = set.articles.filter(({ text }) => words(text) < 60 || words(text) > 130);
  expect(odd.map(({ title }) => title)).toEqual([]);
});

test('its owners differ, and every topic is wanted by somebody', () => {
  expect(set.owners.length).toBeGreaterThanOrEqual(3);
  const wanted = set.owners.flatMap((owner) => owner.wantedTopics);
  expect(new Set(wanted)).toEqual(new Set(set.articles.map(({ topic }) => topic)));
  for (const owner of set.owners) {
    expect(owner.interests.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(owner.antiInterests).not.toBe('');
  }
});

test('one owner has an order of four grades, in which nothing wanted stands at the bottom', () => {
  const [owner] = set.owners;
  const graded = set.articles.map(({ topic, grades }) => ({
    wanted: owner?.wantedTopics.includes(topic),
    grade: grades[owner?.name ?? ''],
  }));
  expect(new Set(graded.map(({ grade }) => grade))).toEqual(new Set([0, 1, 2, 3]));
  expect(graded.filter(({ wanted, grade }) => wanted && grade === 0)).toEqual([]);
  expect(graded.filter(({ wanted, grade }) => !wanted && (grade ?? 0) > 1)).toEqual([]);
});

test('every owner has voted on about twenty articles, each time as their topics say', () => {
  for (const { name, wantedTopics } of set.owners) {
    const votes = set.votes[name] ?? [];
    expect(new Set(votes.map(({ article }) => article)).size).toBe(votes.length);
    expect(votes.length).toBeGreaterThanOrEqual(18);
    for (const { article, verdict } of votes) {
      const wanted = wantedTopics.includes(set.articles[article]?.topic ?? '');
      expect(verdict).toBe(wanted ? 'more' : 'less');
    }
  }
});

test('the model test comes first, and any beginning of the set holds all topics alike', () => {
  const [twelve, ...tasks] = listTasks(set, 16);
  expect(twelve).toMatchObject({ source: 'model_test', articles: { length: 12 } });
  expect(tasks.map(({ reader }) => reader.name)).toEqual(set.owners.map(({ name }) => name));
  for (const { articles } of tasks) {
    expect([...countBy(articles, ({ topic }) => topic).values()]).toEqual(Array(8).fill(2));
  }
  expect(listTasks(set, null)[1]?.articles).toHaveLength(set.articles.length);
});
