import 'react';

declare module 'react' {
  // Our own CSS variables in a style prop.
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
