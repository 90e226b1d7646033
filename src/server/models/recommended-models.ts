import { z } from 'zod';
import { isAtLeast } from '#server/ollama/version.ts';
import { type OfferedModel, recommendedModelSchema } from '#shared/model-library.ts';
import { isSameModel } from '#shared/model-name.ts';
import list from './recommended-models.json' with { type: 'json' };

const listSchema = z.strictObject({
  checked_at: z.iso.date(),
  models: z.array(recommendedModelSchema.strict()),
});

/** Our curated list with the day it was checked; sizes and least versions go out of date. */
export const recommendedModels = listSchema.parse(list);

/** The list for an Ollama of this version; null when it did not say. */
export function offerModels(version: string | null): OfferedModel[] {
  return recommendedModels.models.map((model) => ({ ...model, supported: isSupported(model, version) }));
}

function isSupported({ min_version: least }: { min_version: string | null }, version: string | null) {
  if (least === null) return true;
  return version === null ? null : isAtLeast(version, least);
}

/** About how many bytes a pull of this model fetches; undefined for a model that is not on our list. */
export function findApproximateSize(name: string): number | undefined {
  return recommendedModels.models.find((model) => isSameModel(model.name, name))?.approximate_size;
}
