import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemo, type RunningDemo } from './support/demo';
import { openPlayground } from './support/playground-page';

const STATSFORVALTEREN = 'http://127.0.0.1:56150';

let folder: string;
let demo: RunningDemo | undefined;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
});
afterAll(async () => {
  await demo?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('keeps what it said was stored when it is killed in use, and starts again at once', async () => {
  demo = await startDemo(folder);
  const before = await openPlayground(STATSFORVALTEREN);
  await before.sendPersonal('nynorsk takk');
  await before.waitForText('Eg svarar deg på nynorsk frå no av');
  await demo.end('SIGKILL');
  await before.close();

  demo = await startDemo(folder);
  const after = await openPlayground(STATSFORVALTEREN);
  await after.sendPersonal('help');
  await after.waitForCard('Dette kan eg');
  await after.close();
});

it('stops cleanly on Ctrl+C, and leaves no port taken', async () => {
  expect(await demo?.end('SIGINT')).toBe(0);
  demo = await startDemo(folder);
  expect(demo.output).toContain(STATSFORVALTEREN);
});
