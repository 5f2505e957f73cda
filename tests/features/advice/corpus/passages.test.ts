import { dateText, loadCorpus } from '../../../../src/features/advice';
import topics from '../../../../src/features/advice/topics.json';
import { STATUSES, type Passage } from '../../../../src/features/advice/types';
import { sentencesIn } from './sentences';

const passages = loadCorpus();
const named = (list: Passage[]) => list.map(({ id }) => id);
/** Public bodies, competence centres and the organisations whose work a passage tells of. */
const PUBLISHERS = [
  'a-larm.no', 'ambulanseforum.no', 'bergen.kommune.no', 'dagsavisen.no', 'fhi.no', 'fylkesmannen.no', 'helse-stavanger.no',
  'helsebiblioteket.no', 'helsedirektoratet.no', 'helsenorge.no', 'hvl.no', 'korus.no', 'korus-sor.no', 'korus-stavanger.no',
  'korusoslo.no', 'nalokson.uio.no', 'nrk.no', 'oslo-universitetssykehus.no', 'pasientsikkerhetsprogrammet.no', 'regjeringen.no',
  'ressursportal.no', 'rusfeltet.no', 'ssb.no', 'statsforvalteren.no', 'stolav.no', 'sula.kommune.no',
];
const PAST_TENSE = /(?<!\p{L})(?:sa|var|ba|ga|fikk|tok|gjaldt|kom|la|ble|beskrev|trakk|\p{Ll}{2,}(?:te|de|et))(?!\p{L})/u;
const OF_THE_PAST = /201[4-9]|202[01]|den gang|tidligere|tidlegare/;
/** Whether something that is neither superseded nor a draft has the topic for its main matter. */
const isCoveredToday = (topic: string) =>
  passages.some(({ status, topics: [main] }) => main === topic && status !== 'superseded' && status !== 'draft');
const failing = (rule: (passage: Passage) => boolean, among = passages) => named(among.filter((passage) => !rule(passage)));

describe('the corpus', () => {
  test('has at least 110 passages, each with an id of its own, in order', () => {
    expect(passages.length).toBeGreaterThanOrEqual(110);
    expect(named(passages)).toEqual([...new Set(named(passages))].sort());
  });

  test.each(Object.entries(topics))('has passages on %s of each status that topics.json lists', (topic, { statuses }) => {
    const found = new Set(passages.filter((passage) => passage.topics.includes(topic)).map(({ status }) => status));
    expect(statuses.filter((status) => !found.has(status as Passage['status']))).toEqual([]);
    expect(statuses.filter((status) => !STATUSES.includes(status as Passage['status']))).toEqual([]);
  });

  test('has one overview for each råd, in force, and numbers them without a hole', () => {
    const overviews = passages.filter(({ overview }) => overview);
    const numbers = overviews.map(({ raad }) => raad).sort();
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(failing(({ status }) => status === 'in_force', overviews)).toEqual([]);
    const known = new Set<number | undefined>(numbers);
    expect(failing(({ raad }) => raad === undefined || known.has(raad))).toEqual([]);
  });

  test('leads from what is replaced to topics that have a passage of today', () => {
    const current =
      new Set(passages.filter(({ status }) => status !== 'superseded' && status !== 'draft').flatMap((each) => each.topics));
    expect(failing(({ replacedBy }) => replacedBy.every((topic) => current.has(topic)))).toEqual([]);
    expect(failing(({ status }) => status === 'superseded', passages.filter(({ replacedBy }) => replacedBy.length))).toEqual([]);
  });
});

describe('the topics', () => {
  test('each have a passage of their own, whose main matter they are', () => {
    const main = new Set(passages.map(({ topics: [topic] }) => topic));
    expect(Object.keys(topics).filter((topic) => !main.has(topic))).toEqual([]);
  });

  test('stand once each on a passage', () => {
    const once = (slugs: string[]) => new Set(slugs).size === slugs.length;
    expect(failing(({ topics: of, replacedBy }) => once(of) && once(replacedBy))).toEqual([]);
  });
});

