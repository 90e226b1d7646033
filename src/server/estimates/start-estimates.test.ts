import { afterAll, expect, test } from 'vitest';
import { markArticle } from '#server/articles/mark-article.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeEstimates } from '#server/testing/make-estimates.ts';
import { createEstimator } from './estimator.ts';

const estimator = createEstimator();
afterAll(estimator.close);

const makeRoom = () => makeEstimates({ estimator });

const titles = ['The night train to Vienna is back', 'Football results of the weekend'];
const articles = (language: string | null = 'en') =>
  titles.map((title) => makeArticle({ title, text: '', language }));

test('articles that are stored are estimated, with the phrase they are closest to, before anybody who waits goes on', async () => {
  const { room, store, want, rows } = await makeRoom();
  await want('night trains\nstorage engines', 'football');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  const [train, football] = await rows(ids);
  expect(train?.closest_to).toBe('night trains');
  expect(train?.estimate).toBeGreaterThan((football?.estimate ?? 100) + 40);
  expect(train?.score).toBeNull();
});

test('what was stored while nothing ran is estimated after a start', async () => {
  const { room, store, want, rows, until } = await makeRoom();
  await want('night trains');
  const ids = await store(articles());
  await room.start();
  await until(async () => (await rows(ids)).every(({ estimate }) => estimate !== null));
});

test('other interests estimate everything anew and are told once, with the articles that changed', async () => {
  const { room, store, want, rows, letLearn, bus, until } = await makeRoom();
  await want('night trains');
  await room.start();
  const ids = await store([...articles(), makeArticle({ title: 'Xqzt', text: '' })]);
  await room.settled();
  const before = await rows(ids);
  const heard: string[] = [];
  let changed: number[] = [];
  bus.subscribe((event) => {
    heard.push(event.type);
    if (event.type === 'articles_changed') changed = event.ids;
  });
  await want('football');
  await letLearn();
  await until(() => heard.includes('estimates_changed'));
  const after = await rows(ids);
  expect(after[1]?.estimate).toBeGreaterThan((before[1]?.estimate ?? 100) + 20);
  expect(after[1]?.closest_to).toBe('football');
  expect(changed.toSorted((one, other) => one - other)).toEqual(ids.slice(0, 2));
  expect(heard.filter((type) => type === 'articles_changed')).toHaveLength(1);
});

test('an edit that changes no estimate writes nothing', async () => {
  const { room, store, want, letLearn, bus, until } = await makeRoom();
  await want('night trains');
  await room.start();
  await store(articles());
  await room.settled();
  const heard: string[] = [];
  bus.subscribe((event) => heard.push(event.type));
  await want('night trains.');
  await letLearn();
  await until(() => heard.includes('estimates_changed'));
  expect(heard).not.toContain('articles_changed');
});

test('without interests and with fewer than six votes there is no estimate, and those that were there go', async () => {
  const { room, store, want, rows, letLearn, until } = await makeRoom();
  await want('night trains');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  await want('');
  await letLearn();
  await until(async () =>
    (await rows(ids)).every(({ estimate, closest_to }) => estimate === null && closest_to === null),
  );
});

test('six votes are enough to estimate by', async () => {
  const { room, store, rows, letLearn, bus, db, until } = await makeRoom();
  await room.start();
  const words = ['trains', 'railway', 'locomotives', 'football', 'tennis', 'hockey'];
  const ids = await store(words.map((title) => makeArticle({ title, text: '', language: 'en' })));
  await room.settled();
  for (const [index, id] of ids.entries()) {
    const verdict = index < 3 ? 'more' : 'less';
    const vote = {
      article_id: id,
      verdict,
      voted_at: index,
      title: '',
      feed_title: '',
      excerpt: '',
    } as const;
    await db.insertInto('feedback').values(vote).execute();
  }
  bus.publish({ type: 'votes_changed' });
  await letLearn();
  await until(async () => (await rows(ids)).every(({ estimate }) => estimate !== null));
  const [train, , , football] = await rows(ids);
  expect(train?.estimate).toBeGreaterThan(football?.estimate ?? 100);
});

test('a text that changed is read again', async () => {
  const { room, store, want, rows } = await makeRoom();
  await want('night trains', 'football');
  await room.start();
  const [id = 0] = await store([makeArticle({ externalId: 'same', title: 'Night trains', text: '' })]);
  await room.settled();
  const [before] = await rows([id]);
  await store([makeArticle({ externalId: 'same', title: 'Football', text: '' })]);
  await room.settled();
  const [after] = await rows([id]);
  expect(after?.estimate).toBeLessThan((before?.estimate ?? 0) - 20);
});

