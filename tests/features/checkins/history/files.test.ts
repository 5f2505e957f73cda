import readWorkbook from 'read-excel-file/node';
import { aTurn } from '../../../support/a-turn';
import { buttonsOf, pressOf } from '../../../support/replies';
import { ofType } from '../../../cards/elements';
import { ADDED, OTHER_FORM, REMOVED } from '../forms/other-form';
import { NEW, OLD, told } from './told';
import {
  aReport, aRound, FORM, MOLDE, NETWORK, personOf, press, PUBLIC_URL, removeMember, reportsOf, saveMember, saveReports, startStage, wordsOn,
  type Stage,
} from './support';
import { reportsFile, type ReportsFile } from '../../../../src/features/checkins/history/export-json';
import { sheetsOf } from '../../../../src/features/checkins/history/export-sheets';
import { translator } from '../../../../src/lib/language';
import { sealer } from '../../../../src/lib/sealed-token';
import { workbook, WORKBOOK_TYPE } from '../../../../src/lib/workbook';

const t = translator('nb');
const turn = aTurn();
type Sheets = { sheet: string; data: unknown[][] }[];
const label = (id: string) => [FORM, OTHER_FORM].flatMap(({ parts }) => parts).flatMap(({ questions }) => questions).find((each) => each.id === id)?.label.nb ?? '';

/** What an independent reader finds: the value below a title, in the nth row of a sheet. */
function valueIn(sheets: Sheets, sheet: string, title: string, row: number): unknown {
  const data = sheets.find((each) => each.sheet === sheet)?.data ?? [];
  const at = data[0]?.indexOf(title) ?? -1;
  if (at < 0) throw new Error(`No «${title}» among ${JSON.stringify(data[0])}`);
  return data[row]?.[at];
}

