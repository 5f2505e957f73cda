/**
 * `npm run manifest:package`: the app package for Teams, from manifest/ and the environment, as dist/nettverksassistenten.zip.
 * Needs BOT_APP_ID, DEVELOPER_NAME, WEBSITE_URL, PRIVACY_URL, TERMS_URL; says which one is missing. Checked against
 * Microsoft's schema before it is written.
 */
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { AppManifestUtils } = require('@microsoft/app-manifest');
const JSZip = require('jszip');

const root = join(__dirname, '..');
const source = join(root, 'manifest');
const LANGUAGES = ['nb', 'nn', 'en'];

/** The manifest with its placeholders filled. Throws an Error that names every variable that is not set. */
function fillManifest(environment) {
  const template = readFileSync(join(source, 'manifest.json'), 'utf8');
  const names = [...new Set([...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))];
  const missing = names.filter((name) => !environment[name]?.trim());
  if (missing.length) throw new Error(`Set ${missing.join(', ')} to package the app.`);
  return JSON.parse(template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(environment[name].trim()).slice(1, -1)));
}

/** The manifest's own texts, and the commands' of every part of the product. */
function textsIn(language) {
  const folder = join(root, 'src', 'lib', 'language', 'texts', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const parts = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const commands = Object.assign({}, ...parts.map((part) => part.commands));
  return { manifest: parts.find(({ manifest }) => manifest).manifest, commands };
}

/** The texts of one language by their place in the manifest, from the same language file as the bot's help. */
function localise(manifest, language) {
  const [texts, base] = [textsIn(language), textsIn('nb')];
  const localised = {
    $schema: manifest.$schema.replace('schema.json', 'Localization.schema.json'),
    'name.short': manifest.name.short,
    'name.full': texts.manifest.full,
    'description.short': texts.manifest.short,
    'description.full': texts.manifest.description,
  };
  manifest.bots[0].commandLists[0].commands.forEach(({ title }, at) => {
    const [id] = Object.entries(base.commands).find(([, command]) => command.name === title) ?? [];
    if (!id) throw new Error(`The manifest's command «${title}» is no command of the bot.`);
    localised[`bots[0].commandLists[0].commands[${at}].title`] = texts.commands[id].name;
    localised[`bots[0].commandLists[0].commands[${at}].description`] = texts.commands[id].help;
  });
  const search = 'composeExtensions[0].commands[0]';
  localised[`${search}.title`] = texts.manifest.searchTitle;
  localised[`${search}.description`] = texts.manifest.searchDescription;
  localised[`${search}.parameters[0].title`] = texts.manifest.questionTitle;
  localised[`${search}.parameters[0].description`] = texts.manifest.questionDescription;
  return localised;
}

/** The package as a buffer. Throws an Error with the schema's complaints when the manifest is not valid. */
async function packageApp(environment) {
  const manifest = fillManifest(environment);
  const complaints = await AppManifestUtils.validateAgainstSchema(manifest);
  if (complaints.length) throw new Error(`The manifest is not valid: ${complaints.join('; ')}`);
  const zip = new JSZip();
  zip.file('manifest.json', JSON.stringify(manifest, null, 2));
  for (const icon of ['color.png', 'outline.png']) zip.file(icon, readFileSync(join(source, icon)));
  for (const language of LANGUAGES) zip.file(`${language}.json`, JSON.stringify(localise(manifest, language), null, 2));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

module.exports = { fillManifest, localise, packageApp };

if (require.main === module) {
  packageApp(process.env)
    .then((buffer) => {
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(join(root, 'dist', 'nettverksassistenten.zip'), buffer);
      console.log('dist/nettverksassistenten.zip is ready: upload it in the Teams admin centre.');
    })
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
