import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { textsUnder } from '../../src/lib/language';

const root = join(__dirname, '..', '..');
const script = join(root, 'scripts', 'package-manifest.js');
const environment = {
  PATH: process.env.PATH,
  BOT_APP_ID: '00000000-0000-4000-8000-000000000001',
  DEVELOPER_NAME: 'Demo «fylke»',
  WEBSITE_URL: 'https://example.no',
  PRIVACY_URL: 'https://example.no/personvern',
  TERMS_URL: 'https://example.no/vilkaar',
};

interface Manifest {
  id: string;
  developer: { name: string };
  composeExtensions: {
    botId: string;
    commands: { id: string; title: string; description: string; initialRun: boolean; parameters: Record<string, string>[] }[];
    messageHandlers: { type: string; value: { domains: string[]; supportsAnonymizedPayloads: boolean } }[];
  }[];
  bots: { botId: string; scopes: string[]; commandLists: { commands: { title: string; description: string }[] }[] }[];
}

async function packaged(): Promise<Record<string, string>> {
  execFileSync(process.execPath, [script], { cwd: root, env: environment });
  const zip = await JSZip.loadAsync(readFileSync(join(root, 'dist', 'nettverksassistenten.zip')));
  const files = await Promise.all(Object.values(zip.files).map(async (file) => [file.name, await file.async('string')] as const));
  return Object.fromEntries(files);
}

describe('the app package for Teams', () => {
  let files: Record<string, string>;
  let manifest: Manifest;

  beforeAll(async () => {
    files = await packaged();
    manifest = JSON.parse(files['manifest.json'] ?? '{}') as Manifest;
  });

  it("is valid by Microsoft's schema, or the script would have refused, and has no placeholder left", () => {
    expect(files['manifest.json']).not.toContain('{{');
    expect(manifest).toMatchObject({ id: environment.BOT_APP_ID, developer: { name: 'Demo «fylke»' } });
  });

  it('holds both icons and a file for each language', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'nb.json', 'nn.json', 'outline.png']);
  });

  it('works in personal chats, teams and group chats', () => {
    expect(manifest.bots[0]).toMatchObject({ botId: environment.BOT_APP_ID, scopes: ['personal', 'team', 'groupChat'] });
  });

  it('lists at most ten commands, each one of the bot with the same words as its help', () => {
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    const ids = ['help', 'list', 'network', 'meetings', 'follow-ups', 'contacts', 'join', 'my-profile', 'language', 'about'];
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(commands).toEqual(ids.map((id) => textsUnder('nb', `commands.${id}`)).map(({ name, help }) => ({ title: name, description: help })));
  });

  it('offers one search from the compose box, by the id and parameter that the bot reads, run before anything is written', () => {
    const [extension, ...others] = manifest.composeExtensions;
    const { searchTitle, searchDescription, questionTitle, questionDescription } = textsUnder('nb', 'manifest');
    expect([extension?.botId, others]).toEqual([environment.BOT_APP_ID, []]);
    expect(extension?.commands).toEqual([{
      id: 'searchAdvice', type: 'query', context: ['compose', 'commandBox'], initialRun: true,
      title: searchTitle, description: searchDescription,
      parameters: [{ name: 'question', inputType: 'text', title: questionTitle, description: questionDescription }],
    }]);
  });

  it('is asked about links to helsedirektoratet.no only, also for people who have not installed it', () => {
    expect(manifest.composeExtensions[0]?.messageHandlers).toEqual([{
      type: 'link', value: { domains: ['helsedirektoratet.no', '*.helsedirektoratet.no'], supportsAnonymizedPayloads: true },
    }]);
  });

  it('says the search in three languages, no longer than Teams takes', () => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      const texts = JSON.parse(files[`${language}.json`] ?? '{}') as Record<string, string>;
      const said = ['title', 'description', 'parameters[0].title', 'parameters[0].description']
        .map((name) => texts[`composeExtensions[0].commands[0].${name}`] ?? '');
      const { searchTitle, searchDescription, questionTitle, questionDescription } = textsUnder(language, 'manifest');
      expect(said).toEqual([searchTitle, searchDescription, questionTitle, questionDescription]);
      expect(said.map((text, at) => text.length <= [32, 128, 32, 128].at(at)!)).toEqual([true, true, true, true]);
    }
  });

  it('says every text of the manifest in nynorsk and English too', () => {
    for (const language of ['nn', 'en']) {
      const texts = JSON.parse(files[`${language}.json`] ?? '{}') as Record<string, string>;
      expect(Object.keys(texts)).toHaveLength(1 + 4 + 2 * 10 + 4);
      expect(texts['bots[0].commandLists[0].commands[0].title']).toBe(language === 'nn' ? 'hjelp' : 'help');
    }
  });
});

it('names every variable that is missing, in one sentence', () => {
  const { BOT_APP_ID: _id, WEBSITE_URL: _url, ...rest } = environment;
  const run = () => execFileSync(process.execPath, [script], { cwd: root, env: rest, encoding: 'utf8', stdio: 'pipe' });
  expect(run).toThrow('Set BOT_APP_ID, WEBSITE_URL to package the app.');
});
