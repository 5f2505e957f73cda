import { adviceFeature, Learning } from '../../src/features/advice';
import { CommandTable } from '../../src/bot/commands';
import { helpFeature } from '../../src/bot/help';
import { meetingsFeature } from '../../src/features/meetings';
import { networksFeature } from '../../src/features/networks';
import { meetingsOn, networksOn } from '../support/a-turn';
import { commandWords, LANGUAGES, textsUnder } from '../../src/lib/language';
import { unrulyStore } from '../support/unruly-store';
import { testClock } from '../support/test-clock';
import type { TableStore } from '../../src/storage';

/** Every command needs its words and its help in each language, and no word may be a guess. */
const store = unrulyStore({} as TableStore);
const networks = networksOn(store, testClock());
const features = [
  helpFeature(() => table, networks.directory), adviceFeature(new Learning(store)),
  networksFeature(networks), meetingsFeature(meetingsOn(networks)),
];
const table: CommandTable = new CommandTable(features);
const ids = table.all.map(({ id }) => id);
/** What may follow the words of a command that takes something. */
const ARGUMENTS: Record<string, string> = { raad: '1', 'contacts-of': 'molde', 'approve-channel': 'abcd-2345' };

it('there are commands, and each has a name of its own', () => {
  expect(ids).toEqual(expect.arrayContaining(['help', 'about', 'list', 'raad', 'network', 'meetings', 'language']));
  expect(new Set(ids).size).toBe(ids.length);
});

it.each(ids)('the command %s has a name in every language', (id) => {
  for (const language of LANGUAGES) expect(textsUnder(language, `commands.${id}`).name).toMatch(/\S/);
});

it.each(ids.filter((id) => !id.startsWith('language-') && id !== 'thanks'))('the command %s has a line of help in every language', (id) => {
  for (const language of LANGUAGES) expect(textsUnder(language, `commands.${id}`).help).toMatch(/\S/);
});

it.each(ids)('the command %s is found by each of its words', (id) => {
  const command = table.byId(id);
  for (const word of commandWords(id).flatMap(({ words }) => words)) {
    const found = table.find(command?.accepts ? `${word} ${ARGUMENTS[id] ?? '1'}` : word);
    expect([word, found?.command.id]).toEqual([word, id]);
  }
});

it.each([true, false])('no word belongs to two commands that both take an argument, or both none (%s)', (takes) => {
  const words = table.all.filter(({ accepts }) => Boolean(accepts) === takes)
    .flatMap(({ id }) => [...new Set(commandWords(id).flatMap((it) => it.words))]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

it('words are written as the table looks them up: lower case, single spaces, no mark at the end', () => {
  const words = ids.flatMap((id) => commandWords(id).flatMap((it) => it.words));
  const lookedUp = (word: string) => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.!?]$/, '');
  expect(words.filter((word) => word !== lookedUp(word))).toEqual([]);
  expect(words.filter((word) => word.split(' ').length > 6)).toEqual([]);
});

it('the languages\' own commands are reached through «språk», so help does not list them', () => {
  expect(ids.filter((id) => id.startsWith('language-'))).toEqual(LANGUAGES.map((language) => `language-${language}`));
});
