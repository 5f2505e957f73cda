import { z } from 'zod';
import type { Log } from '../lib/log';
import { isoTime } from '../lib/time';
import { GraphClient, type GraphClientParts } from './graph-client';
import { GraphError } from './graph-error';

export interface GraphOnlineMeetingsParts extends GraphClientParts {
  /** In whose name meetings are made: the Entra object id of a user whom the application access policy is granted to. */
  organizerId: string;
  /** The link as it may be shown, undefined for one that does not lead to Teams. */
  trusted(joinUrl: string): string | undefined;
  log: Log;
}

/** What a meeting is made with; instants are UTC ms. */
interface Plan {
  subject: string;
  start: number;
  end: number;
}

const Created = z.object({ id: z.string().min(1).max(1_000), joinWebUrl: z.string().max(2_000) });

/**
 * Teams meetings made through Microsoft Graph (v1.0, onlineMeeting: createOrGet, update, delete) with the application permission
 * OnlineMeetings.ReadWrite.All. They do not stand in the organiser's calendar. Throws GraphError.
 */
export class GraphOnlineMeetings {
  private readonly client: GraphClient;

  constructor(private readonly parts: GraphOnlineMeetingsParts) {
    this.client = new GraphClient(parts);
  }

  /** The same `externalId` gives the meeting that was made with it, as it is now. */
  async create({ externalId, ...plan }: Plan & { externalId: string }): Promise<{ id: string; joinUrl: string }> {
    return this.logged('create', async () => {
      const body = { ...bodyOf(plan), externalId };
      const created = Created.safeParse(await this.client.call({ method: 'POST', path: `${this.path}/createOrGet`, body }));
      const joinUrl = created.success ? this.parts.trusted(created.data.joinWebUrl) : undefined;
      if (!created.success || joinUrl === undefined) throw new GraphError('away', { reason: 'unusable answer' });
      return { id: created.data.id, joinUrl };
    });
  }

  async move(id: string, plan: Plan): Promise<void> {
    await this.logged('move', () => this.client.call({ method: 'PATCH', path: this.pathOf(id), body: bodyOf(plan) }));
  }

  /** One that is gone already is a success. */
  async cancel(id: string): Promise<void> {
    await this.logged('cancel', async () => {
      try {
        await this.client.call({ method: 'DELETE', path: this.pathOf(id) });
      } catch (error) {
        if (!(error instanceof GraphError && error.failure === 'gone')) throw error;
      }
    });
  }

  private get path(): string {
    return `/users/${encodeURIComponent(this.parts.organizerId)}/onlineMeetings`;
  }

  private pathOf(id: string): string {
    return `${this.path}/${encodeURIComponent(id)}`;
  }

  /** Never what a meeting is about. */
  private async logged<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GraphError) {
        const { failure: outcome, detail: { status, code, requestId, reason } } = error;
        const said = [code, requestId && `request ${requestId}`, reason].filter(Boolean).join(', ');
        this.parts.log.warn('Graph refused or did not answer', { method: what, outcome, ...(status && { status }), reason: said });
      }
      throw error;
    }
  }
}

const bodyOf = ({ subject, start, end }: Plan) => ({ subject, startDateTime: isoTime(start), endDateTime: isoTime(end) });
