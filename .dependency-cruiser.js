/**
 * The layers of design/architecture.md: main → app → bot, http, graph → features → storage, delivery → lib, one way.
 * Each SDK stays in its folder, so that replacing one costs one folder.
 */
const only = (name, module, ...folders) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: folders.map((folder) => `^src/${folder}`) },
  to: { path: `node_modules/${module}` },
});

/** Modules of `from` may import these folders and their own, nothing else of ours. */
const layer = (from, ...may) => ({
  name: `layer-${from.replace('/', '-')}`,
  severity: 'error',
  from: { path: `^src/${from}` },
  to: { path: '^src/', pathNot: [`^src/${from}`, ...may.map((folder) => `^src/${folder}`)] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    layer('lib'),
    layer('storage', 'lib'),
    layer('delivery', 'lib', 'storage'),
    layer('features', 'lib', 'storage', 'delivery'),
    layer('bot', 'lib', 'storage', 'features/(feature|define|refusals|authority|which-network)\\.ts$', 'delivery', 'config\\.ts$'),
    layer('http', 'lib'),
    layer('graph', 'lib', 'config\\.ts$'),
    layer('cli', 'lib', 'storage', 'delivery', 'features', 'config\\.ts$'),
    {
      name: 'features-through-index',
      comment: "A feature reaches another only through what that feature's index.ts exports.",
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'storage-through-index',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/storage/' },
      to: { path: '^src/storage/', pathNot: '^src/storage/index\\.ts$' },
    },
    only('botbuilder-in-bot', '(botbuilder|botframework)', 'bot/'),
    only('templating-in-bot', 'adaptivecards-templating', 'bot/'),
    only('restify-in-http', '(restify|helmet)', 'http/'),
    only('azure-in-storage', '@azure/', 'storage/', 'delivery/', 'features/advice/chooser/', 'graph/'),
    only('openai-in-chooser', 'openai', 'features/advice/chooser/'),
    only('sqlite-in-storage', '@photostructure/sqlite', 'storage/'),
    only('ical-in-calendar', 'ical-generator', 'features/meetings/calendar/'),
    only('xlsx-in-workbook', 'write-excel-file', 'lib/workbook\\.ts$'),
    only('luxon-in-time', 'luxon', 'lib/time/'),
    only('i18next-in-language', 'i18next', 'lib/language/'),
    only('pino-in-log', 'pino', 'lib/log\\.ts$'),
    only('parsers-in-import', '(parse5|mammoth|markdown-it)', 'features/advice/import/read/'),
    only('minisearch-in-advice', '(minisearch|snowball-stemmers)', 'features/advice/(search|analysis)/'),
    only('levenshtein-in-search', 'fastest-levenshtein', 'features/advice/(search|analysis)/', 'features/networks/municipalities/'),
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
