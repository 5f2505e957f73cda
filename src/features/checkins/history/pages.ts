/** A page of a list, and where the next begins; absent at the end. */
export interface Page<T> {
  shown: T[];
  next?: number;
}

/** The page that begins at `from`; the first when there is none such. */
export function pageOf<T>(all: readonly T[], from: number, size: number): Page<T> {
  const start = from < all.length ? from : 0;
  return { shown: all.slice(start, start + size), ...(start + size < all.length && { next: start + size }) };
}

/** What a button of a list carries; whatever is no number is the first page. */
export const pageIn = (text: string): number => (/^\d{1,5}$/.test(text) ? Number(text) : 0);
