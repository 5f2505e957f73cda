import type * as AdaptiveCards from 'adaptivecards';

// The package's main file needs a browser's module loader; its bundle does not, and carries no types.
const { AdaptiveCard, SerializationContext } = jest.requireActual<typeof AdaptiveCards>('adaptivecards/dist/adaptivecards.js');

/** The parser keeps state in the regular expression it checks `lang` with, and refuses every second card for it. */
const ITS_OWN_FAULT = /for property "lang"/;

/** What Microsoft's parser finds wrong: unknown elements, bad values, missing properties. It knows not all of an action's. */
export function complaintsOf(json: unknown): string[] {
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(json, context);
  const parsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const validation = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...validation].filter((complaint) => !ITS_OWN_FAULT.test(complaint));
}
