/**
 * The two organisations of `npm start`: a coordinator's and a municipality's, each with a tenant of its own, whose
 * channels belong to one demo network. Everything here is made up: names begin with 'Demo', ids with 00000000-.
 */
export interface DemoPerson {
  /** Teams' id of a person, `29:…`: another one in each organisation. */
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly email: string;
}

export interface DemoOrganisation {
  /** Names its folder under data/playground/. */
  readonly key: string;
  readonly name: string;
  readonly tenantId: string;
  /** Of its Playground, which only listens on 127.0.0.1. */
  readonly port: number;
  readonly bot: { readonly id: string; readonly name: string };
  /** The one who sits at the Playground's keyboard: it cannot switch person. */
  readonly currentUser: DemoPerson;
  /** At least five, or the Playground does not start. */
  readonly colleagues: readonly DemoPerson[];
  readonly personalChat: { readonly id: string };
  readonly groupChat: { readonly id: string; readonly name: string };
  /** A team's id is the id of its General channel, as in Teams; the Playground takes one more channel, no more. */
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    readonly channel: { readonly id: string; readonly name: string };
  };
}

/** What the seed needs to link an organisation's channel to a network, and to post there before anyone has written. */
export interface DemoChannel {
  readonly tenantId: string;
  readonly teamId: string;
  readonly conversationId: string;
  readonly name: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
}

/** A version 4 UUID that nobody takes for a real one. */
const demoUuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const person = (number: number, user: string, name: string): DemoPerson =>
  ({ id: `29:demo-${user}`, name, aadObjectId: demoUuid(number), email: `${user}@demo.example` });

/** One bot in both, as one registration installed by two tenants: the name is what people write after @. */
const bot = { id: '28:demo-nettverksassistenten', name: 'Nettverksassistenten' };

export const statsforvalteren: DemoOrganisation = {
  key: 'statsforvalteren',
  name: 'Statsforvalteren (demo)',
  tenantId: demoUuid(100),
  port: 56150,
  bot,
  currentUser: person(101, 'koordinator', 'Demo Koordinator (Statsforvalteren)'),
  colleagues: [
    person(102, 'korus', 'Demo Rådgiver (KORUS midt)'),
    person(103, 'rio', 'Demo RIO'),
    person(104, 'overlege-rauma', 'Demo Kommuneoverlege (Rauma)'),
    person(105, 'kontakt-vestnes', 'Demo Kontakt (Vestnes)'),
    person(106, 'kontakt-hustadvika', 'Demo Kontakt (Hustadvika)'),
  ],
  personalChat: { id: 'a:demo-personal-statsforvalteren' },
  groupChat: { id: '19:demo-group-statsforvalteren@thread.v2', name: 'Arbeidsgruppe (demo)' },
  team: {
    id: '19:demo-general-romsdal@thread.tacv2',
    name: 'Overdosenettverk Romsdal (demo)',
    aadGroupId: demoUuid(190),
    channel: { id: '19:demo-channel-romsdal@thread.tacv2', name: 'Nettverket' },
  },
};

export const molde: DemoOrganisation = {
  key: 'molde',
  name: 'Molde kommune (demo)',
  tenantId: demoUuid(200),
  port: 56151,
  bot,
  currentUser: person(201, 'kontakt-molde', 'Demo Kontakt (Molde)'),
  colleagues: [
    person(202, 'overlege-molde', 'Demo Kommuneoverlege (Molde)'),
    person(203, 'leder-molde', 'Demo Enhetsleder (Molde)'),
    person(204, 'felt-molde', 'Demo Feltsykepleier (Molde)'),
    person(205, 'nav-molde', 'Demo Veileder NAV (Molde)'),
    person(206, 'erfaring-molde', 'Demo Erfaringskonsulent (Molde)'),
  ],
  personalChat: { id: 'a:demo-personal-molde' },
  groupChat: { id: '19:demo-group-molde@thread.v2', name: 'Rusteamet (demo)' },
  team: {
    id: '19:demo-general-molde@thread.tacv2',
    name: 'Rus og psykisk helse, Molde (demo)',
    aadGroupId: demoUuid(290),
    channel: { id: '19:demo-channel-molde@thread.tacv2', name: 'Overdoseforebygging' },
  },
};

export const demoOrganisations: readonly DemoOrganisation[] = [statsforvalteren, molde];

export const serviceUrlOf = (org: DemoOrganisation): string => `http://127.0.0.1:${org.port}/_connector`;

/** The channel that takes part in the network: the named one, for General is where a team's small talk goes. */
export function channelOf(org: DemoOrganisation): DemoChannel {
  const { channel, id: teamId } = org.team;
  return {
    tenantId: org.tenantId, teamId, conversationId: channel.id, name: channel.name, serviceUrl: serviceUrlOf(org), bot: org.bot,
  };
}
