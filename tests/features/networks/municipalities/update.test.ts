import { sendJson } from '../../../support/loopback';
import { silentLog } from '../../../support/a-turn';
import { down, hanging, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { BUILT_IN, Municipalities } from '../../../../src/features/networks/municipalities/municipalities';
import { readList } from '../../../../src/features/networks/municipalities/records';
import { updateMunicipalities } from '../../../../src/features/networks/municipalities/update';
import { openStore } from '../../../../src/storage';
import { startFakeKlass, type FakeKlass } from './fake-klass';
import { code, nationalCodes } from './national';

let klass: FakeKlass;
let store: UnrulyStore;
beforeAll(async () => {
  klass = await startFakeKlass();
});
afterAll(() => klass.close());
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  Object.assign(klass, { codes: nationalCodes(), asked: [], trouble: undefined });
});
afterEach(() => store.close());

const update = (more = {}) =>
  updateMunicipalities(store, { url: klass.url, today: '2026-11-16', acceptCounts: false, dryRun: false, timeoutMs: 2_000, ...more });
const register = async () => {
  const municipalities = new Municipalities({ table: store, log: silentLog });
  await municipalities.refresh();
  return municipalities;
};
const numbers = (text: string, from: Municipalities) => from.find(text).map(({ municipality: { number } }) => number);

test('all 357 are stored, a row for each county, without «Uoppgitt»', async () => {
  expect(await update()).toMatchObject({ municipalities: 357 });
  const list = await readList(store);
  expect(list).toHaveLength(357);
  expect(list?.[0]).toEqual({ number: '0301', name: 'Oslo - Oslove', formerly: [] });
  expect(list?.some(({ number }) => number === '9999')).toBe(false);
  expect((await store.query('municipalities')).rows.map(({ row }) => row)).toHaveLength(15);
  expect(klass.asked[0]).toBe('/api/klass/v1/classifications/131/codesAt?date=2026-11-16');
});

test('former names lead through every change to what is there now, and a name of today is nobody’s former one', async () => {
  await update();
  const formerly = new Map((await readList(store))?.map((each) => [each.number, each.formerly]));
  expect(formerly.get('1579')).toEqual(['Eide', 'Fræna']);
  expect(formerly.get('1506')).toEqual(['Midsund', 'Nesset']);
  expect(formerly.get('1508')).toEqual(['Demo Gamlevik']);
  expect(formerly.get('1580')).toEqual(['Demo Gamlevik']);
});

test('without «changes» the list is stored with the former names that were known, and it is told', async () => {
  await update();
  klass.trouble = { path: 'changes', answer: (response) => sendJson(response, 500) };
  expect(await update()).toMatchObject({ municipalities: 357, withoutChanges: expect.stringMatching(/changes\?from=.* answered 500$/) });
  const found = (await register()).find('Demo Gamlevik');
  expect(found.map(({ municipality: { number } }) => number)).toEqual(['1508', '1580']);
});

test('a service takes the list when it looks, and keeps what it has when the store is away', async () => {
  const municipalities = await register();
  expect(numbers('Trondheim', municipalities)).toEqual([]);
  await update();
  expect(numbers('Trondheim', municipalities)).toEqual([]);
  await municipalities.refresh();
  expect([numbers('Trondheim', municipalities), numbers('Herøy', municipalities)]).toEqual([['5001'], ['1515', '1818']]);
  store.interfere(down);
  await municipalities.refresh();
  expect(numbers('Trondheim', municipalities)).toEqual(['5001']);
});

test.each([['away', down], ['hanging', hanging]])('a service that starts while the store is %s has the built-in list', async (_how, how) => {
  store.interfere(how);
  const municipalities = new Municipalities({ table: store, log: silentLog });
  await municipalities.start();
  municipalities.stop();
  expect(numbers('Fræna', municipalities)).toEqual(['1579']);
});

test('to find something asks the store for nothing', async () => {
  const municipalities = await register();
  store.calls.length = 0;
  municipalities.find('Molde');
  municipalities.byNumber('1506');
  expect(store.calls).toEqual([]);
});

