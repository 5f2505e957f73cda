/** A property of something thrown. Not by `instanceof Error`: what Node and native modules throw may be of another realm. */
export function property(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>)[name] : undefined;
}
