import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateNames } from '../../src/bot/render';
import { LANGUAGES, textsUnder } from '../../src/lib/language';
import { elementsOf, ofType, stringsOf, type Element } from './elements';
import { complaintsOf } from './parser';
import { everyCardState, type CardState } from './states';

let states: CardState[];
beforeAll(async () => {
  states = await everyCardState();
}, 60_000);

/** The names of the states that break a rule, each with what broke it. */
const breaking = (rule: (state: CardState) => unknown[]) =>
  states.flatMap((state) => rule(state).map((what) => `${state.name}: ${JSON.stringify(what)}`)).slice(0, 5);

test('every template under cards/ is among the states, in every language and place', () => {
  const seen = new Set(states.map(({ template, language, scope }) => `${template} ${language} ${scope}`));
  const expected = templateNames().flatMap((name) =>
    LANGUAGES.flatMap((language) => ['personal', 'group', 'channel'].map((scope) => `${name} ${language} ${scope}`)));
  expect(expected.filter((each) => !seen.has(each))).toEqual([]);
});

describe('in every state, language and place a card', () => {
  test('is one to Microsoft’s own parser, without a complaint', () => {
    expect(breaking(({ card }) => complaintsOf(card))).toEqual([]);
  });

  test('is of version 1.5 at most, and says its language', () => {
    expect(
      breaking(({ card, language }) => (card.version === '1.5' && card.lang === language ? [] : [card.version, card.lang])),
    ).toEqual([]);
  });

  test('stays under 28 KB', () => {
    expect(breaking(({ card }) => [Buffer.byteLength(JSON.stringify(card))].filter((size) => size >= 28 * 1024))).toEqual([]);
  });

  test('has at most six actions, and at most six in each row of them', () => {
    expect(breaking(({ card }) => [actionsOf(card).length].filter((count) => count > 6))).toEqual([]);
  });

  test('has nothing left to fill in', () => {
    expect(
      breaking(({ card }) => stringsOf(card).filter((text) => /\$\{|\{\{|undefined|\[object|\bNaN\b|^null$/.test(text))),
    ).toEqual([]);
    expect(breaking(({ card }) => elementsOf(card).filter((element) => '$data' in element || '$when' in element))).toEqual([]);
  });

  test('wraps every text, and has none that is empty', () => {
    expect(
      breaking(({ card }) => ofType(card, /^TextBlock$/).filter(({ wrap, text }) => wrap !== true || !String(text).trim())),
    ).toEqual([]);
  });

  test('has no fact that Markdown takes for the first line of a list', () => {
    const values = (card: CardState['card']) => ofType(card, /^FactSet$/).flatMap(({ facts }) => (facts as Element[]).map(({ value }) => String(value)));
    expect(breaking(({ card }) => values(card).filter((value) => /^(?:\d+[.)]|[-+*>#]) /.test(value)))).toEqual([]);
  });

  test('has a heading, or a title in a box', () => {
    expect(breaking(({ card }) => (elementsOf(card).some(({ style }) => style === 'heading') ? [] : ['no heading']))).toEqual([]);
  });

  test('offers a way on: a button', () => {
    const ofOne = (name: string) => name.startsWith('passage of a corpus of one');
    expect(breaking(({ card, name }) => (actionsOf(card).length > 0 || ofOne(name) ? [] : ['no button']))).toEqual([]);
  });

  test('has a summary for notifications and screen readers', () => {
    expect(
      breaking(({ summary }) => (summary.trim() && summary.length <= 200 && !summary.includes('{{') ? [] : [summary])),
    ).toEqual([]);
  });
});

describe('in every state, language and place a button', () => {
  test('has a title that Teams does not cut', () => {
    expect(
      breaking(({ card }) => actionsOf(card).filter(({ title }) => !String(title).trim() || String(title).length > 60)),
    ).toEqual([]);
  });

  test('opens only https', () => {
    expect(
      breaking(({ card }) => ofType(card, /^Action\.OpenUrl$/).filter(({ url }) => !/^https:\/\/\S+$/.test(String(url)))),
    ).toEqual([]);
  });

  test('that does something falls back to Action.Submit with the same title and data, verb and language in it', () => {
    const wrong = breaking(({ card, language }) => ofType(card, /^Action\.Execute$/).filter(({ verb, title, data, fallback, associatedInputs }) => {
      const expected = { type: 'Action.Submit', title, data, ...(associatedInputs !== undefined && { associatedInputs }) };
      const { verb: inData, lang } = data as Record<string, unknown>;
      return JSON.stringify(fallback) !== JSON.stringify(expected) || inData !== verb || lang !== language;
    }));
    expect(wrong).toEqual([]);
    const submits = breaking(({ card }) => actionsOf(card).filter(({ type }) => type === 'Action.Submit'));
    expect(submits).toEqual([]);
  });

  test('carries ids only: no text, no name, no state', () => {
    const wrong = breaking(({ card }) => ofType(card, /^Action\.(?:Execute|Submit)$/).filter(({ data }) =>
      Object.entries(data as object).some(([name, value]) =>
        !['verb', 'lang', 'id', 'command', 'language'].includes(name) || !/^[a-z0-9.-]+$/.test(String(value)))));
    expect(wrong).toEqual([]);
  });
});

describe.each(templateNames())('the template %s', (name) => {
  const template = readFileSync(join('cards', `${name}.json`), 'utf8');
  const used = new Set([...template.matchAll(/\bt\.(\w+)/g)].map(([, key = '']) => key));
  const given = Object.keys(textsUnder('nb', `cards.${name.replace('/', '.')}`));

  test('uses no text that the language files lack', () => {
    expect([...used].filter((key) => !given.includes(key))).toEqual([]);
  });

  test('holds no text of its own', () => {
    const shown = stringsOf(JSON.parse(template)).filter((text) => /\p{L}{2}/u.test(text.replaceAll(/\$\{[^}]*\}/g, '')));
    const words = ofType(JSON.parse(template), /./).flatMap(({ text, title, label, errorMessage, placeholder }) =>
      [text, title, label, errorMessage, placeholder]).filter((text) => shown.includes(String(text)));
    expect(words).toEqual([]);
  });
});

/** Rows of buttons, at the card's foot and inside it, without the fallbacks. */
function actionsOf(card: unknown): Element[] {
  return elementsOf(card).flatMap(({ actions }) => (Array.isArray(actions) ? (actions as Element[]) : []));
}
