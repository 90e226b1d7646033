import manifest from '#package.json' with { type: 'json' };

/** Winnow's own version, as in package.json. */
export const WINNOW_VERSION = manifest.version;

/** How Winnow introduces itself to the sites it fetches from. */
export const USER_AGENT = `Winnow/${WINNOW_VERSION} (self-hosted feed reader)`;
