import type { Generated, GeneratedAlways } from 'kysely';
import type { Weight } from '#shared/category.ts';
import type { ApiTokenTable, SessionTable } from './access-tables.ts';
import type {
  ArticleContentTable,
  ArticleCountTable,
  ArticleDuplicateTable,
  EnclosureTable,
  FeedTagTable,
  MarkBatchPartTable,
  MarkBatchTable,
} from './article-tables.ts';
import type {
  FeedItemsTable,
  FeedTable,
  FolderTable,
  IconTable,
  ImportFeedTable,
  ImportTable,
  RemovedArticleTable,
} from './feed-tables.ts';
import type { SavedSearchTable, SearchChangeTable } from './search-tables.ts';

/**
 * The list of tables. Times are epoch milliseconds, booleans are 0 and 1, `null` means unknown or never.
 * What the columns mean is written in docs/architecture.md.
 */
export type Tables = {
  folders: FolderTable;
  feeds: FeedTable;
  feed_items: FeedItemsTable;
  icons: IconTable;
  imports: ImportTable;
  import_feeds: ImportFeedTable;
  removed_articles: RemovedArticleTable;
  articles: ArticleTable;
  article_contents: ArticleContentTable;
  article_duplicates: ArticleDuplicateTable;
  article_counts: ArticleCountTable;
  mark_batches: MarkBatchTable;
  mark_batch_parts: MarkBatchPartTable;
  enclosures: EnclosureTable;
  feed_tags: FeedTagTable;
  categories: CategoryTable;
  article_categories: ArticleCategoryTable;
  category_aliases: CategoryAliasTable;
  category_work: CategoryWorkTable;
  auto_group_moves: AutoGroupMoveTable;
  judgements: JudgementTable;
  judging_failures: JudgingFailureTable;
  judging_jobs: JudgingJobTable;
  judging_days: JudgingDayTable;
  article_vectors: ArticleVectorTable;
  phrase_vectors: PhraseVectorTable;
  feedback: FeedbackTable;
  pulls: PullTable;
  model_tests: ModelTestTable;
  settings: SettingTable;
  search_changes: SearchChangeTable;
  saved_searches: SavedSearchTable;
  sessions: SessionTable;
  api_tokens: ApiTokenTable;
};

/**
 * `new`: stored, and the queue has not decided about it yet. `judged` and `failed` may be waiting again
 * (`rejudging`). That a waiting one is being judged right now is known by the lease of its job.
 */
export type StoredState = 'new' | 'not_queued' | 'waiting' | 'judged' | 'failed' | 'blocked';

type ArticleTable = {
  id: Generated<number>;
  /** Null once the feed is gone; only starred articles outlive their feed. */
  feed_id: number | null;
  /** The feed's name at the time it went; null while it is there. */
  gone_feed_title: string | null;
  state: Generated<StoredState>;
  rejudging: Generated<number>;
  listed_at: number;
  external_id: string;
  url: string | null;
  title: string;
  author: string | null;
  published_at: number;
  fetched_at: number;
  updated_at: number | null;
  excerpt: string;
  word_count: number;
  image_url: string | null;
  language: string | null;
  read_at: number | null;
  starred_at: number | null;
  /** 0–100, not rounded; null without a judgement. */
  score: number | null;
  /** The category that blocks it. */
  blocked_by: number | null;
  /** 0–100, not rounded; null where nothing is known of it. It stays when a score comes. */
  estimate: number | null;
  /** The wanted phrase it is closest to. */
  estimate_phrase: string | null;
  /** The score, else the estimate: what lists are ordered by. The database works it out. */
  rank: GeneratedAlways<number | null>;
  /** 1: not queued because its estimate is below the owner's minimum. */
  below_minimum: Generated<0 | 1>;
  /** Its address without what does not tell articles apart; null where it names none. */
  url_key: string | null;
  /** When retention took its text; null while it is there. */
  content_removed_at: Generated<number | null>;
};

type CategoryTable = {
  id: Generated<number>;
  name: string;
  slug: string;
  parent_id: number | null;
  weight: Weight | null;
  hidden_at: number | null;
  /** Null while the owner has not looked at a category that the model proposed. */
  seen_at: number | null;
  created_by: 'owner' | 'model';
  /** Set while its articles leave it; until the row goes it is hidden, and nothing but that work knows it. */
  removed_at: Generated<number | null>;
};

/** `shelf`: of the article; 2: in Unread and All, 1: in All, 0: blocked. The database keeps it. */
type ArticleCategoryTable = {
  article_id: number;
  category_id: number;
  position: number;
  shelf: GeneratedAlways<0 | 1 | 2>;
};

