/** A person as Teams lists members. Teams has written the directory id under both names; both are sent. */
export interface TeamsMember {
  id: string;
  name: string;
  aadObjectId: string;
  objectId: string;
  givenName: string;
  surname: string;
  email: string;
  userPrincipalName: string;
  tenantId: string;
  userRole: 'user' | 'anonymous' | 'guest';
}

/** The General channel has the id of the team and comes without a name. */
export interface TeamsTeam {
  id: string;
  name: string;
  aadGroupId: string;
  channels: { id: string; name?: string }[];
}

/** Fills in what a test does not care about. */
export function member(person: { id: string; name: string; aadObjectId: string; tenantId: string }): TeamsMember {
  const names = person.name.split(' ');
  const address = `${names.join('.').toLowerCase()}@demo.invalid`;
  return {
    ...person,
    objectId: person.aadObjectId,
    givenName: names[0] ?? '',
    surname: names.slice(1).join(' '),
    email: address,
    userPrincipalName: address,
    userRole: 'user',
  };
}

/** `set` gives one conversation its members; any other conversation has those of `everyone`. Threads share their channel's. */
export class Roster {
  everyone: TeamsMember[] = [];
  private readonly byConversation = new Map<string, TeamsMember[]>();

  set(conversationId: string, members: TeamsMember[]): void {
    this.byConversation.set(conversationId, members);
  }

  of(conversationId: string): TeamsMember[] {
    return this.byConversation.get(conversationId.replace(/;messageid=.*$/, '')) ?? this.everyone;
  }

  /** Teams finds a member by Teams id, directory id, or user principal name. */
  find(conversationId: string, id: string): TeamsMember | undefined {
    return this.of(conversationId).find((it) => [it.id, it.aadObjectId, it.userPrincipalName].includes(id));
  }

  page(conversationId: string, size: number, token: string): { members: TeamsMember[]; continuationToken?: string } {
    const from = Number(token) || 0;
    const all = this.of(conversationId);
    const members = all.slice(from, from + size);
    return from + size < all.length ? { members, continuationToken: String(from + size) } : { members };
  }
}
