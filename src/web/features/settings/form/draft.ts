/** The owner's unsaved edit: what it began from (as the server had it), and what stands in the fields now. */
export type Draft<Saved, Values> = { begunWith: Saved; values: Values };

/** What a settings form shows, and what it may do. */
export type FormState<Saved, Values> = {
  values: Values;
  /** The saved state that the values belong to; its version goes along when they are saved. */
  begunWith: Saved;
  dirty: boolean;
  /** True when something else was saved elsewhere while these values were edited. */
  overtaken: boolean;
};

export type FormRules<Saved, Values> = {
  valuesOf: (saved: Saved) => Values;
  isSame: (one: Values, other: Values) => boolean;
};

/**
 * Puts the saved state and the draft together. A newer saved state never replaces values that differ from
 * what they began with; where nothing differs it is shown at once, and where none of these fields has changed
 * (two forms may share one saved state) the edit goes on from it.
 */
export function resolveDraft<Saved extends { version: number }, Values>(
  rules: FormRules<Saved, Values>,
  saved: Saved,
  draft: Draft<Saved, Values> | null,
): FormState<Saved, Values> {
  const untouched = { values: rules.valuesOf(saved), begunWith: saved, dirty: false, overtaken: false };
  if (draft === null) return untouched;
  const begunValues = rules.valuesOf(draft.begunWith);
  const dirty = !rules.isSame(draft.values, begunValues);
  const isNewer = saved.version !== draft.begunWith.version;
  if (!dirty && isNewer) return untouched;
  if (isNewer && rules.isSame(untouched.values, begunValues)) {
    return { values: draft.values, begunWith: saved, dirty, overtaken: false };
  }
  return { ...draft, dirty, overtaken: isNewer };
}
