import { expect, test } from 'vitest';
import { parseEvaluationSet } from './evaluation-set.ts';

const owner = { name: 'Mara', interests: 'Bread', wanted_topics: ['bread'] };
const articles = [
  { title: 'Rye', text: 'A loaf of rye.', topic: 'bread' },
  { title: 'Derby', text: 'Two goals.', topic: 'football' },
];

function makeSet(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({ owners: [owner], articles, ...changes });
}

function mistakesOf(json: string): string {
  const read = parseEvaluationSet(json);
  return read.kind === 'refused' ? read.mistakes.join(' | ') : 'none';
}

test('what may be left out has its default, and interests may be lines', () => {
  const read = parseEvaluationSet(makeSet({ owners: [{ ...owner, interests: ['Rye bread', 'Rolls'] }] }));
  expect(read).toEqual({
    kind: 'read',
    set: {
      owners: [{ name: 'Mara', interests: 'Rye bread\nRolls', antiInterests: '', wantedTopics: ['bread'] }],
      articles: articles.map((article) => ({ ...article, language: null, grades: {} })),
      votes: {},
    },
  });
});

test('a vote names its article by place or by title', () => {
  const votes = {
    Mara: [
      { article: 0, verdict: 'more' },
      { article: 'Derby', verdict: 'less' },
    ],
  };
  const read = parseEvaluationSet(makeSet({ votes }));
  expect(read).toMatchObject({
    set: {
      votes: {
        Mara: [
          { article: 0, verdict: 'more' },
          { article: 1, verdict: 'less' },
        ],
      },
    },
  });
});

test.each([
  ['no JSON', 'Mara wants bread', 'it is not JSON'],
  ['a list', '[]', 'the file: '],
  ['no owners', makeSet({ owners: [] }), 'owners: '],
  [
    'an article without a title',
    makeSet({ articles: [...articles, { text: 'x', topic: 'bread' }] }),
    'articles[2].title: ',
  ],
  [
    'too long interests',
    makeSet({ owners: [{ ...owner, interests: 'a'.repeat(10_001) }] }),
    'owners[0].interests: at most 10000 characters',
  ],
  [
    'a topic that no article has',
    makeSet({ owners: [{ ...owner, wanted_topics: ['bread', 'trains'] }] }),
    'Mara wants the topic “trains”, which no article has',
  ],
  [
    'nothing unwanted',
    makeSet({ owners: [{ ...owner, wanted_topics: ['bread', 'football'] }] }),
    'Mara wants every topic, so that there is nothing to rank below',
  ],
  ['two owners of one name', makeSet({ owners: [owner, owner] }), 'two owners are called Mara'],
  ['votes of a stranger', makeSet({ votes: { Jo: [] } }), 'there are votes of Jo, who is no owner'],
  [
    'a vote on nothing',
    makeSet({ votes: { Mara: [{ article: 2, verdict: 'more' }] } }),
    'there is a vote on the article “2”, which is not there',
  ],
  [
    'a vote on two articles',
    makeSet({ articles: [...articles, ...articles], votes: { Mara: [{ article: 'Rye', verdict: 'more' }] } }),
    'there is a vote on the article “Rye”, which is not there or not the only one',
  ],
  [
    'grades for a stranger',
    makeSet({ articles: articles.map((article) => ({ ...article, grades: { Jo: 1 } })) }),
    'there are grades for Jo, who is no owner',
  ],
])('a set with %s is refused in words', (_, json, words) => {
  expect(mistakesOf(json)).toContain(words);
});

test('whatever a file holds, it is read or refused', () => {
  for (const json of [
    'null',
    '1',
    '"set"',
    '{}',
    '{"owners":{},"articles":null}',
    '{"owners":[null],"articles":[[],[]]}',
  ]) {
    expect(parseEvaluationSet(json)).toMatchObject({ kind: 'refused' });
  }
});
