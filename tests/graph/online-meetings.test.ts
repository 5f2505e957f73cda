import { GraphError, GraphOnlineMeetings } from '../../src/graph';
import { checkJoinUrl } from '../../src/features/meetings';
import { failureOf, type OnlineMeetings } from '../../src/features/meetings/planning/links/types';
import type { LogFields } from '../../src/lib/log';
import { silentLog } from '../support/a-turn';
import { errorOf, JOIN, startFakeGraph, TOKEN, type FakeGraph } from './fake-graph';

const ORGANIZER = 'dc17674c-81d9-4adb-bfb2-8f6a442e4624';
const PLAN = { subject: 'Samling 2 «æøå»', start: Date.parse('2026-04-21T12:00:00Z'), end: Date.parse('2026-04-21T13:30:00Z') };
let graph: FakeGraph;
let logged: LogFields[];
beforeEach(async () => {
  graph = await startFakeGraph(ORGANIZER);
  logged = [];
});
afterEach(() => graph.close());

function meetings(parts: { token?(): Promise<string>; attemptMs?: number; url?: string } = {}): OnlineMeetings {
  const log = { ...silentLog, warn: (_: string, fields: LogFields = {}) => void logged.push(fields) };
  const trusted = (given: string) => {
    const checked = checkJoinUrl(given);
    return 'url' in checked ? checked.url : undefined;
  };
  return new GraphOnlineMeetings({ url: graph.url, token: async () => TOKEN, organizerId: ORGANIZER, trusted, log, ...parts });
}
const failureIn = async (work: Promise<unknown>) => work.then(() => 'none', (error: unknown) => {
  expect(error).toBeInstanceOf(GraphError);
  return failureOf(error);
});
const methods = () => graph.requests.map(({ method }) => method);

describe('making a meeting', () => {
  test('asks for it in the organiser’s name, with a token and times that say their zone', async () => {
    expect(await meetings().create({ ...PLAN, externalId: 'romsdal.m1' })).toEqual({ id: 'MSpk_0*0**19:meeting/a+b=', joinUrl: JOIN });
    expect(graph.requests).toEqual([{
      method: 'POST', url: `/v1.0/users/${ORGANIZER}/onlineMeetings/createOrGet`, authorization: `Bearer ${TOKEN}`,
      body: { subject: PLAN.subject, startDateTime: '2026-04-21T14:00:00+02:00', endDateTime: '2026-04-21T15:30:00+02:00', externalId: 'romsdal.m1' },
    }]);
  });

  test('twice, also at once, with the same id is one meeting', async () => {
    const make = () => meetings().create({ ...PLAN, externalId: 'romsdal.m1' });
    const [first, ...others] = await Promise.all([make(), make(), make()]);
    for (const other of [...others, await make()]) expect(other).toEqual(first);
    expect(graph.meetings.size).toBe(1);
    expect((await meetings().create({ ...PLAN, externalId: 'romsdal.m2' })).id).not.toBe(first?.id);
  });

  test.each(['https://evil.example/x', 'http://teams.microsoft.com/x', 'https://teams.microsoft.com@evil.example/', 'x', ''])(
    'a link that leads elsewhere is not trusted: %s', async (joinWebUrl) => {
      graph.joinWebUrl = joinWebUrl;
      expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe('away');
    });

  test.each([{ id: 'x' }, { joinWebUrl: JOIN }, { id: '', joinWebUrl: JOIN }, { id: 3, joinWebUrl: JOIN }, 'no JSON', '[]', undefined, 'null'])(
    'an answer that cannot be used is none: %j', async (body) => {
      graph.instead = [{ status: 200, body }];
      expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe('away');
    });
});

describe('moving and cancelling', () => {
  test('is about the same meeting, whatever its id is written with', async () => {
    const { id } = await meetings().create({ ...PLAN, externalId: 'a' });
    await meetings().move(id, { ...PLAN, subject: 'Ny tittel', start: PLAN.start + 3_600_000, end: PLAN.end + 3_600_000 });
    expect(graph.meetings.get(id)).toMatchObject({ subject: 'Ny tittel', startDateTime: '2026-04-21T15:00:00+02:00', endDateTime: '2026-04-21T16:30:00+02:00' });
    expect(graph.requests[1]?.url).toBe(`/v1.0/users/${ORGANIZER}/onlineMeetings/${encodeURIComponent(id)}`);
    await meetings().cancel(id);
    expect(graph.meetings.size).toBe(0);
    expect(methods()).toEqual(['POST', 'PATCH', 'DELETE']);
  });

  test('one that is gone is cancelled already, and cannot be moved', async () => {
    await expect(meetings().cancel('gone')).resolves.toBeUndefined();
    expect(await failureIn(meetings().move('gone', PLAN))).toBe('gone');
  });
});

