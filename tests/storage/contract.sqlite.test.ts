import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStore } from '../../src/storage';
import { storeContract } from './contract';

const folder = mkdtempSync(join(tmpdir(), 'store-contract-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

storeContract('SQLite in memory', () => openStore({ kind: 'sqlite', file: ':memory:' }));
storeContract('SQLite in a file', () => openStore({ kind: 'sqlite', file: join(folder, 'store.db') }));
