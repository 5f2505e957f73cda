import { openStore } from '../../src/storage';
import { startAzurite, type Azurite } from '../support/azurite';
import { storeContract } from './contract';

let azurite: Azurite;
beforeAll(async () => { azurite = await startAzurite(); }, 30_000);
afterAll(async () => { await azurite?.stop(); });

storeContract('Azurite', () => openStore({ kind: 'azure', connectionString: azurite.connectionString, table: 'contract' }));

/** `https://<account>.table.core.windows.net`; signs in as DefaultAzureCredential does. Rows are left behind. */
const liveUrl = process.env.AZURE_TABLES_TEST_URL;
if (liveUrl) storeContract('Azure Tables', () => openStore({ kind: 'azure', url: liveUrl, table: 'contract' }));
