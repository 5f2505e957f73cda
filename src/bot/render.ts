import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { textsUnder, type Language } from '../lib/language';
import type { CardContent, Scope } from '../features/feature';
import { withFallbacks } from './card-actions';

/** cards/ lies beside both src/ and dist/. */
const FOLDER = join(__dirname, '..', '..', 'cards');

/** The default is to leave `${name}` on the card; a card that lacks data must fail here, not in front of a person. */
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  throw new Error(`The card's data lacks ${path}`);
};

/** An expanded Adaptive Card: JSON to attach. */
export type CardJson = Record<string, unknown>;

export type RenderCard = (content: CardContent, language: Language, scope: Scope) => CardJson;

/**
 * Reads every template once. What a template may use: its data, `t` (the texts under `cards.<feature>.<card>`), `lang`,
 * and `scope` (personal, group or channel).
 */
export function loadCards(folder = FOLDER): RenderCard {
  const templates = new Map(templateNames(folder).map((name) => [name, read(folder, name)]));
  const fixed = new Map<string, CardJson>();

  const expand: RenderCard = ({ template, data }, language, scope) => {
    const found = templates.get(template);
    if (!found) throw new Error(`No card template ${template}`);
    const t = textsUnder(language, `cards.${template.replace('/', '.')}`);
    return withFallbacks(found.expand({ $root: { ...data, t, lang: language, scope } }) as CardJson);
  };

  // A card without data (emergency, refusal, welcome) is always the same.
  return (content, language, scope) => {
    if (Object.keys(content.data).length > 0) return expand(content, language, scope);
    const key = `${content.template} ${language} ${scope}`;
    const card = fixed.get(key) ?? expand(content, language, scope);
    fixed.set(key, card);
    return card;
  };
}

/** `advice/answer` for cards/advice/answer.json. */
export function templateNames(folder = FOLDER): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json')).map((file) => file.replaceAll('\\', '/').slice(0, -'.json'.length)).sort();
}

function read(folder: string, name: string): Template {
  return new Template(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
}
