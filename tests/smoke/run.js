/**
 * Starts the built service with the Node that runs this file, asks it a question as Teams would, and stops it. CI runs it
 * with each Node version we promise, as the first argument; exits 1 with a sentence when something is not as it should be.
 */
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { createServer } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const DEADLINE_MS = 30_000;

async function main() {
  const [wanted] = process.argv.slice(2);
  if (wanted && !process.version.startsWith(`v${wanted}.`)) throw new Error(`it was to run on Node ${wanted}.`);
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  const connector = await startConnector();
  const service = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', SQLITE_FILE: join(folder, 'smoke.db'), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  try {
    const url = await listeningAddress(service);
    await expectStatus(`${url}/readyz`, {}, 200);
    await expectStatus(`${url}/api/messages`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 400);
    const question = { method: 'POST', body: JSON.stringify(ask(connector.url)), headers: { 'content-type': 'application/json' } };
    await expectStatus(`${url}/api/messages`, question, 200);
    const answer = connector.received.find((activity) => activity.attachments);
    if (!JSON.stringify(answer ?? '').includes('råd')) throw new Error('The question was not answered with a card about the advice.');
    service.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new Error(`The service stopped with exit code ${code}.`);
    console.log(`Smoke test on Node ${process.version}: started, ready, answered a question, stopped cleanly.`);
  } finally {
    service.kill('SIGKILL');
    await ended;
    connector.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The far side of the network: takes what the bot sends. */
async function startConnector() {
  const received = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push(JSON.parse(body));
    response.setHeader('content-type', 'application/json').end('{"id":"1"}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, received, close: () => server.close() };
}

function listeningAddress(service) {
  return new Promise((resolve, reject) => {
    let output = '';
    service.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /"url":"([^"]+)"/.exec(output)?.[1];
      if (url) resolve(url);
    });
    service.once('exit', () => reject(new Error(`The service did not start: ${output}`)));
    setTimeout(() => reject(new Error(`The service did not listen within ${DEADLINE_MS} ms.`)), DEADLINE_MS).unref();
  });
}

async function expectStatus(url, options, expected) {
  const { status } = await fetch(url, { ...options, signal: AbortSignal.timeout(DEADLINE_MS) });
  if (status !== expected) throw new Error(`${url} answered ${status}, not ${expected}.`);
}

function ask(serviceUrl) {
  return {
    type: 'message',
    id: 'smoke-1',
    channelId: 'msteams',
    serviceUrl,
    text: 'hva sier råd 1 om pårørende?',
    locale: 'nb-NO',
    from: { id: '29:smoke', name: 'Smoke', aadObjectId: '00000000-0000-4000-8000-000000000001' },
    recipient: { id: '28:bot', name: 'Nettverksassistenten' },
    conversation: { id: 'a:smoke', conversationType: 'personal', tenantId: '00000000-0000-4000-8000-000000000002' },
    channelData: { tenant: { id: '00000000-0000-4000-8000-000000000002' } },
  };
}

main().catch((error) => {
  console.error(`Smoke test on Node ${process.version} failed: ${error.message}`);
  process.exitCode = 1;
});
