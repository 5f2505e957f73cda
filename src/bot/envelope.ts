import { z } from 'zod';

/** JSON's way of saying that there is none counts as none. */
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined).optional();

/** Teams' ids are far shorter; the limit keeps a hostile one out of keys. Half a surrogate pair fits in no key and no URL. */
const id = z.string().min(1).max(1024).regex(/^\P{Surrogate}*$/u);
const account = z.looseObject({ id, name: optional(z.string().max(1024)), aadObjectId: optional(id.max(128)) });

/**
 * What an activity must have before the SDK sees it: the SDK throws on some of what is missing here. Everything else is
 * let through, since Teams adds properties as it likes; what we read of it is checked where it is read.
 */
const Envelope = z.looseObject({
  type: z.string().min(1).max(64),
  id: optional(id),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2048),
  conversation: z.looseObject({
    id,
    tenantId: optional(z.string().max(128)),
    conversationType: optional(z.string().max(64)),
    isGroup: optional(z.boolean()),
  }),
  from: account,
  recipient: account,
  text: optional(z.string()),
  locale: optional(z.string().max(64)),
  name: optional(z.string().max(256)),
  replyToId: optional(id),
  action: optional(z.string().max(64)),
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
