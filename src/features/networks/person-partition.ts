import { key } from '../../storage';
import type { PersonId } from '../feature';

/** Where all that is one person's own lies: what they chose, which networks they are in, their drafts (design/storage.md). */
export const partitionOfPerson = ({ tenantId, id }: PersonId): string => key('u', tenantId, id);