describe('as a workbook', () => {
  const r1 = FORM.parts.find(({ id }) => id === 'r1')?.title.nb ?? '';
  const r2 = FORM.parts.find(({ id }) => id === 'r2')?.title.nb ?? '';
  const old = told(OLD, {
    'r1-status': { step: 'na', reason: '=HYPERLINK("https://example.org")' }, 'r1-plan': { text: '=1+1' }, 'r1-revised': { day: '2026-02-03' },
    [REMOVED]: { number: 7 }, 'r1-callouts': { few: true }, 'r2-units': { none: 'unknown' },
  }, { late: true, as: 'coordinator', reason: '-feil' });
  const newer = told(NEW, { 'r1-status': { step: '2' }, [ADDED]: { choices: ['yes'] }, 'r2-units': { number: 0 } }, { revision: 3, nothingNew: true });
  let sheets: Sheets;
  beforeAll(async () => {
    sheets = await readWorkbook(Buffer.from(await workbook(sheetsOf(turn, [newer, old]))), { trim: false });
  });

  test('each part has a sheet with a row for each round, and there is one of definitions', () => {
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...FORM.parts.map(({ title }) => title.nb.slice(0, 31).trim()), 'Definisjoner']);
    for (const { data } of sheets.slice(0, -1)) expect(data.map(([first]) => first)).toEqual(['Innsjekk', '2. tertial 2026', '1. tertial 2026']);
  });

  test('days are days, numbers numbers, and what is not known is no 0', () => {
    expect(valueIn(sheets, r1, label('r1-revised'), 2)).toEqual(new Date('2026-02-03T00:00:00Z'));
    expect(valueIn(sheets, r1, label(REMOVED), 2)).toBe(7);
    expect(valueIn(sheets, r1, label('r1-callouts'), 2)).toBe('1–4');
    expect([valueIn(sheets, r2, label('r2-units'), 1), valueIn(sheets, r2, label('r2-units'), 2)]).toEqual([0, 'vet ikke']);
    expect([valueIn(sheets, r1, 'Fra og med', 2), valueIn(sheets, r1, 'Til og med', 2)]).toEqual([new Date('2026-01-01'), new Date('2026-04-30')]);
    expect(Math.round((valueIn(sheets, r1, 'Sendt', 2) as Date).getTime() / 60_000) * 60_000).toBe(Date.parse('2026-05-03T12:00:00Z'));
  });

  test('each row says which revision it is, by whom as a role, late or not, and why it was corrected', () => {
    const titles = ['Utgave', 'Etter fristen', 'Meldt av', 'Ingenting nytt', 'Skjemaversjon'];
    expect(titles.map((title) => valueIn(sheets, r1, title, 1))).toEqual([3, 'nei', 'Kontaktpersonen', 'ja', OTHER_FORM.version]);
    expect(titles.map((title) => valueIn(sheets, r1, title, 2))).toEqual([1, 'ja', 'En koordinator, på vegne av kommunen', 'nei', FORM.version]);
  });

  test('what people wrote is text, though it begins as a formula', () => {
    expect(valueIn(sheets, r1, label('r1-plan'), 2)).toBe("'=1+1");
    expect(valueIn(sheets, r1, 'Grunn til rettelsen', 2)).toBe("'-feil");
    for (const cell of sheets.flatMap(({ data }) => data.flat())) if (typeof cell === 'string') expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  });

  test('a removed question keeps its column, an added one has its own, and a changed scale is another column', () => {
    const [titles = []] = sheets[0]?.data ?? [];
    expect(titles).toEqual(expect.arrayContaining([label(REMOVED), label(ADDED)]));
    const of = (version: number) => t('checkins.history.file.ofVersions', { label: label('r1-status'), versions: String(version) });
    expect([valueIn(sheets, r1, of(OTHER_FORM.version), 1), valueIn(sheets, r1, of(OTHER_FORM.version), 2)]).toEqual(['Delvis', null]);
    expect(valueIn(sheets, r1, of(FORM.version), 2)).toBe('Ikke aktuelt: =HYPERLINK("https://example.org")');
    expect(valueIn(sheets, r1, label(REMOVED), 1)).toBeNull();
  });

  test('the definitions have every question with its class and versions, and what words mean', () => {
    const [titles, ...rows] = sheets.at(-1)?.data ?? [];
    expect(titles?.slice(0, 6)).toEqual(['Ark', 'Spørsmål eller ord', 'Id', 'Slags svar', 'Klasse', 'Skjemaversjoner']);
    const of = (id: string) => rows.filter((row) => row[2] === id);
    expect(of('r1-callouts').map((row) => row.slice(3, 6))).toEqual([['tall', 'B', `${FORM.version}, ${OTHER_FORM.version}`]]);
    expect(of('r1-status').map((row) => [row[5], String(row[6]).slice(0, 12)])).toEqual([
      [String(OTHER_FORM.version), 'Vet ikke; Ne'], [String(FORM.version), '0 – vet ikke'],
    ]);
    expect(rows.find((row) => row[1] === 'vet ikke')?.at(-1)).toBe(t('checkins.history.file.means.unknown'));
  });
});

test('for a program the shape is stable: what was asked in which version, answers as they are kept and in words, and no person', () => {
  const about = { network: { id: NETWORK, name: 'Nettverk Romsdal' }, municipality: { number: MOLDE, name: 'Molde' }, now: Date.parse('2026-11-23T09:00:00Z') };
  const file = reportsFile(turn, about, [told(OLD, { 'r1-status': { step: '3' }, 'r1-callouts': { few: true } }, { reason: 'Feil', late: true })]);
  const { reports: [report], ...head } = file;
  expect(head).toEqual({
    format: 'nettverksassistenten/checkin-reports', version: 1, made: '2026-11-23T10:00:00+01:00', network: about.network, municipality: about.municipality,
  });
  const { answers, ...rest } = report as ReportsFile['reports'][number];
  expect(rest).toEqual({
    round: { id: OLD.id, name: '1. tertial 2026', from: '2026-01-01', to: '2026-04-30' }, form: { id: FORM.id, version: FORM.version },
    revision: 1, sent: '2026-05-03T12:00:00+02:00', by: 'contact', late: true, nothingNew: false, reason: 'Feil',
  });
  expect(answers).toHaveLength(FORM.parts.flatMap(({ questions }) => questions).length);
  expect(answers[0]).toEqual({
    part: 'r1', question: 'r1-status', label: label('r1-status'), kind: 'status', class: 'A', scale: 'status', answer: { step: '3' }, words: '3 – under arbeid',
  });
  expect(answers.find(({ question }) => question === 'r1-callouts')).toMatchObject({ class: 'B', answer: { few: true }, words: '1–4' });
  expect(answers.find(({ question }) => question === 'r1-plan')).not.toHaveProperty('answer');
  expect(JSON.stringify(file)).not.toContain('aaaaaaaaaa');
});

