/** Which files there are and in what order they were used; knows nothing of the disk. Sizes in bytes. */
export type RecentlyUsed = {
  has: (name: string) => boolean;
  /** It was used just now. */
  touch: (name: string) => void;
  /** Adds it, or another size of it, as used just now; returns the names that have to go for it, without them. */
  add: (name: string, size: number) => string[];
  remove: (name: string) => void;
  total: () => number;
};

/** Never holds more than `maxBytes` but for a single file; what was not used for longest goes first. */
export function createRecentlyUsed(maxBytes: number): RecentlyUsed {
  /** In the order of their last use. */
  const sizes = new Map<string, number>();
  let total = 0;
  const remove = (name: string) => {
    total -= sizes.get(name) ?? 0;
    sizes.delete(name);
  };
  const put = (name: string, size: number) => {
    remove(name);
    sizes.set(name, size);
    total += size;
  };
  return {
    has: (name) => sizes.has(name),
    touch: (name) => {
      const size = sizes.get(name);
      if (size !== undefined) put(name, size);
    },
    add: (name, size) => {
      put(name, size);
      const gone: string[] = [];
      for (const [oldest] of sizes) {
        if (total <= maxBytes || oldest === name) break;
        remove(oldest);
        gone.push(oldest);
      }
      return gone;
    },
    remove,
    total: () => total,
  };
}
