import { readApi, type ApiRequest, type Reading } from '../../../../src/features/advice/import/read';
import { sendJson } from '../../../support/loopback';
import { KEY, product, raad, startContentApi, type ContentApi } from './content-api';

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.content = product([raad(1), raad(2)]);
  api.asked = [];
  delete api.trouble;
});

function read(parts: Partial<ApiRequest> = {}): Promise<Reading> {
  return readApi({ url: api.url, key: KEY, about: 'overdose', knownTitles: [], pauseMs: 1, timeoutMs: 2_000, ...parts });
}

test('a product is read whole: each råd with title, status, dates, link, number and every section', async () => {
  const { pages, notices } = await read();
  expect(notices).toEqual([]);
  expect(pages.map(({ id, raad: n }) => [id, n])).toEqual([['0006-0023-raad-1', 1], ['0006-0023-raad-2', 2]]);
  expect(pages[1]).toMatchObject({
    title: 'Kommunen bør ha prøverutine 2 for brukerutstyr', status: 'in_force', published: '2025-01-16', updated: '2025-02-03',
    url: 'https://www.helsedirektoratet.no/faglige-rad/prove/raad-2',
  });
  expect(pages[1]?.blocks.map(({ text }) => text)).toEqual([
    'Dette er prøvetekst 2 om brukerutstyr:', 'første punkt 2', 'andre punkt 2', 'Praktisk – slik kan rådet følges', 'Slik gjøres prøve 2.', 'Begrunnelse',
    'Derfor gjøres prøve 2.',
  ]);
});

test('the list of products is read to its end, and only what the word is in is taken', async () => {
  const others = ['Røyking', 'Kosthold'].map((tittel, at) => ({ id: `annet-${at}`, tittel, tekniskeData: { infoType: 'faglig-rad' } }));
  api.content = [...others, ...api.content];
  expect((await read()).pages).toHaveLength(2);
  expect(api.asked.filter((path) => path.includes('infoTyper'))).toHaveLength(3);
  expect(api.asked.join()).not.toContain('annet-0');
});

test('with --id just that product is asked for', async () => {
  await read({ id: '0006-0020-p' });
  expect(api.asked[0]).toBe('/innhold/innhold/0006-0020-p');
});

test('links to Helsedirektoratet’s own host are asked for at the configured address, and literature is not asked for', async () => {
  await read();
  expect(api.asked).toContain('/innhold/rad/0006-0023-raad-2');
  expect(api.asked.join()).not.toContain('referanse');
});

test('a chapter with text is a page too; one without is not', async () => {
  const [top, chapter, ...rest] = product([raad(1)]);
  api.content = [top!, { ...chapter!, tekst: '<p>Om kapittelet.</p>' }, ...rest];
  expect((await read()).pages.map(({ title }) => title)).toEqual(['Forebygging av overdoser', 'Kommunen bør ha prøverutine 1 for brukerutstyr']);
});

test('sections with a heading of their own, and parts this program does not know, are both accounted for', async () => {
  const data = { nokkelInfo: { ressurshensyn: '<p>Lite.</p>' }, praktisk: null, nyttFelt: '<p>Ukjent.</p>' };
  api.content = product([raad(1, { data })]);
  const { pages, notices } = await read();
  expect(pages[0]?.blocks.slice(-2).map(({ text }) => text)).toEqual(['Ressurshensyn', 'Lite.']);
  expect(notices).toEqual([expect.stringContaining('«nyttFelt» is a part this program does not know')]);
});

test('what a råd lacks is told and not made up', async () => {
  api.content = product([raad(1, { forstPublisert: null, sistFagligOppdatert: undefined, url: undefined })]);
  const { pages, notices } = await read();
  expect(pages[0]).not.toHaveProperty('updated');
  expect(notices).toEqual([expect.stringContaining('has no date'), expect.stringContaining('has no link')]);
});

test('where some råd are no longer in force nobody knows how the others are counted', async () => {
  api.content = product([raad(1, { status: 'Utgått' }), raad(2)]);
  const { pages, notices } = await read();
  expect(notices).toEqual([expect.stringContaining('Some råd of the product are not in force')]);
  expect(pages.map(({ status, raad: n }) => [status, n])).toEqual([['superseded', undefined], ['in_force', undefined]]);
});

test('an order that the titles speak against gives no numbers, and is told', async () => {
  const known = { knownTitles: [{ title: 'Kommunen bør ha prøverutine 1 for brukerutstyr', raad: 1 }] };
  api.content = product([raad(2), raad(1)]);
  const { pages, notices } = await read(known);
  expect(pages.map(({ raad: n }) => n)).toEqual([undefined, 1]);
  expect(notices).toEqual([expect.stringContaining('another order')]);
});

