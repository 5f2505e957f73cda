import type { Language } from '../../lib/language';
import type { Role } from '../feature';

export interface Municipality {
  /** Four digits as text: Oslo is `0301`. */
  number: string;
  name: string;
}

export interface Network {
  id: string;
  name: string;
  organisers: string[];
  language: Language;
}

/** A person's part in one network. Partners and organisers have an organisation instead of a municipality. */
export interface Member {
  tenantId: string;
  personId: string;
  name: string;
  roles: Role[];
  municipality?: string;
  organisation?: string;
}

/** A channel, in any of the network's tenants, that belongs to the network. */
export interface Channel {
  tenantId: string;
  conversationId: string;
}
