import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What only toasts and dialogs need, of packages whose other parts stand on the first page. */
const neededLater =
  /react-transition-group|react-remove-scroll|use-sidecar|react-style-singleton|Notifications?(Container)?\.mjs|use-drag\.mjs/;

/** Text in `rem`, so that it grows with the size that readers set in their browser; written in pixels for us. */
const textInRem = {
  postcssPlugin: 'text-in-rem',
  Declaration(declaration: { prop: string; value: string }) {
    if (!/^(font|font-size|line-height)$/.test(declaration.prop)) return;
    const inRem = declaration.value.replace(
      /([\d.]+)px/g,
      (_, pixels: string) => `${Number(pixels) / 16}rem`,
    );
    if (inRem !== declaration.value) declaration.value = inRem;
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('./src/web', import.meta.url)),
  // Winnow may stand in a folder of a site; only the server knows its name, and writes it into the page.
  base: './',
  plugins: [react()],
  css: { postcss: { plugins: [textInRem] } },
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2024',
    // The content security policy allows fonts and scripts from our own address only, never `data:`.
    assetsInlineLimit: 0,
    // The first script as it is before packing; a journey holds what comes over the wire to its limit.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Toasts are asked for when the first one comes, so that the first script does without; what is itself asked
      // for later may import them outright.
      checks: { ineffectiveDynamicImport: false },
      output: {
        // What the first list needs comes as one file: ninety small ones took longer than all their bytes.
        codeSplitting: {
          groups: [
            { name: 'later', test: neededLater, priority: 1, includeDependenciesRecursively: false },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
});
