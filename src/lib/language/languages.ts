/** Bokmål, nynorsk, English. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** Our language for a Teams locale (`nb-NO`, `nn-NO`, `no`, `en-US`); undefined for one we do not speak. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  if (primary === 'no') return 'nb';
  return isLanguage(primary) ? primary : undefined;
}
