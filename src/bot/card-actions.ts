type Part = Record<string, unknown>;

/**
 * The card with its buttons complete: every `Action.Execute` carries its verb and the card's language among its data, and falls
 * back to an `Action.Submit` that says the same, for clients that know no other (design/teams.md, Cards). Templates say each once.
 */
export function withFallbacks(card: Part): Part {
  return complete(card, String(card.lang)) as Part;
}

function complete(part: unknown, lang: string): unknown {
  if (Array.isArray(part)) return part.map((each) => complete(each, lang));
  if (typeof part !== 'object' || part === null) return part;
  const whole: Part = {};
  for (const name of Object.keys(part)) {
    const value = (part as Part)[name];
    // What a template's `$when` leaves out of an object comes as null.
    if (value !== null) whole[name] = typeof value === 'object' ? complete(value, lang) : value;
  }
  return whole.type === 'Action.Execute' ? completed(whole, lang) : whole;
}

function completed({ fallback: _, ...action }: Part, lang: string): Part {
  const data = { verb: action.verb, lang, ...(action.data as object | undefined) };
  const { title, associatedInputs } = action;
  const inputs = associatedInputs === undefined ? {} : { associatedInputs };
  return { ...action, data, fallback: { type: 'Action.Submit', title, data, ...inputs } };
}