describe('by links', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startStage();
    await saveReports(stage.store, aRound(), aReport(aRound(), { 'r1-status': { step: '3' }, 'r1-plan': { text: 'Plan for Ørjasæter' } }));
  });
  afterEach(() => stage.bot.stop());

  async function links(world = stage.contact): Promise<string[]> {
    const { verb, data } = pressOf(await reportsOf(stage, world), t('cards.checkins.history.files'));
    const { card } = await press(stage, world, verb, data);
    return ofType(card, /^Action\.OpenUrl$/).map(({ url }) => String(url));
  }
  const get = (link: string) => fetch(link.replace(PUBLIC_URL, `${stage.bot.url}/`));

  test('the workbook comes as it is, named in ASCII by municipality and day, and is kept in no cache', async () => {
    const [xlsx = ''] = await links();
    const response = await get(xlsx);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': WORKBOOK_TYPE, 'cache-control': 'no-store', 'content-disposition': expect.stringMatching(/^attachment; filename="innsjekk-1506-\d{4}-\d\d-\d\d\.xlsx"$/),
    });
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(body.length));
    const sheets: Sheets = await readWorkbook(body);
    expect(JSON.stringify(sheets)).toContain('Plan for Ørjasæter');
  });

  test('JSON comes as UTF-8', async () => {
    const [, json = ''] = await links(stage.manager);
    const response = await get(json);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="innsjekk-1506-\d{4}-\d\d-\d\d\.json"$/);
    const file = (await response.json()) as ReportsFile;
    expect([file.municipality, file.reports[0]?.answers.find(({ question }) => question === 'r1-plan')?.words]).toEqual([
      { number: MOLDE, name: 'Molde' }, 'Plan for Ørjasæter',
    ]);
  });

  test('they work for 15 minutes', async () => {
    const all = await links();
    expect(all).toHaveLength(2);
    stage.clock.advance(15 * 60_000 - 1);
    for (const link of all) expect((await get(link)).status).toBe(200);
    stage.clock.advance(1);
    for (const link of all) expect((await get(link)).status).toBe(404);
  });

  test('who is none of the municipality’s people any more gets nothing', async () => {
    const [ofColleague, ofContact] = [await links(stage.colleague), await links(stage.contact)];
    await saveMember(stage, stage.contact, ['coordinator']);
    await removeMember(stage, stage.colleague);
    for (const link of [...ofColleague, ...ofContact]) expect((await get(link)).status).toBe(404);
  });

  test('nobody gets another municipality’s, whatever the link says', async () => {
    const seal = (world = stage.neighbour, subject = `${NETWORK}.${MOLDE}`) => sealer('a-secret-of-the-test-that-is-long').seal({
      kind: 'reports-xlsx', ...personOf(world), subject, language: 'nb', expiresAt: stage.clock.now() + 1_000,
    });
    const status = async (token: string) => (await fetch(`${stage.bot.url}/files/${token}`)).status;
    expect(await status(seal(stage.contact))).toBe(200);
    for (const token of [seal(), seal(stage.coordinator), seal(stage.partner), seal(stage.contact, `${NETWORK}.1547`), seal(stage.contact, NETWORK), seal(stage.contact, `nordmore.${MOLDE}`)]) {
      expect(await status(token)).toBe(404);
    }
  });

  test('a municipality that has sent nothing has no file', async () => {
    expect(buttonsOf(await reportsOf(stage, stage.neighbour))).not.toContain(t('cards.checkins.history.files'));
    const { card } = await press(stage, stage.neighbour, 'checkins.history.files', { id: NETWORK });
    const [link = ''] = ofType(card, /^Action\.OpenUrl$/).map(({ url }) => String(url));
    expect((await get(link)).status).toBe(404);
  });

  test('the card says how long the links work', async () => {
    const { card } = await press(stage, stage.contact, 'checkins.history.files', { id: NETWORK });
    expect(wordsOn(card)).toContain(t('checkins.history.files', { minutes: 15 }));
    expect(buttonsOf(card)).toEqual([t('cards.checkins.history-files.xlsx'), t('cards.checkins.history-files.json'), t('cards.checkins.history-files.list')]);
  });
});
