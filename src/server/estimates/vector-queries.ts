import { sql } from 'kysely';
import { articleText, articleTextHash } from '#server/database/article-text.ts';
import type { Database } from '#server/database/open.ts';
import type { ArticleToRead, ReadArticle } from './read-article.ts';

/** An article whose text was not read yet, or was read with another table. */
export type UnreadText = ArticleToRead & { id: number; hash: string };

/** Characters of a text that can hold the words that are read; the rest stays in the database. */
const TEXT_LENGTH = 2_400;

/** Those of these articles that have no vector of words by one of these digests, with their texts. */
export async function listUnreadTexts(
  db: Database,
  ids: readonly number[],
  digests: readonly string[],
): Promise<UnreadText[]> {
  const { rows } = await sql<UnreadText>`
    select articles.id, articles.title, articles.language as declared, ${articleTextHash} as hash,
      substr(${articleText}, 1, ${sql.lit(TEXT_LENGTH)}) as text
    from json_each(${JSON.stringify(ids)}) as wanted
    join articles on articles.id = wanted.value
    join article_contents on article_contents.article_id = articles.id
    where not exists (
      select 1 from article_vectors
      where article_vectors.article_id = articles.id and article_vectors.source = 'words'
        and article_vectors.digest in (${sql.join(digests)}))
  `.execute(db);
  return rows;
}

/** The same without the texts. */
export async function listUnreadIds(
  db: Database,
  ids: readonly number[],
  digests: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select wanted.value as id from json_each(${JSON.stringify(ids)}) as wanted
    where not exists (
      select 1 from article_vectors
      where article_vectors.article_id = wanted.value and article_vectors.source = 'words'
        and article_vectors.digest in (${sql.join(digests)}))
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** How an article was read; the same order as the texts. */
export type ReadText = Pick<UnreadText, 'id' | 'hash'> & ReadArticle;

/**
 * Stores what was read of articles; one that was changed or deleted meanwhile is left out. All bytes go over
 * in one parameter, cut up by the database: a row costs a third of what it costs with parameters of its own.
 */
export async function storeReadTexts(
  db: Database,
  articles: readonly ReadText[],
  digest: string,
): Promise<void> {
  const { places, bytes } = joinBytes(articles);
  await sql`
    insert into article_vectors (article_id, source, digest, text_hash, vector, codes, language)
    select place.value ->> 0, 'words', ${digest}, place.value ->> 1,
      case when place.value ->> 4 > 0 then substr(${bytes}, place.value ->> 3, place.value ->> 4) end,
      substr(${bytes}, place.value ->> 5, place.value ->> 6), place.value ->> 2
    from json_each(${places}) as place
    join article_contents
      on article_contents.article_id = place.value ->> 0 and ${articleTextHash} = place.value ->> 1
    where true
    on conflict (article_id, source) do update set digest = excluded.digest, text_hash = excluded.text_hash,
      vector = excluded.vector, codes = excluded.codes, language = excluded.language
  `.execute(db);
}

/** Where the bytes of each article begin, from 1, and how many they are, as SQL's `substr` wants it. */
function joinBytes(articles: readonly ReadText[]): { places: string; bytes: Uint8Array } {
  const parts: Uint8Array[] = [];
  let next = 1;
  const place = (part: Uint8Array) => {
    const at = next;
    parts.push(part);
    next += part.length;
    return [at, part.length];
  };
  const places = articles.map(({ id, hash, language, words, codes }) => [
    id,
    hash,
    language,
    ...place(words ? toBytes(words) : new Uint8Array()),
    ...place(toBytes(codes)),
  ]);
  return { places: JSON.stringify(places), bytes: Buffer.concat(parts) };
}

/** The same bytes as the database keeps them; all machines we run on are little-endian. */
function toBytes(numbers: Int8Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