describe('what goes wrong', () => {
  test.each([
    [400, 'refused', 1], [401, 'forbidden', 1], [403, 'forbidden', 1], [404, 'gone', 1], [409, 'refused', 1], [410, 'gone', 1], [412, 'refused', 1],
    [429, 'busy', 2], [500, 'away', 2], [502, 'away', 2], [503, 'away', 2], [504, 'away', 2],
  ])('%s is «%s» after %s attempt(s)', async (status, failure, attempts) => {
    graph.instead = [errorOf(status, 'Forbidden'), errorOf(status, 'Forbidden'), errorOf(status, 'Forbidden')];
    expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe(failure);
    expect(graph.requests).toHaveLength(attempts);
  });

  test('without the access policy the log has Graph’s code and the id that support asks for, and nothing of what was sent or said', async () => {
    graph.instead = [errorOf(403, 'Forbidden')];
    await failureIn(meetings().create({ ...PLAN, externalId: 'romsdal.m1' }));
    expect(logged).toEqual([{ method: 'create', outcome: 'forbidden', status: 403, reason: 'Forbidden, request 5b6b6b6b-0000-4000-8000-000000000001' }]);
  });

  test('codes that are none are not logged', async () => {
    graph.instead = [{ status: 400, body: { error: { code: 'Samling 2\n{}', innerError: { 'request-id': { a: 1 } } } } }, undefined];
    await failureIn(meetings().move('x', PLAN));
    expect(logged).toEqual([{ method: 'move', outcome: 'refused', status: 400, reason: '' }]);
  });

  test.each([429, 503])('%s is tried once more after the pause that was asked for', async (status) => {
    graph.instead = [errorOf(status, 'TooManyRequests', { 'Retry-After': '1' })];
    const before = performance.now();
    expect((await meetings().create({ ...PLAN, externalId: 'a' })).joinUrl).toBe(JOIN);
    expect(performance.now() - before).toBeGreaterThan(990);
    expect(graph.requests).toHaveLength(2);
  });

  test('a pause that nobody can wait for is not waited for, and nothing more is asked', async () => {
    graph.instead = [errorOf(429, 'TooManyRequests', { 'Retry-After': '30' })];
    expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe('busy');
    expect(graph.requests).toHaveLength(1);
  });

  test.each(['PATCH', 'DELETE'])('%s too is tried once more', async (method) => {
    const { id } = await meetings().create({ ...PLAN, externalId: 'a' });
    graph.instead = [errorOf(503, 'ServiceUnavailable')];
    await (method === 'PATCH' ? meetings().move(id, PLAN) : meetings().cancel(id));
    expect(methods()).toEqual(['POST', method, method]);
  });

  test('a service that never answers is given up, and asked no more', async () => {
    graph.instead = ['hang'];
    expect(await failureIn(meetings({ attemptMs: 50 }).create({ ...PLAN, externalId: 'a' }))).toBe('away');
    expect(graph.requests).toHaveLength(1);
  });

  test('a connection that breaks, or that is not there, is «away»', async () => {
    graph.instead = ['cut'];
    expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe('away');
    expect(await failureIn(meetings({ url: 'http://127.0.0.1:9' }).cancel('x'))).toBe('away');
  });

  test('it is sent on to no other address', async () => {
    graph.instead = [{ status: 307, headers: { Location: `${graph.url}/elsewhere` } }];
    expect(await failureIn(meetings().create({ ...PLAN, externalId: 'a' }))).toBe('away');
    expect(graph.requests).toHaveLength(1);
  });

  test('without a token nothing is asked of Graph', async () => {
    const refused = () => Promise.reject(new GraphError('forbidden', { reason: 'AuthenticationError' }));
    expect(await failureIn(meetings({ token: refused }).create({ ...PLAN, externalId: 'a' }))).toBe('forbidden');
    expect(await failureIn(meetings({ token: () => new Promise(() => undefined), attemptMs: 30 }).cancel('x'))).toBe('away');
    expect(await failureIn(meetings({ token: async () => 'another' }).cancel('x'))).toBe('forbidden');
    expect(methods()).toEqual(['DELETE']);
  });
});
