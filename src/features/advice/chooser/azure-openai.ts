import { DefaultAzureCredential, getBearerTokenProvider, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { AzureOpenAI } from 'openai';
import type { Candidate, Chooser } from './chooser';
import { idIn, messagesFor } from './instructions';

/** A model in Azure OpenAI, and who may ask it: a key, else the managed identity of this service. */
export interface AzureOpenAIConfig {
  endpoint: string;
  deployment: string;
  apiVersion: string;
  key?: string;
  managedIdentityClientId?: string;
}

const SCOPE = 'https://cognitiveservices.azure.com/.default';
/** Room for an id in JSON. */
const MAX_TOKENS = 100;

/** Asks once, without retries, and writes nothing of it anywhere. Throws what the client throws, and UnusableReply. */
export class AzureOpenAIChooser implements Chooser {
  private readonly client: AzureOpenAI;

  constructor(
    private readonly config: AzureOpenAIConfig,
    private readonly timeoutMs: number,
  ) {
    const { endpoint, deployment, apiVersion, key, managedIdentityClientId } = config;
    const identity = key ? { apiKey: key } : { azureADTokenProvider: getBearerTokenProvider(credential(managedIdentityClientId), SCOPE) };
    this.client = new AzureOpenAI({
      endpoint, deployment, apiVersion, ...identity,
      maxRetries: 0, timeout: timeoutMs, organization: null, project: null,
      // The client can print whole requests; and where it is sent on to, nobody has configured.
      logLevel: 'off', fetchOptions: { redirect: 'error' },
    });
  }

  async choose(question: string, candidates: Candidate[]): Promise<string | undefined> {
    const completion = await this.client.chat.completions.create(
      {
        model: this.config.deployment, messages: messagesFor(question, candidates), response_format: { type: 'json_object' },
        max_completion_tokens: MAX_TOKENS, temperature: 0, store: false,
      },
      { signal: AbortSignal.timeout(this.timeoutMs) },
    );
    const choices: unknown = completion.choices;
    const [only] = Array.isArray(choices) ? (choices as { message?: { content?: unknown } }[]) : [];
    return idIn(only?.message?.content);
  }
}

function credential(clientId: string | undefined): TokenCredential {
  return clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential();
}
