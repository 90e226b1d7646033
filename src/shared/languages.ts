/** A language that explanations can be written in. `code` is a language tag as RFC 5646 (BCP 47) has them. */
export type Language = {
  code: string;
  /** In English, as a prompt names it. */
  name: string;
  /** As its speakers call it. */
  ownName: string;
};

/** The value of the setting that stands for "as the article". */
export const ARTICLE_LANGUAGE = 'article';

/** Languages that small models write well enough to be read. A closed list: the name goes into a prompt. */
export const languages: readonly Language[] = [
  { code: 'en', name: 'English', ownName: 'English' },
  { code: 'de', name: 'German', ownName: 'Deutsch' },
  { code: 'fr', name: 'French', ownName: 'français' },
  { code: 'es', name: 'Spanish', ownName: 'español' },
  { code: 'it', name: 'Italian', ownName: 'italiano' },
  { code: 'nl', name: 'Dutch', ownName: 'Nederlands' },
  { code: 'pt', name: 'Portuguese', ownName: 'português' },
  { code: 'pl', name: 'Polish', ownName: 'polski' },
  { code: 'sv', name: 'Swedish', ownName: 'svenska' },
  { code: 'da', name: 'Danish', ownName: 'dansk' },
  { code: 'nb', name: 'Norwegian', ownName: 'norsk bokmål' },
  { code: 'fi', name: 'Finnish', ownName: 'suomi' },
  { code: 'cs', name: 'Czech', ownName: 'čeština' },
  { code: 'ru', name: 'Russian', ownName: 'русский' },
  { code: 'uk', name: 'Ukrainian', ownName: 'українська' },
  { code: 'tr', name: 'Turkish', ownName: 'Türkçe' },
  { code: 'ar', name: 'Arabic', ownName: 'العربية' },
  { code: 'he', name: 'Hebrew', ownName: 'עברית' },
  { code: 'hi', name: 'Hindi', ownName: 'हिन्दी' },
  { code: 'zh', name: 'Chinese', ownName: '中文' },
  { code: 'ja', name: 'Japanese', ownName: '日本語' },
  { code: 'ko', name: 'Korean', ownName: '한국어' },
];
