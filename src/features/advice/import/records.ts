import { z } from 'zod';
import { defineRecord } from '../../../storage';
import { PageFacts, PagePart } from './page';

/** Which version is in use; 0 is none: then there is only what was built in. */
const Switch = z.strictObject({
  version: z.int().min(0),
  at: z.number(),
  /** Versions that were in use before and can be gone back to, the last one last. */
  before: z.array(z.int().min(0)),
});
export type Switch = z.infer<typeof Switch>;

const Version = z.strictObject({
  version: z.int().min(1),
  at: z.number(),
  /** Where it was read, for the operator. */
  from: z.string().max(500),
  pages: z.int().min(0),
  parts: z.int().min(0),
  /** False until all of it is written. */
  whole: z.boolean(),
});
export type Version = z.infer<typeof Version>;

/** A råd that is new or changed in a version, as networks are told of it. */
const Announced = z.strictObject({
  kind: z.enum(['new', 'changed']),
  raad: z.int().min(1),
  title: z.string(),
  updated: z.string().optional(),
  /** Of the part that tells what the råd is. */
  passage: z.string(),
});
export type Announced = z.infer<typeof Announced>;

const Announcement = z.strictObject({
  networkId: z.string(),
  raad: z.array(Announced).min(1),
  /** When it was imported, UTC ms; absent for what an earlier release wrote. */
  at: z.number().optional(),
});
export type Announcement = z.infer<typeof Announcement>;

export const switchRecord = defineRecord<Switch>({ kind: 'imported advice in use', v: 1, schema: Switch });
export const versionRecord = defineRecord<Version>({ kind: 'version of imported advice', v: 1, schema: Version });
export const pageRecord = defineRecord<PageFacts>({ kind: 'imported page', v: 1, schema: PageFacts });
export const partRecord = defineRecord<PagePart>({ kind: 'part of an imported page', v: 1, schema: PagePart });
export const announcementRecord = defineRecord<Announcement>({ kind: 'announcement', v: 1, schema: Announcement });
export const closedRecord = defineRecord<{ at: number }>({ kind: 'closed announcement', v: 1, schema: z.strictObject({ at: z.number() }) });
