import type { Generated } from 'kysely';

/** An article that changed or went, or a feed that is called otherwise now: the index has to look again. */
export type SearchChangeTable = { seq: Generated<number>; article_id: number | null; feed_id: number | null };

export type SavedSearchTable = {
  id: Generated<number>;
  name: string;
  name_key: string;
  query: string;
  sort: string | null;
  view: string | null;
  position: number;
};

/** The tables of the search's own file. */
export type IndexTables = {
  /** One row. */
  index_state: {
    /** Which database the index was made from. */
    source: string;
    /** Articles up to this id are in the index, or belong to a sweep. */
    through_id: number;
    /** The last of `search_changes` that was looked at. */
    seen_change: number;
  };
  /** Articles below an id that are still to be read, of a feed, or of all (0). */
  index_sweeps: { feed_id: number; below_id: number };
  /** The index: what is put in cannot be read out again, only found. */
  article_index: { rowid: number; title: string; text: string; feed: string };
};
