import type { Log } from '../../../lib/log';
import { AzureOpenAIChooser, type AzureOpenAIConfig } from './azure-openai';
import { CHOICE_MS, ModelChoice } from './model-choice';

export type { AzureOpenAIConfig } from './azure-openai';
export type { ModelChoice } from './model-choice';

/** The optional model: undefined, which is the default, when none is configured; then no question leaves. */
export function modelChoice(config: AzureOpenAIConfig | undefined, log: Log, budgetMs = CHOICE_MS): ModelChoice | undefined {
  return config && new ModelChoice(new AzureOpenAIChooser(config, budgetMs), log, budgetMs);
}