type CategoryAliasTable = {
  slug: string;
  name: string;
  /** Null: no article gets it under any name. */
  category_id: number | null;
  /** The id that the merged category had: an answer that is on its way may still name it. */
  merged_id: number | null;
  created_at: number;
};

type CategoryWorkTable = {
  category_id: number;
  /** 1: its articles leave it, for `into_id` where there is one; 0: their scores are worked out anew. */
  removing: number;
  into_id: number | null;
  /** 1: the categories of its articles become stale. */
  stale: number;
  /** The articles up to this id are done. */
  after_article_id: number;
};

type AutoGroupMoveTable = {
  category_id: number;
  from_parent_id: number | null;
  to_parent_id: number;
  /** 1: the parent was made by the grouping. */
  made_parent: number;
  undo_token: string;
};

type JudgementTable = {
  article_id: number;
  interest: number;
  quality: number;
  explanation: string;
  category_fingerprint: string;
  score_fingerprint: string;
  /** The model that scored. */
  model: string;
  model_digest: string | null;
  category_model: string | null;
  prompt_version: number;
  /** 1 where no interests were written and quality alone made the score. */
  by_quality_alone: number;
  judged_at: number;
  /** What the time and the tokens were spent on. */
  stages: Generated<'both' | 'score'>;
  duration_ms: number;
  tokens_in: number;
  tokens_out: number;
  /** The article's estimate at the moment of the judgement. */
  estimate_before: number | null;
};

type JudgingFailureTable = {
  article_id: number;
  class: string;
  text: string;
  raw_answer: string | null;
  failed_at: number;
  category_fingerprint: string | null;
  score_fingerprint: string | null;
};

export type JobReason = 'by_hand' | 're-evaluate' | 'new';

type JudgingJobTable = {
  article_id: number;
  reason: JobReason;
  stages: 'both' | 'score';
  /** JSON: the categories that the first of two models named, until the second has scored. */
  staged_categories: string | null;
  attempts: Generated<number>;
  not_before: Generated<number>;
  lease_until: number | null;
  enqueued_at: number;
  /** From `reason`: 0 by hand, 1 re-evaluate, 2 new; the database works it out. */
  priority: GeneratedAlways<0 | 1 | 2>;
  /** From `stages` and `staged_categories`: a job whose categories are there needs only the second question. */
  kind: GeneratedAlways<'begin' | 'finish'>;
  /** The higher the sooner, within one priority: see job-rank.ts. */
  rank: Generated<number>;
};

/** How many articles were judged by themselves on a local day (as 2026-01-31). */
type JudgingDayTable = { day: string; judged: number };

type ArticleVectorTable = {
  article_id: number;
  source: 'words' | 'embedding';
  /** Of the embedding model, or of the table of words: vectors of another one are not current. */
  digest: string;
  /** `article_contents.hash` of the text it was made from. */
  text_hash: string;
  /** Signed bytes; null: looked at, and none is possible. */
  vector: Uint8Array | null;
  /** Of the words alone: 32-bit codes, little-endian, in the order of the text. */
  codes: Uint8Array | null;
  language: 'english' | 'other' | null;
};

type PhraseVectorTable = { digest: string; text: string; vector: Uint8Array };

type FeedbackTable = {
  id: Generated<number>;
  /** Null once the article is gone; one vote an article. */
  article_id: number | null;
  verdict: 'more' | 'less';
  voted_at: number;
  title: string;
  url: string | null;
  feed_title: string;
  excerpt: string;
  /** The article's vectors and words as in `article_vectors`, so that the vote teaches without it. */
  words: Uint8Array | null;
  codes: Uint8Array | null;
  embedding: Uint8Array | null;
  embedding_digest: string | null;
  /** JSON: the names of its categories at the time of the vote. */
  category_names: Generated<string>;
};

type PullTable = {
  id: number;
  model: string;
  state: 'queued' | 'running' | 'failed';
  /** Bytes of its layers, as JSON. */
  progress: string;
  /** 1 once it went on by itself after a restart of ours. */
  resumed: number;
  queued_at: number;
  started_at: number | null;
  updated_at: number;
  error_class: string | null;
  error_text: string | null;
};

type ModelTestTable = {
  digest: string;
  /** The name it was tested under last. */
  model: string;
  /** What the last test that came to its end found, as JSON. */
  result: string | null;
  error_class: string | null;
  error_text: string | null;
  ended_at: number;
};

type SettingTable = { key: string; value: string; updated_at: number };
