import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import type { MouseEvent } from 'react';
import classes from './theme.module.css';
import { type ColourTokens, darkTokens, lightTokens, typeTokens } from './tokens.ts';

/** Over what is behind a question; Mantine's own turns a light page nearly black. */
const veil = { color: 'var(--w-veil)', backgroundOpacity: 1 };

/** The Mantine theme: one accent, warm neutrals, quiet buttons. Sizes and radii are those of the design's tokens. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  respectReducedMotion: true,
  fontFamily: 'var(--w-sans)',
  fontFamilyMonospace: 'var(--w-mono)',
  headings: { fontFamily: 'var(--w-serif)', fontWeight: '600' },
  // 13, 14, 16, 19 and 22 pixels. `sm` is what Mantine's controls take when nothing is said: 14/20.
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.385', sm: '1.429', md: '1.5', lg: '1.264', xl: '1.455' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '99px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  variantColorResolver: resolveVariantColour,
  colors: {
    brand: [
      '#fdf4ef',
      '#f8e8df',
      '#f0cfbf',
      '#eeb397',
      '#f0875a',
      '#d9632f',
      '#b0441b',
      '#943815',
      '#762d12',
      '#3a261c',
    ],
    gray: [
      '#f6f2eb',
      '#f4f2ee',
      '#ece9e3',
      '#e6e2da',
      '#d8d3c9',
      '#938b7f',
      '#6c655a',
      '#5c564d',
      '#3a352e',
      '#211e1a',
    ],
    dark: [
      '#ece7df',
      '#d2cabe',
      '#b8afa2',
      '#a0978a',
      '#322e28',
      '#24211c',
      '#211f1b',
      '#171512',
      '#13110e',
      '#0f0d0b',
    ],
  },
  // Written as plain objects: `Menu.extend` and its like would load every component with the theme.
  components: {
    ActionIcon: {
      defaultProps: { variant: 'subtle', size: 32 },
      classNames: { root: classes['iconButton'] },
    },
    Button: { classNames: { root: classes['button'] } },
    Checkbox: {
      // A rounder one, so small, would be taken for a radio button.
      defaultProps: { radius: 'xs' },
      classNames: { inner: classes['checkbox'], input: classes['checkboxButton'] },
    },
    CloseButton: { classNames: { root: classes['closeButton'] } },
    Drawer: { defaultProps: { overlayProps: veil }, classNames: { title: classes['dialogTitle'] } },
    Input: { classNames: { wrapper: classes['inputWrapper'], input: classes['input'] } },
    InputWrapper: { classNames: { label: classes['inputLabel'], description: classes['inputHelp'] } },
    Menu: {
      // Without the placeholder the first item takes the focus, and the menu holds nothing but items.
      defaultProps: { shadow: 'none', position: 'bottom-end', withInitialFocusPlaceholder: false },
      classNames: { dropdown: classes['menu'], item: classes['menuItem'] },
    },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 'lg',
        overlayProps: veil,
      },
      classNames: { title: classes['dialogTitle'] },
    },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      classNames: { root: classes['notification'] },
    },
    Select: {
      defaultProps: {
        // Tab passes by: Chrome would stop at the list that scrolls, which is gone by then, and the focus with it.
        openOnFocus: false,
        onClick: selectToReplace,
      },
    },
    PasswordInput: {
      classNames: {
        input: classes['passwordFrame'],
        innerInput: classes['input'],
        visibilityToggle: classes['inFieldButton'],
      },
    },
    Radio: {
      classNames: {
        body: classes['radioBody'],
        inner: classes['radio'],
        label: classes['radioLabel'],
        radio: classes['radioButton'],
      },
    },
    Tooltip: { defaultProps: { openDelay: 500 }, classNames: { tooltip: classes['tooltip'] } },
  },
});

/** What is typed into a field in which one can search takes the place of the choice, not the end of its name. */
function selectToReplace({ currentTarget: field }: MouseEvent<HTMLInputElement>): void {
  if (!field.readOnly) field.select();
}

/** The accent button and the quiet one, in colours whose contrast was measured; the rest is Mantine's. */
function resolveVariantColour(
  input: Parameters<VariantColorsResolver>[0],
): ReturnType<VariantColorsResolver> {
  const inherited = defaultVariantColorsResolver(input);
  const ownColour = input.color === undefined || input.color === input.theme.primaryColor;
  if (!ownColour) return inherited;
  if (input.variant === 'filled') {
    return {
      ...inherited,
      background: 'var(--w-accent)',
      hover: 'color-mix(in srgb, var(--w-accent), var(--w-ink) 14%)',
      color: 'var(--w-on-accent)',
    };
  }
  if (input.variant === 'subtle') {
    return { ...inherited, background: 'transparent', hover: 'var(--w-lo-bg)', color: 'var(--w-soft)' };
  }
  return inherited;
}

/** Gives Mantine's own variables the design's colours, so that its components need no colour of their own. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: typeTokens,
  light: withMantineColours(lightTokens),
  dark: withMantineColours(darkTokens),
});

function withMantineColours(tokens: ColourTokens): Record<string, string> {
  return {
    ...tokens,
    '--mantine-color-body': 'var(--w-bg)',
    '--mantine-color-text': 'var(--w-ink)',
    '--mantine-color-bright': 'var(--w-ink)',
    '--mantine-color-dimmed': 'var(--w-soft)',
    '--mantine-color-placeholder': 'var(--w-faint)',
    '--mantine-color-error': 'var(--w-danger)',
    '--mantine-color-anchor': 'var(--w-accent)',
    '--mantine-color-default': 'var(--w-card)',
    '--mantine-color-default-hover': 'var(--w-hover)',
    '--mantine-color-default-color': 'var(--w-ink)',
    '--mantine-color-default-border': 'var(--w-line)',
    '--mantine-color-disabled': 'var(--w-lo-bg)',
    '--mantine-color-disabled-color': 'var(--w-faint)',
    '--mantine-color-disabled-border': 'transparent',
  };
}
