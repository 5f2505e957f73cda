export interface Person {
  /** Teams' own id, other for each bot; `29:` before it. */
  id: string;
  name: string;
  aadObjectId: string;
}

/** One organisation as the bot meets it: who writes, from which tenant, and the chats and team there are. */
export interface World {
  /** Where the bot sends its replies. In a test: `{ ...molde, serviceUrl: teams.url }`. */
  serviceUrl: string;
  tenantId: string;
  bot: { id: string; name: string };
  from: Person;
  personalChat: { id: string };
  groupChat: { id: string; name: string };
  team: { id: string; name: string; aadGroupId: string };
  channel: { id: string; name: string };
}

export const APP_ID = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b';
const bot = { id: `28:${APP_ID}`, name: 'Nettverksassistenten' };

/** The coordinator's organisation, tenant A: has the team and the channel where the network lives. */
export const statsforvalteren: World = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa/',
  tenantId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  bot,
  from: { id: '29:demo-koordinator', name: 'Demo Koordinator', aadObjectId: 'a1a1a1a1-a1a1-4a1a-8a1a-a1a1a1a1a1a1' },
  personalChat: { id: 'a:demo-koordinator-og-bot' },
  groupChat: { id: '19:demo-gruppe-a@thread.v2', name: 'Demo Arbeidsgruppe' },
  team: { id: '19:demo-team-a@thread.tacv2', name: 'Demo Nettverk', aadGroupId: 'a9a9a9a9-a9a9-4a9a-8a9a-a9a9a9a9a9a9' },
  channel: { id: '19:demo-kanal-a@thread.tacv2', name: 'Demo Overdosenettverk' },
};

/** A municipality's contact, tenant B: another organisation with a channel of its own in the same network. */
export const molde: World = {
  serviceUrl: 'https://smba.trafficmanager.net/emea/bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb/',
  tenantId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
  bot,
  from: { id: '29:demo-kontakt-molde', name: 'Demo Kontakt Molde', aadObjectId: 'b1b1b1b1-b1b1-4b1b-8b1b-b1b1b1b1b1b1' },
  personalChat: { id: 'a:demo-kontakt-molde-og-bot' },
  groupChat: { id: '19:demo-gruppe-b@thread.v2', name: 'Demo Molde Gruppe' },
  team: { id: '19:demo-team-b@thread.tacv2', name: 'Demo Molde', aadGroupId: 'b9b9b9b9-b9b9-4b9b-8b9b-b9b9b9b9b9b9' },
  channel: { id: '19:demo-kanal-b@thread.tacv2', name: 'Demo Molde Rus og Helse' },
};
