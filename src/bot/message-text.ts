import type { IncomingActivity } from './envelope';

interface Mention {
  type: 'mention';
  text: string;
  mentioned: { id: string };
}

const ENTITIES: Record<string, string> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** What the person wrote: mentions of us gone, mentions of others as their names, markup and its entities undone. */
export function plainText(activity: IncomingActivity): string {
  let text = activity.text ?? '';
  for (const mention of mentionsIn(activity)) {
    if (mention.mentioned.id === activity.recipient.id) text = text.replace(mention.text, ' ');
  }
  return text
    .replaceAll(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replaceAll(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function mentionsIn(activity: IncomingActivity): Mention[] {
  const entities: unknown[] = activity.entities ?? [];
  return entities.filter(isMention);
}

function isMention(entity: unknown): entity is Mention {
  const { type, text, mentioned } = entity as Partial<Mention>;
  return type === 'mention' && typeof text === 'string' && text !== '' && typeof mentioned?.id === 'string';
}
