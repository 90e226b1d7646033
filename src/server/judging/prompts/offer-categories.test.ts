import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOffered, listInPrompt } from './offer-categories.ts';

const makeCategory = (id: number, weighted = 0) => ({ id, name: `Category ${id}`, parent: null, weighted });
/** Ids count down, so that rank and order in the prompt differ. */
const ranked = Array.from({ length: 500 }, (_, rank) => makeCategory(1_000 - rank));

const idsOf = (categories: { id: number }[]) => categories.map(({ id }) => id);
const at = (rank: number) => 1_000 - rank;

/** The same categories after one has moved to another rank. */
function move(id: number, rank: number, weighted = 0) {
  const moved = ranked.filter((category) => category.id !== id);
  return moved.toSpliced(rank, 0, makeCategory(id, weighted));
}

describe('the categories that are offered', () => {
  it('are the 120 first ones of their rank, in the order of their ids', () => {
    const offered = idsOf(chooseOffered(ranked));
    expect(offered).toEqual(idsOf(ranked.slice(0, 120)).toReversed());
  });

  it('are as many as fit where names are long, and a short one may fill the end', () => {
    const long = ranked.map((category, rank) => ({
      ...category,
      name: rank === 400 ? 'Sea' : 'A name of forty characters, or nearly so',
    }));
    const offered = chooseOffered(long);
    expect(offered.length).toBeGreaterThan(60);
    expect(offered.length).toBeLessThan(120);
    expect(idsOf(offered)).toEqual(expect.arrayContaining([at(0), at(400)]));
  });

  it('stay the same however ranks move', () => {
    const kept = idsOf(chooseOffered(ranked));
    expect(idsOf(chooseOffered(move(at(119), 130), kept))).toEqual(kept);
    expect(idsOf(chooseOffered(move(at(400), 0), kept))).toEqual(kept);
  });

  it('take in one that gets a weight, and the last one of the others leaves', () => {
    const kept = idsOf(chooseOffered(ranked));
    const offered = idsOf(chooseOffered(move(at(300), 0, 1), kept));
    expect(offered).toHaveLength(120);
    expect(offered).toContain(at(300));
    expect(kept.filter((id) => !offered.includes(id))).toEqual([at(119)]);
  });

  it('are those with a weight first, even if none of them was offered before', () => {
    const kept = idsOf(chooseOffered(ranked));
    const weighted = ranked.slice(300, 420).map((category) => ({ ...category, weighted: 1 }));
    const offered = idsOf(chooseOffered([...weighted, ...ranked.slice(0, 300)], kept));
    expect(offered.toReversed()).toEqual(idsOf(weighted));
  });

  it('lose one that is hidden, and the best of the others takes its place', () => {
    const kept = idsOf(chooseOffered(ranked));
    const without = ranked.filter(({ id }) => id !== at(5));
    const offered = idsOf(chooseOffered(without, kept));
    expect(offered.filter((id) => !kept.includes(id))).toEqual([at(120)]);
    expect(offered).not.toContain(at(5));
  });

  it('are all of them while all fit, whatever was offered before', () => {
    const few = ranked.slice(0, 40);
    expect(chooseOffered(few, [at(3), 7])).toHaveLength(40);
  });

  it('are the same again when nothing moves, whatever the names', () => {
    const names = fc.array(fc.string({ maxLength: 300, unit: 'grapheme' }), { maxLength: 200 });
    fc.assert(
      fc.property(names, (given) => {
        const categories = given.map((name, id) => ({ id, name, parent: null, weighted: 0 }));
        const offered = chooseOffered(categories);
        expect(chooseOffered(categories, idsOf(offered))).toEqual(offered);
      }),
    );
  });
});

describe('the list in a prompt', () => {
  it('has children indented below their parent, and those of a parent that is not offered by both names', () => {
    const offered = [
      { id: 2, name: 'Databases', parent: 'Technology' },
      { id: 3, name: 'Technology', parent: null },
      { id: 4, name: 'Cheese', parent: 'Food' },
      { id: 9, name: 'Hardware', parent: 'Technology' },
    ];
    expect(listInPrompt(offered)).toBe('c3 Technology\n  c2 Databases\n  c9 Hardware\nc4 Food > Cheese');
  });

  it('has every category once, whatever its name and its parent’s', () => {
    const name = fc.constantFrom('Sea', 'SEA', '😀', 'שלום', 'a '.repeat(150));
    const category = fc.record({ name, parent: fc.option(name) });
    fc.assert(
      fc.property(fc.array(category), (given) => {
        const offered = given.map((one, id) => ({ id, ...one }));
        const ids = listInPrompt(offered).match(/^ *c\d+(?= )/gm) ?? [];
        expect(new Set(ids.map((id) => id.trim())).size).toBe(offered.length);
      }),
    );
  });

  it('grows at its end only when a model proposes a category', () => {
    const before = ranked.slice(0, 20).map((one) => ({ ...one, parent: one.id % 2 ? 'Category 990' : null }));
    const after = [...before.toReversed(), makeCategory(2_000)];
    expect(listInPrompt(after).startsWith(`${listInPrompt(before.toReversed())}\n`)).toBe(true);
  });
});
