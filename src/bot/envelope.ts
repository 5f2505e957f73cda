import { z } from 'zod';

/** Teams' ids are far shorter; the limit keeps a hostile one out of keys and logs. */
const id = z.string().min(1).max(1024);
const account = z.looseObject({ id, name: z.string().max(1024).optional(), aadObjectId: z.string().max(128).optional() });

/**
 * What an activity must have before the SDK sees it: the SDK throws on some of what is missing here. Everything else is
 * let through, since Teams adds properties as it likes; what we read of it is checked where it is read.
 */
const Envelope = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.optional(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2048),
  conversation: z.looseObject({
    id,
    tenantId: z.string().max(128).optional(),
    conversationType: z.string().max(64).optional(),
    isGroup: z.boolean().optional(),
  }),
  from: account,
  recipient: account,
  text: z.string().optional(),
  locale: z.string().max(64).optional(),
  name: z.string().max(256).optional(),
  replyToId: id.optional(),
  action: z.string().max(64).optional(),
  entities: z.array(z.looseObject({ type: z.string().optional() })).max(1000).nullish(),
  attachments: z.array(z.looseObject({})).max(1000).nullish(),
  membersAdded: z.array(account).max(10_000).nullish(),
  membersRemoved: z.array(account).max(10_000).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(128) }).nullish(),
      team: z.looseObject({ id: id.optional() }).nullish(),
      channel: z.looseObject({ id: id.optional() }).nullish(),
      eventType: z.string().max(128).nullish(),
    })
    .nullish(),
  value: z.unknown().optional(),
});

/** An activity that has what every activity must have. */
export type IncomingActivity = z.infer<typeof Envelope>;

/** The activity, or undefined when it is no activity: answer 400. */
export function parseEnvelope(body: unknown): IncomingActivity | undefined {
  const parsed = Envelope.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
