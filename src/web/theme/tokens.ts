/**
 * The colours of both schemes as CSS variables. Each text colour was measured at 4.5:1 or better on every
 * ground it is used on (WCAG 2.2, 1.4.3), `--w-field` at 3:1 (1.4.11): change one, measure again.
 */
export type ColourTokens = Record<`--w-${string}`, string>;

export const lightTokens: ColourTokens = {
  '--w-bg': '#fbfaf8',
  '--w-panel': '#f4f2ee',
  '--w-card': '#ffffff',
  '--w-hover': '#f6f2eb',
  '--w-sel': '#f1e8dc',
  '--w-line': '#e6e2da',
  '--w-field': '#938b7f',
  '--w-ink': '#211e1a',
  '--w-soft': '#5c564d',
  '--w-faint': '#6c655a',
  '--w-accent': '#b0441b',
  '--w-accent-soft': '#f8e8df',
  '--w-on-accent': '#ffffff',
  '--w-hi': '#1b6b43',
  '--w-hi-bg': '#e2f1e8',
  '--w-mid': '#755a12',
  '--w-mid-bg': '#f6eed8',
  '--w-lo': '#615a50',
  '--w-lo-bg': '#ece9e3',
  '--w-danger': '#ad1f3d',
  '--w-shadow': '0 6px 24px rgb(60 45 25 / 0.14), 0 1px 3px rgb(60 45 25 / 0.1)',
  '--w-veil': 'rgb(33 30 26 / 0.35)',
};

export const darkTokens: ColourTokens = {
  '--w-bg': '#171512',
  '--w-panel': '#1d1b17',
  '--w-card': '#211f1b',
  '--w-hover': '#24211c',
  '--w-sel': '#322a22',
  '--w-line': '#322e28',
  '--w-field': '#80776b',
  '--w-ink': '#ece7df',
  '--w-soft': '#b8afa2',
  '--w-faint': '#a0978a',
  '--w-accent': '#f0875a',
  '--w-accent-soft': '#3a261c',
  '--w-on-accent': '#24110a',
  '--w-hi': '#7fd3a5',
  '--w-hi-bg': '#1b3327',
  '--w-mid': '#e2c46e',
  '--w-mid-bg': '#352d16',
  '--w-lo': '#b0a79a',
  '--w-lo-bg': '#2d2a24',
  '--w-danger': '#ff9aa6',
  '--w-shadow': '0 8px 28px rgb(0 0 0 / 0.5)',
  '--w-veil': 'rgb(0 0 0 / 0.55)',
};

/** What does not change with the scheme. Source Serif for what is read, Inter for what is operated. */
export const typeTokens: ColourTokens = {
  '--w-sans': "'Inter Variable', system-ui, sans-serif",
  '--w-serif': "'Source Serif 4 Variable', Georgia, serif",
  '--w-mono': "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
};