test('two products in force are both read, and not numbered', async () => {
  const other = product([raad(9)]).map((each) => ({ ...each, id: `${each.id}-b`, links: (each.links as { href: string }[]).map((link) => ({ ...link, href: `${link.href}-b` })) }));
  api.content = [...api.content, ...other];
  const { pages, notices } = await read();
  expect(pages.map(({ raad: n }) => n)).toEqual([undefined, undefined, undefined]);
  expect(notices).toEqual([expect.stringContaining('give the --id of one')]);
});

test('links that run in a circle end', async () => {
  const [top, chapter, first] = product([raad(1)]);
  const back = { rel: 'barn', type: 'kapittel', href: `https://api.helsedirektoratet.no/innhold/kapitler/${chapter!.id}` };
  api.content = [top!, chapter!, { ...first!, links: [back] }];
  expect((await read()).pages).toHaveLength(1);
});

test('what passes by itself is tried again', async () => {
  let times = 0;
  api.trouble = { path: 'raad-2', answer: (response) => (++times < 3 ? sendJson(response, 503) : sendJson(response, 200, raad(2))) };
  expect((await read()).pages).toHaveLength(2);
  expect(times).toBe(3);
});

describe('a sentence says what is wrong, and nothing is read, when the API', () => {
  const trouble = (answer: NonNullable<ContentApi['trouble']>['answer'], path = 'raad-2') => {
    api.trouble = { path, answer };
  };

  test('does not know the key', async () => {
    await expect(read({ key: 'feil' })).rejects.toThrow(/refused us \(401\): set ADVICE_API_KEY/);
    expect(api.asked).toHaveLength(1);
  });

  test.each([
    [404, /raad-2 is not there \(404\)/, 1], [500, /answered 500: try again later/, 3], [429, /answered 429/, 3], [204, /has no content/, 1],
  ])('answers %i in the middle', async (status, sentence, times) => {
    trouble((response) => sendJson(response, status));
    await expect(read()).rejects.toThrow(sentence);
    expect(api.asked.filter((path) => path.includes('raad-2'))).toHaveLength(times);
  });

  test('does not answer in time', async () => {
    trouble(() => undefined);
    await expect(read({ timeoutMs: 50 })).rejects.toThrow(/did not answer within 0\.05 s: check ADVICE_API_URL/);
  });

  test('begins an answer and does not end it', async () => {
    trouble((response) => {
      response.writeHead(200);
      response.write('{"id":');
    });
    await expect(read({ timeoutMs: 100 })).rejects.toThrow(/did not answer within 0\.1 s/);
  });

  test('leads elsewhere: the key must not follow', async () => {
    trouble((response) => sendJson(response, 302, undefined, { location: 'http://127.0.0.1:9/' }));
    await expect(read()).rejects.toThrow(/leads elsewhere \(302\)/);
  });

  test.each([
    ['HTML', '<html>', /did not answer with JSON\./], ['nothing', '', /did not answer with JSON, but with nothing/], ['a list', '[]', /is no content as the API has it/],
    ['content of another shape', '{"id":"x","tittel":7}', /is no content as the API has it: .*tittel/],
  ])('answers with %s', async (_what, body, sentence) => {
    trouble((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    await expect(read()).rejects.toThrow(sentence);
  });

  test('gives more than anybody could mean', async () => {
    trouble((response) => {
      response.writeHead(200);
      response.end(Buffer.alloc(20 * 1024 * 1024 + 1, 'x'));
    });
    await expect(read()).rejects.toThrow(/answered more than 20 MiB/);
  });

  test('has a råd without status, or with one that nobody knows', async () => {
    api.content = product([raad(1, { status: '' }), raad(2, { status: 'Kanskje' })]);
    await expect(read()).rejects.toThrow(/does not say whether it is in force[^\n]*\n[^\n]*«Kanskje»/);
  });

  test('has no product about it', async () => {
    await expect(read({ about: 'fiske' })).rejects.toThrow('None of the 1 products has «fiske» in its title: give its --id, or another --about.');
  });

  test('has a product without text', async () => {
    api.content = product([]);
    await expect(read()).rejects.toThrow(/is without text/);
  });

  test('is no content API', async () => {
    trouble((response) => sendJson(response, 200, { hello: 'world' }), 'infoTyper');
    await expect(read()).rejects.toThrow(/is no list of content: is ADVICE_API_URL the address/);
  });

  test('cannot be reached', async () => {
    await expect(read({ url: 'http://127.0.0.1:9/innhold' })).rejects.toThrow(/cannot be reached from here: check ADVICE_API_URL/);
  });
});
