/** Part of the package Readability, which describes only its main file. */
declare module '@mozilla/readability/JSDOMParser.js' {
  import type { Readability } from '@mozilla/readability';

  class JSDOMParser {
    /** Takes well-formed markup only. */
    parse(html: string, url?: string): ConstructorParameters<typeof Readability>[0];
  }
  export = JSDOMParser;
}
