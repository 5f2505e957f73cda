declare module 'snowball-stemmers' {
  /** Throws for a language it does not have. */
  export function newStemmer(language: 'norwegian' | 'english'): { stem(word: string): string };
}
