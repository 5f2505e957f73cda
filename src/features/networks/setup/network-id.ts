import { createHash } from 'node:crypto';
import { fold } from '../municipalities/fold';

const MAX_NAME = 50;

/** `romsdal-2026-4f2a`: the name for operators to know it by, and four digits of the draft, which make it one's own. Always the same. */
export function networkIdOf(name: string, draftId: string): string {
  const slug = fold(name).together.replaceAll(/[^a-z0-9]+/g, '-').slice(0, MAX_NAME).replaceAll(/^-+|-+$/g, '');
  return `${slug || 'network'}-${createHash('sha256').update(draftId).digest('hex').slice(0, 4)}`;
}