describe('what is superseded', () => {
  const superseded = passages.filter(({ status }) => status === 'superseded');

  test('leads to what covers the matter now, unless nothing of today has it for its main matter', () => {
    expect(failing(({ replacedBy, topics: [topic = ''] }) => replacedBy.length > 0 || !isCoveredToday(topic), superseded)).toEqual([]);
  });

  test('of the advice of 2019 names its chapter, and has the date of that advice', () => {
    const of2019 = passages.filter(({ id, chapter }) => id.startsWith('2019-') || chapter?.startsWith('2019-'));
    const isWhole = ({ chapter = '', status, date }: Passage) => /^2019-\d+$/.test(chapter) && status === 'superseded' && date === '2019-03-29';
    expect(failing(isWhole, of2019)).toEqual([]);
  });
});

test('what we lack is said: the text of råd 2 and 3, and the chapters of 2019 that we have not found', () => {
  const gaps = passages.filter(({ gap }) => gap === 'theme-only');
  expect(gaps.filter(({ overview }) => overview).map(({ raad }) => raad).sort()).toEqual([2, 3]);
  const missing = passages.find(({ id }) => id === '2019-kap4-5-6-mangler');
  expect(missing?.body).toMatch(/kapittel 4, 5 og 6/);
});

describe('every passage', () => {
  test('has one to six sentences', () => {
    expect(failing(({ body }) => sentencesIn(body) >= 1 && sentencesIn(body) <= 6)).toEqual([]);
  });

  test('has a title that fits a button or is cut where it does not hurt: at most 80 characters, no full stop', () => {
    expect(failing(({ title }) => title.length <= 80 && !title.endsWith('.') && title.trim() === title)).toEqual([]);
  });

  test('names its source, by an https address where there is one', () => {
    expect(failing(({ source, url }) => source.length >= 5 && (!url || new URL(url).protocol === 'https:'))).toEqual([]);
  });

  test('links to a publisher we know: an address that is new here is looked at before it goes to people', () => {
    const unknown = passages.filter(({ url }) => url && !PUBLISHERS.includes(new URL(url).hostname.replace(/^www\./, '')));
    expect(unknown.map(({ id, url }) => `${id} ${url}`)).toEqual([]);
    expect(failing(({ url }) => !/[?#].*(?:utm_|fbclid)|\s/.test(url ?? ''))).toEqual([]);
  });

  test('in force or a draft links to the page where the official text is read', () => {
    expect(failing(({ url }) => url !== undefined, passages.filter(({ status }) => status === 'in_force' || status === 'draft'))).toEqual([]);
  });

  test('has a date that can be shown and lies not in the future', () => {
    const today = new Date().toISOString();
    const dated = passages.filter(({ date }) => date !== undefined);
    expect(failing(({ date = '' }) => date <= today.slice(0, date.length), dated)).toEqual([]);
    for (const passage of passages) expect(dateText(passage, 'nb')).not.toBe('');
  });

  test('on what is in force, superseded or a draft says from when', () => {
    expect(
      failing(({ date }) => date !== undefined, passages.filter(({ status }) => status === 'in_force' || status === 'draft')),
    ).toEqual([]);
    expect(failing(({ date }) => date !== undefined, passages.filter(({ chapter }) => chapter?.startsWith('2019-')))).toEqual([]);
  });

  test('says in its words that it is of the past, when it is superseded', () => {
    const superseded = passages.filter(({ status }) => status === 'superseded');
    expect(failing(({ body, title }) => OF_THE_PAST.test(`${title} ${body}`) && PAST_TENSE.test(body), superseded)).toEqual([]);
  });

  test('says that it is from the draft, when it is', () => {
    expect(
      failing(({ body }) => /utkast|høringsbrev|høring/i.test(body), passages.filter(({ status }) => status === 'draft')),
    ).toEqual([]);
  });

  test('says that we lack the text, where we know the theme only', () => {
    const gaps = passages.filter(({ gap }) => gap === 'theme-only');
    expect(gaps.length).toBeGreaterThan(0);
    expect(failing(({ body }) => /har vi ikke|ikke har|mangler/.test(body), gaps)).toEqual([]);
  });
});