test('a county that is gone is gone from the store too, and the new list comes whole or not at all', async () => {
  await store.transaction('municipalities', [{ op: 'upsert', row: { partition: 'municipalities', row: '99', v: 1, data: '{"municipalities":[{"number":"9901","name":"Gammel","formerly":[]}]}' } }]);
  store.interfere(only(({ method }) => method === 'transaction', down));
  await expect(update()).rejects.toThrow();
  expect((await readList(store))?.map(({ name }) => name)).toEqual(['Gammel']);
  store.behave();
  await update();
  expect((await readList(store))?.some(({ name }) => name === 'Gammel')).toBe(false);
});

describe('an answer that looks wrong is refused, and the old list stays', () => {
  beforeEach(async () => {
    await update();
  });
  afterEach(async () => {
    expect(await readList(store)).toHaveLength(357);
    expect((await readList(store))?.find(({ number }) => number === '1506')?.name).toBe('Molde');
  });
  const without = (number: string) => nationalCodes().filter((each) => each.code !== number);

  test.each<[string, () => ReturnType<typeof nationalCodes>, RegExp]>([
    ['a municipality less', () => without('1547'), /: Møre og Romsdal has 26 municipalities, not 27$/],
    ['one too many', () => [...nationalCodes(), code('1599', 'Ny')], /: Møre og Romsdal has 28 municipalities, not 27$/],
    ['no county at all', () => nationalCodes().filter(({ code: number }) => !number.startsWith('56')), /: Finnmark has no municipalities$/],
    ['a number that lost its zero', () => [...without('0301'), code('301', 'Oslo')], /«301» has not both a number of four digits and a name/],
    ['an empty name', () => [...without('1506'), code('1506', ' ')], /«1506» has not both/],
    ['one twice', () => [...without('1547'), code('1506', 'Molde')], /: 1506 is there twice$/],
    ['an unknown county', () => [...nationalCodes(), code('2111', 'Longyearbyen')], /: 21 is no county's number that is known$/],
    ['nothing', () => [], /; and 12 more$/],
  ])('with %s', async (_what, codes, sentence) => {
    klass.codes = codes();
    await expect(update()).rejects.toThrow(sentence);
  });

  test.each<[string, Parameters<typeof sendJson>[2], RegExp]>([
    ['another form', { code: [] }, /answered in another form than Klass has$/], ['numbers that are numbers', { codes: [{ code: 1506, name: 'Molde' }] }, /another form/],
    ['no JSON', undefined, /did not answer with JSON$/],
  ])('with %s', async (_what, body, sentence) => {
    klass.trouble = { path: 'codesAt', answer: (response) => sendJson(response, 200, body) };
    await expect(update()).rejects.toThrow(sentence);
  });

  test('with an error, or none in time', async () => {
    klass.trouble = { path: 'codesAt', answer: (response) => sendJson(response, 503) };
    await expect(update()).rejects.toThrow(/codesAt\?date=2026-11-16 answered 503$/);
    klass.trouble = { path: 'codesAt', answer: () => undefined };
    await expect(update({ timeoutMs: 50 })).rejects.toThrow(/did not answer within 0\.05 s$/);
    await expect(update({ url: 'http://127.0.0.1:9/api' })).rejects.toThrow(/^http:\/\/127\.0\.0\.1:9\/api\/.* cannot be reached from here$/);
  });

  test('a dry run checks the same and stores nothing', async () => {
    klass.codes = [...nationalCodes().filter((each) => each.code !== '1506'), code('1506', 'Demo Molde')];
    expect(await update({ dryRun: true })).toMatchObject({ municipalities: 357 });
  });
});

test('other counts are taken when an operator says that municipalities have merged', async () => {
  klass.codes = nationalCodes().filter((each) => each.code !== '1547');
  expect(await update({ acceptCounts: true })).toMatchObject({ municipalities: 356 });
  expect(BUILT_IN).toHaveLength(27);
});
