import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { fromStored, type StoredVectors, toBytes } from '#server/estimates/embedding/stored-vectors.ts';
import type { ArticleVectors } from '#server/estimates/learning/sources.ts';
import type { ReadArticle } from '#server/estimates/read-article.ts';
import { toTime } from '#server/platform/time.ts';
import type { Verdict, Vote, VoteList } from '#shared/feedback.ts';

/** Votes that suggestions are made from; older ones say who the owner was. */
const COMPARED_VOTES = 500;

/** What the owner said of this article; undefined when nothing. */
export async function findVerdict(db: Database, articleId: number): Promise<Verdict | undefined> {
  const row = await db
    .selectFrom('feedback')
    .select('verdict')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.verdict;
}

/**
 * Keeps a vote with all it teaches by, so that it outlives its article: title, link, feed, beginning,
 * names of the categories, vectors. The article has no other vote. Nothing happens when it is gone.
 */
export async function storeVote(
  db: Database,
  articleId: number,
  { verdict, now }: { verdict: Verdict; now: number },
): Promise<void> {
  await sql`
    insert into feedback (article_id, verdict, voted_at, title, url, feed_title, excerpt,
      words, codes, embedding, embedding_digest, category_names)
    select articles.id, ${verdict}, ${now}, articles.title, articles.url,
      coalesce(feeds.custom_title, feeds.title, articles.gone_feed_title, ''), articles.excerpt,
      words.vector, words.codes, embeddings.vector, embeddings.digest,
      (select json_group_array(name) from (
        select categories.name from article_categories
        join categories on categories.id = article_categories.category_id
        where article_categories.article_id = articles.id and categories.hidden_at is null
        order by article_categories.position, categories.id))
    from articles
    left join feeds on feeds.id = articles.feed_id
    left join article_vectors as words on words.article_id = articles.id and words.source = 'words'
    left join article_vectors as embeddings
      on embeddings.article_id = articles.id and embeddings.source = 'embedding'
      and embeddings.vector is not null
    where articles.id = ${articleId}
  `.execute(db);
}

/** Takes the vote on an article back; false when there was none. */
export async function deleteVoteOn(db: Database, articleId: number): Promise<boolean> {
  const result = await db.deleteFrom('feedback').where('article_id', '=', articleId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Takes one vote back; undefined when there is no such one. */
export async function deleteVote(
  db: Database,
  id: number,
): Promise<{ article_id: number | null } | undefined> {
  return db.deleteFrom('feedback').where('id', '=', id).returning('article_id').executeTakeFirst();
}

/**
 * The newest votes, or those older than the one with the id `before`, which may itself be gone. Ids only grow,
 * and a changed mind is a new vote: the order of ids is that of time.
 */
export async function listVotes(
  db: Database,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<VoteList> {
  const votes = db
    .selectFrom('feedback')
    .select(['id', 'article_id', 'verdict', 'voted_at', 'title', 'url', 'feed_title'])
    .orderBy('id', 'desc')
    .limit(limit);
  const rows = await (before === undefined ? votes : votes.where('id', '<', before)).execute();
  const { total } = await db
    .selectFrom('feedback')
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { votes: rows.map((row): Vote => ({ ...row, voted_at: toTime(row.voted_at) })), total };
}

/** The newest votes that came without any words of their article. */
export async function listUnreadVotes(
  db: Database,
  limit: number,
): Promise<{ id: number; title: string; excerpt: string }[]> {
  return db
    .selectFrom('feedback')
    .select(['id', 'title', 'excerpt'])
    .where('codes', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function storeVoteWords(
  db: Database,
  id: number,
  { words, codes }: Pick<ReadArticle, 'words' | 'codes'>,
): Promise<void> {
  const row = { words: words ? toBytes(words) : null, codes: toBytes(codes) };
  await db.updateTable('feedback').set(row).where('id', '=', id).execute();
}

/** A vote with what its article is compared by and sorted under. */
export type VoteToCompare = ArticleVectors & {
  verdict: Verdict;
  title: string;
  /** What the article carries now; empty when it is gone or was never judged. */
  categoryIds: number[];
  /** What it carried when it was voted on. */
  categoryNames: string[];
};

/** The newest votes; embeddings as far as they are of this digest. */
export async function listVotesToCompare(
  db: Database,
  embeddingDigest: string | undefined,
): Promise<VoteToCompare[]> {
  const { rows } = await sql<
    StoredVectors & { verdict: Verdict; title: string; category_ids: string; category_names: string }
  >`
    select feedback.verdict, feedback.title, feedback.category_names,
      (select json_group_array(category_id) from article_categories
        where article_categories.article_id = feedback.article_id) as category_ids,
      coalesce(words.vector, feedback.words) as words, coalesce(words.codes, feedback.codes) as codes,
      coalesce(embeddings.vector,
        case when feedback.embedding_digest = ${embeddingDigest ?? null} then feedback.embedding end
      ) as embedding
    from feedback
    left join article_vectors as words
      on words.article_id = feedback.article_id and words.source = 'words'
    left join article_vectors as embeddings
      on embeddings.article_id = feedback.article_id and embeddings.source = 'embedding'
      and embeddings.digest = ${embeddingDigest ?? null}
    order by feedback.id desc limit ${sql.lit(COMPARED_VOTES)}
  `.execute(db);
  return rows.map(({ verdict, title, category_ids: ids, category_names: names, ...stored }) => ({
    verdict,
    title,
    categoryIds: JSON.parse(ids),
    categoryNames: JSON.parse(names),
    ...fromStored(stored),
  }));
}
