import type { DemoOrganisation, DemoPerson } from './organisations';

/** A person as the Playground wants one ('userPrincipleName' is its spelling). All fields must be there, no others may. */
function user({ id, name, aadObjectId, email }: DemoPerson) {
  const [givenName, ...surname] = name.split(' ');
  return { id, name, aadObjectId, email, userPrincipleName: email, givenName, surname: surname.join(' ') };
}

/** The text of `.m365agentsplayground.yml`. It is JSON, which every YAML parser reads. */
export function playgroundConfig(org: DemoOrganisation): string {
  const { tenantId, bot, personalChat, groupChat } = org;
  const { id, name, aadGroupId, channel } = org.team;
  return JSON.stringify({
    version: '0.1.1',
    tenantId,
    bot,
    currentUser: user(org.currentUser),
    users: org.colleagues.map(user),
    personalChat,
    groupChat,
    team: { id, name, aadGroupId, channels: [channel] },
  }, null, 2);
}
