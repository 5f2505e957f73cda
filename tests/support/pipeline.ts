import type { ConnectorClient } from 'botframework-connector';

interface Request {
  abortSignal?: AbortSignal;
  timeout: number;
}

interface Policy {
  name: string;
  sendRequest<T>(request: Request, next: (request: Request) => Promise<T>): Promise<T>;
}

export interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: Policy, options?: { beforePolicies?: string[] }): void;
  getOrderedPolicies(): { name: string }[];
}

/** The @azure/core-rest-pipeline of an SDK client: `client` is private in the SDK's types, but not in fact. */
export function pipelineOf(connector: ConnectorClient): Pipeline {
  return (connector as unknown as { client: { pipeline: Pipeline } }).client.pipeline;
}
