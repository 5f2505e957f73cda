import { Roster } from './roster';
import type { TeamsTeam } from './roster';

type Json = Record<string, unknown>;

/** An activity the bot posted; `id` is what the bot was told. A reply has the id of what it answers. */
export interface Sent {
  id: string;
  conversationId: string;
  replyToId?: string;
  activity: Json;
}

export interface Updated {
  id: string;
  conversationId: string;
  activity: Json;
}

export interface Deleted {
  id: string;
  conversationId: string;
}

/** `parameters` is the body of createConversation; `activityId` is there when it carried a first activity. */
export interface Created {
  conversationId: string;
  activityId?: string;
  parameters: Json;
}

/** `path` as it came, still percent-encoded: an id may hold a slash. */
export interface ConnectorRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  serviceUrl: string;
}

interface Answer {
  status: number;
  body?: unknown;
}

type Route = (request: ConnectorRequest, ids: string[]) => Answer;

const notFound = (code: string): Answer => ({ status: 404, body: { error: { code, message: `${code} (fake Teams)` } } });
const asJson = (body: unknown): Json => (typeof body === 'object' && body !== null ? (body as Json) : {});

/**
 * What the Bot Connector answers, and what it remembers. Updating or deleting needs no earlier send: a stored reference may
 * be older than the test. A conversation with one person is the same each time it is created, as in Teams; one with a channel
 * is a new thread of it, `<channel>;messageid=<first activity>`.
 */
export function connector({ onSent }: { onSent(sent: Sent): void }) {
  const records = { sent: [] as Sent[], updated: [] as Updated[], deleted: [] as Deleted[], created: [] as Created[] };
  const members = new Roster();
  const teams: TeamsTeam[] = [];
  const personal = new Map<string, string>();
  let activities = 0;
  let conversations = 0;

  function record(conversationId: string, activity: Json, id: string, replyToId?: string): Answer {
    const sent = { id, conversationId, ...(replyToId === undefined ? {} : { replyToId }), activity };
    records.sent.push(sent);
    onSent(sent);
    return { status: 201, body: { id } };
  }

  function conversationFor(parameters: Json, activityId: string | undefined): string {
    const channel = asJson(asJson(parameters.channelData).channel).id;
    if (typeof channel === 'string') return `${channel};messageid=${activityId ?? ''}`;
    const people = (parameters.members as { id: string }[] | undefined) ?? [];
    const key = people.length === 1 ? people[0]?.id : undefined;
    const known = key === undefined ? undefined : personal.get(key);
    if (known !== undefined) return known;
    const id = `a:conversation-${++conversations}`;
    if (key !== undefined) personal.set(key, id);
    return id;
  }

  function create({ body, serviceUrl }: ConnectorRequest): Answer {
    const parameters = asJson(body);
    const activityId = parameters.activity ? `activity-${++activities}` : undefined;
    const conversationId = conversationFor(parameters, activityId);
    if (activityId) record(conversationId, asJson(parameters.activity), activityId);
    records.created.push({ conversationId, ...(activityId && { activityId }), parameters });
    return { status: 201, body: { id: conversationId, ...(activityId && { activityId }), serviceUrl } };
  }

  const post: Route = ({ body }, [conversationId = '', replyToId]) =>
    record(conversationId, asJson(body), `activity-${++activities}`, replyToId);

  const update: Route = ({ body }, [conversationId = '', id = '']) => {
    records.updated.push({ id, conversationId, activity: asJson(body) });
    return { status: 200, body: { id } };
  };

  const remove: Route = (_request, [conversationId = '', id = '']) => {
    records.deleted.push({ id, conversationId });
    return { status: 200 };
  };

  const page: Route = ({ query }, [id = '']) => ({
    status: 200,
    body: members.page(id, Number(query.get('pageSize')) || 200, query.get('continuationToken') ?? ''),
  });

  const findMember: Route = (_request, [conversationId = '', id = '']) => {
    const found = members.find(conversationId, id);
    return found ? { status: 200, body: found } : notFound('MemberNotFoundInConversation');
  };

  const withTeam = (id: string | undefined, give: (team: TeamsTeam) => unknown): Answer => {
    const team = teams.find((it) => it.id === id);
    return team ? { status: 200, body: give(team) } : notFound('BotNotInConversationRoster');
  };

  const details: Route = (_request, [id]) => withTeam(id, ({ channels, ...team }) =>
    ({ ...team, channelCount: channels.length, memberCount: members.of(team.id).length }));

  const routes: [method: string, path: RegExp, route: Route][] = [
    ['POST', /^\/v3\/conversations$/, create],
    ['POST', /^\/v3\/conversations\/([^/]+)\/activities$/, post],
    ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, post],
    ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, update],
    ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, remove],
    ['GET', /^\/v3\/conversations\/([^/]+)\/pagedmembers$/, page],
    ['GET', /^\/v3\/conversations\/([^/]+)\/members$/, (_request, [id = '']) => ({ status: 200, body: members.of(id) })],
    ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, findMember],
    ['GET', /^\/v3\/teams\/([^/]+)$/, details],
    ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, (_request, [id]) =>
      withTeam(id, ({ channels }) => ({ conversations: channels }))],
  ];

  function answer(request: ConnectorRequest): Answer {
    for (const [method, path, route] of routes) {
      const match = method === request.method ? path.exec(request.path) : null;
      if (match) return route(request, match.slice(1).map(decodeURIComponent));
    }
    return notFound('NoSuchEndpoint');
  }

  return { answer, records, members, teams };
}
