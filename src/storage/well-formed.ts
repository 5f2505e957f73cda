/** False if there is half a surrogate pair, which no store gives back unchanged. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