test('a read article has its estimate as before, and one that is unread again has that of today', async () => {
  const bench = await makeRoom();
  const { room, store, want, rows, letLearn, until } = bench;
  await want('night trains');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  const [id = 0] = ids;
  const [before] = await rows([id]);
  await markArticle(bench, id, { read: true });
  await want('football', 'night trains');
  await letLearn();
  await until(async () => (await rows(ids))[1]?.closest_to === 'football');
  expect(await rows([id])).toMatchObject([{ estimate: before?.estimate }]);
  await markArticle(bench, id, { read: false });
  await until(async () => ((await rows([id]))[0]?.estimate ?? 100) < (before?.estimate ?? 0) - 20);
});

test('a start finds nothing to do where all is estimated, and does not wake the thread', async () => {
  const { room, open, store, want, asked, until, bus } = await makeRoom();
  await want('night trains');
  await room.start();
  const ready = new Promise<void>((resolve) => {
    bus.subscribe((event) => event.type === 'estimates_changed' && resolve());
  });
  await store(articles());
  await room.settled();
  await ready;
  await room.stop();
  asked.length = 0;
  const again = open();
  await again.start();
  await again.settled();
  bus.publish({ type: 'judging_changed' });
  await until(() => true);
  expect(asked).toEqual([]);
});

test('interests that were saved while nothing ran count from the start on', async () => {
  const { room, open, store, want, rows, until, bus } = await makeRoom();
  await want('night trains');
  await room.start();
  let ready = false;
  bus.subscribe((event) => {
    ready ||= event.type === 'estimates_changed';
  });
  const ids = await store(articles());
  await until(() => ready);
  await room.stop();
  await want('football');
  await open().start();
  await until(async () => (await rows(ids))[1]?.closest_to === 'football');
});

test('twenty judgements teach', async () => {
  const { room, store, want, rows, clock, bus, db, until, letLearn, asked } = await makeRoom();
  await want('night trains');
  await room.start();
  const many = Array.from({ length: 20 }, (_, index) =>
    makeArticle({ title: `Football ${index}`, language: 'en' }),
  );
  const ids = await store(many);
  await room.settled();
  const [before] = await rows(ids);
  // The interests were saved before the start: that is learnt from once more, to no effect.
  await clock.advance(1_000);
  const learnt = asked.filter((name) => name === 'learn').length;
  const judge = async (count: number) => {
    for (const id of ids.slice(0, count)) {
      await db.updateTable('articles').set({ score: 95, state: 'judged' }).where('id', '=', id).execute();
      await db
        .insertInto('judgements')
        .values({
          article_id: id,
          interest: 9,
          quality: 9,
          explanation: '',
          category_fingerprint: '',
          score_fingerprint: 'now',
          model: 'm',
          model_digest: null,
          category_model: null,
          prompt_version: 1,
          by_quality_alone: 0,
          judged_at: clock.now(),
          duration_ms: 1,
          tokens_in: 1,
          tokens_out: 1,
          estimate_before: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    bus.publish({ type: 'judging_changed' });
    await clock.advance(5_000);
    await letLearn();
  };
  await judge(19);
  expect(asked.filter((name) => name === 'learn')).toHaveLength(learnt);
  await judge(20);
  await until(async () => ((await rows(ids))[0]?.estimate ?? 0) > (before?.estimate ?? 100) + 10);
});

test('a waiting job moves with the estimate of its article', async () => {
  const { room, store, want, letLearn, db, until } = await makeRoom();
  await want('night trains');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  const [, football = 0] = ids;
  await db
    .insertInto('judging_jobs')
    .values({ article_id: football, reason: 're-evaluate', stages: 'both', enqueued_at: 1, rank: 1 })
    .execute();
  await want('football');
  await letLearn();
  await until(async () => {
    const job = await db.selectFrom('judging_jobs').select('rank').executeTakeFirstOrThrow();
    const row = await db
      .selectFrom('articles')
      .select('estimate')
      .where('id', '=', football)
      .executeTakeFirst();
    return job.rank > 50 && job.rank === row?.estimate;
  });
});

test('an article that changes while it is looked at is looked at again', async () => {
  const held = Promise.withResolvers<void>();
  const begun: (() => void)[] = [];
  let calls = 0;
  const estimate: typeof estimator.estimate = async (...sent) => {
    const notice = begun.pop();
    calls += 1;
    notice?.();
    if (notice) await held.promise;
    return estimator.estimate(...sent);
  };
  const { room, store, want, until, bus } = await makeEstimates({ estimator: { ...estimator, estimate } });
  await want('night trains');
  let isQuiet = false;
  bus.subscribe(({ type }) => {
    if (type === 'estimates_changed') isQuiet = true;
  });
  await room.start();
  const ids = await store(articles());
  await until(() => isQuiet);
  const before = calls;
  const started = new Promise<void>((resolve) => begun.push(resolve));
  room.reestimate(ids);
  await started;
  room.reestimate(ids);
  held.resolve();
  await room.settled();
  expect(calls - before).toBe(2);
});
