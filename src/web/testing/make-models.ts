import type { ModelLibrary, OfferedModel } from '#shared/model-library.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { Pull } from '#shared/pull.ts';

/** An installed model with everything filled in that does not matter to the test. */
export function makeInstalledModel(model: Partial<InstalledModel> = {}): InstalledModel {
  const name = model.name ?? 'llama3.2:3b';
  return {
    name,
    size: 2_019_393_189,
    parameter_size: '3.2B',
    quantization: 'Q4_K_M',
    family: 'llama',
    is_loaded: false,
    digest: `digest of ${name}`,
    capabilities: ['completion'],
    context_length: 131_072,
    can_judge: true,
    can_embed: false,
    remote: false,
    ...model,
  };
}

export function makeOfferedModel(model: Partial<OfferedModel> = {}): OfferedModel {
  return {
    name: 'gemma4:e2b',
    approximate_size: 4_600_000_000,
    purpose: 'Many languages, fast for its size.',
    min_version: '0.21.1',
    prefix_reused: 'partly',
    kind: 'chat',
    supported: true,
    ...model,
  };
}

export function makeLibrary(library: Partial<ModelLibrary> = {}): ModelLibrary {
  return {
    models: [],
    recommended: [],
    recommended_checked_at: '2026-11-20',
    disk_bytes: 0,
    in_use: [],
    tests: {},
    ...library,
  };
}

/** A pull in the middle of its download. */
export function makePull(pull: Partial<Pull> = {}): Pull {
  return {
    id: 1,
    model: 'gemma4:e2b',
    state: 'running',
    phase: 'downloading',
    status: 'Downloading',
    completed: 2_812_000_000,
    total: 4_602_117_904,
    percent: 61,
    speed: 21_400_000,
    eta: 84,
    digest: 'sha256:aaaa',
    queued_at: '2026-11-20T08:00:00.000Z',
    started_at: '2026-11-20T08:00:01.000Z',
    error_class: null,
    message: null,
    hint: null,
    detail: null,
    resumed: false,
    ...pull,
  };
}
