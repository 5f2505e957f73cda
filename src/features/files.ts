import { z } from 'zod';
import { LANGUAGES, type Language } from '../lib/language';
import type { Log } from '../lib/log';
import type { Sealer } from '../lib/sealed-token';
import { MINUTE_MS, type Clock } from '../lib/time';
import type { Person } from './feature';

/** How long a link to a file works (design/reliability.md). */
export const LINK_MINUTES = 15;

/** What somebody fetches. */
export interface FileContent {
  /** ASCII letters, digits, `-` and `.`. */
  name: string;
  type: string;
  /** A text goes out in UTF-8, octets as they are. */
  body: string | Uint8Array;
}

/**
 * One kind of file, or of what its link was about (`subject`). It is made when it is fetched, by what the store says then; undefined for
 * who has no right to it any more.
 */
export interface FileKind {
  kind: string;
  make(person: Person, language: Language, subject?: string): Promise<FileContent | undefined>;
}

const Link = z.strictObject({
  kind: z.string(),
  tenantId: z.string(),
  id: z.string(),
  name: z.string(),
  subject: z.string().max(200).optional(),
  language: z.enum(LANGUAGES),
  /** UTC ms. */
  expiresAt: z.number(),
});

export interface FileLinksParts {
  sealer: Sealer;
  clock: Clock;
  /** The service's address as people reach it; undefined while there is none. */
  base(): string | undefined;
}

/** Links to files: they hold for whom they were made, sealed, and nothing of it can be read in the address. */
export class FileLinks {
  constructor(private readonly parts: FileLinksParts) {}

  /** A path of the service as others reach it; undefined where it has no address that people can open. */
  address(path: string): string | undefined {
    const at = this.parts.base()?.replace(/\/+$/, '');
    return at === undefined ? undefined : `${at}/${path}`;
  }

  /** Undefined as for `address`. `subject`: which one of the kind, where there are several; at most 200 characters. */
  to(kind: string, { tenantId, id, name }: Person, language: Language, subject?: string): string | undefined {
    const { sealer, clock } = this.parts;
    const expiresAt = clock.now() + LINK_MINUTES * MINUTE_MS;
    const link: z.infer<typeof Link> = { kind, tenantId, id, name, language, expiresAt, ...(subject !== undefined && { subject }) };
    return this.address(`files/${sealer.seal(link)}`);
  }

  /** What a link was made for; undefined for what is none of ours, and after its time. */
  open(token: string): z.infer<typeof Link> | undefined {
    const link = Link.safeParse(this.parts.sealer.open(token));
    return link.success && this.parts.clock.now() < link.data.expiresAt ? link.data : undefined;
  }
}

export interface FilesParts {
  links: FileLinks;
  kinds: readonly FileKind[];
  /** Whether people of this tenant may use the service, now. */
  mayUse(tenantId: string): boolean;
  log: Log;
}

/** The files that people fetch by links. */
export class Files {
  constructor(private readonly parts: FilesParts) {}

  /** Undefined for whatever reason there is none: whoever asks is never told which. Never throws. */
  async fetch(token: string): Promise<FileContent | undefined> {
    const { links, kinds, mayUse, log } = this.parts;
    const link = links.open(token);
    if (!link) return undefined;
    const { kind, language, tenantId, id, name, subject } = link;
    if (!mayUse(tenantId)) return undefined;
    try {
      return await kinds.find((each) => each.kind === kind)?.make({ tenantId, id, name }, language, subject);
    } catch (error) {
      log.error('File not made', { reason: kind, error: error as Error });
      return undefined;
    }
  }
}
