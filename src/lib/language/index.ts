export { detectLanguage, possibleLanguages } from './detect';
export { LANGUAGES, languageOfLocale, isLanguage, type Language } from './languages';
export { translator, textsUnder, commandWords, type TextKey, type TextValues, type Translate } from './texts';
