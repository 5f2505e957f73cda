import { CloudAdapter, type Activity, type ConversationReference, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { IncomingActivity } from './envelope';

/** The SDK's adapter, entered with an activity that was checked and authenticated before it came here. */
export class TeamsAdapter extends CloudAdapter {
  /** Runs one turn; what an invoke is to be answered with, undefined for everything else. */
  async run(
    authenticated: AuthenticateRequestResult,
    activity: IncomingActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity as unknown as Activity, logic);
  }

  /** A turn of our own making in a conversation that we know. With the audience of other turns it shares their connectors. */
  async goOn(
    { appId, audience }: { appId: string; audience: string },
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.continueConversationAsync(appId, reference, audience, async (context) => {
      // The SDK makes up an activity with an id, and would answer that: nobody has it.
      delete context.activity.id;
      await logic(context);
    });
  }
}
