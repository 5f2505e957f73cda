import { z } from 'zod';
import { channelOf, demoOrganisations, type DemoOrganisation } from '../../src/demo/organisations';

const people = (org: DemoOrganisation) => [org.currentUser, ...org.colleagues];
const idsOf = (org: DemoOrganisation): string[] => [
  ...people(org).flatMap(({ id, aadObjectId }) => [id, aadObjectId]),
  org.tenantId, org.personalChat.id, org.groupChat.id, org.team.id, org.team.aadGroupId, org.team.channel.id, String(org.port),
];

describe('the demo organisations', () => {
  test('share no tenant, person, conversation or port, only the bot', () => {
    const ids = demoOrganisations.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(demoOrganisations.map(({ bot }) => bot.id)).size).toBe(1);
  });

  test.each(demoOrganisations)('$name has only people who are plainly made up', (org) => {
    expect(people(org).every(({ name }) => name.startsWith('Demo '))).toBe(true);
    expect(people(org).every(({ email }) => email.endsWith('@demo.example'))).toBe(true);
    expect(org.team.name).toContain('(demo)');
  });

  test.each(demoOrganisations)('$name has ids in the shapes of Teams and Entra', (org) => {
    const uuids = [org.tenantId, org.team.aadGroupId, ...people(org).map(({ aadObjectId }) => aadObjectId)];
    expect(uuids.filter((id) => !z.uuidv4().safeParse(id).success)).toEqual([]);
    expect(people(org).every(({ id }) => id.startsWith('29:'))).toBe(true);
    expect(org.team.channel.id).toMatch(/^19:.+@thread\.tacv2$/);
  });

  test.each(demoOrganisations)('$name has the five colleagues without whom the Playground does not start', (org) => {
    expect(org.colleagues.length).toBeGreaterThanOrEqual(5);
  });

  test.each(demoOrganisations)('channelOf($name) is where the network posts: the named channel, not General', (org) => {
    const channel = channelOf(org);
    expect(channel).toMatchObject({ tenantId: org.tenantId, teamId: org.team.id, conversationId: org.team.channel.id });
    expect(channel.serviceUrl).toBe(`http://127.0.0.1:${org.port}/_connector`);
  });
});
