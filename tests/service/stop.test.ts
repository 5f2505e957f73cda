import { connect } from 'node:net';
import { ensureBuilt } from '../cli/built';
import { startRunning, temporaryFolder, type RunningService } from './running';

let folder: ReturnType<typeof temporaryFolder>;
let service: RunningService;

beforeAll(ensureBuilt, 180_000);
beforeEach(async () => {
  folder = temporaryFolder();
  service = await startRunning({ SQLITE_FILE: `${folder.path}/a.db` });
});
afterEach(async () => {
  service.child.kill('SIGKILL');
  await service.ended;
  folder.remove();
});

/** A request that is not sent to its end: the service waits for it as long as it may. */
async function halfRequest(url: string): Promise<() => void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  const headers = ['Host: a', 'Content-Type: application/json', 'Content-Length: 100', 'Expect: 100-continue'];
  socket.write(['POST /api/messages HTTP/1.1', ...headers, '', ''].join('\r\n'));
  await new Promise((resolve) => socket.once('data', resolve));
  return () => socket.destroy();
}

test.each([
  'SIGINT', 'SIGTERM',
] as const)('%s stops it cleanly: exit code 0, nothing on standard error, the port given back', async (signal) => {
  expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  service.child.kill(signal);
  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(await service.logged('Stopping')).toMatchObject({ level: 30 });
  expect(service.errors()).toBe('');
  await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
});

test('a second SIGINT ends it at once, though a request is under way', async () => {
  const hangUp = await halfRequest(service.url);
  service.child.kill('SIGINT');
  await service.logged('Stopping');
  service.child.kill('SIGINT');
  expect(await service.ended).toEqual({ code: 1, signal: null });
  hangUp();
});

test('it waits for the request that is under way, and takes no other', async () => {
  const hangUp = await halfRequest(service.url);
  service.child.kill('SIGTERM');
  await service.logged('Stopping');
  await expect(fetch(`${service.url}/livez`)).rejects.toThrow();
  expect(service.child.exitCode).toBeNull();
  hangUp();
  expect(await service.ended).toEqual({ code: 0, signal: null });
});
