import type { Language } from '../../lib/language';
import { key, readAll, type TableStore } from '../../storage';
import type { Person, Place } from '../feature';
import { channelRecord, linkRecord, memberRecord, municipalityRecord, networkRecord, preferencesRecord } from './records';
import type { Channel, Member, Municipality, Network } from './types';

const NETWORK_ROW = 'network';
const PREFERENCES_ROW = 'preferences';
/** The list of all networks. */
const NETWORKS = key('networks');

/** Networks and people in the store; the keys are those of design/storage.md. */
export class NetworkStore {
  constructor(private readonly table: TableStore) {}

  async network(id: string): Promise<Network | undefined> {
    const row = await this.table.get(key('n', id), NETWORK_ROW);
    return row && networkRecord.decode(row);
  }

  /** Every network's id: those that were saved since there is this list. */
  async ids(): Promise<string[]> {
    const rows = await readAll(this.table, NETWORKS);
    return rows.map((row) => linkRecord.decode(row).networkId);
  }

  async saveNetwork(network: Network): Promise<void> {
    await this.table.upsert({ partition: key('n', network.id), row: NETWORK_ROW, ...networkRecord.encode(network) });
    await this.table.upsert({ partition: NETWORKS, row: key(network.id), ...linkRecord.encode({ networkId: network.id }) });
  }

  /** By number. */
  async municipalities(networkId: string): Promise<Municipality[]> {
    const rows = await readAll(this.table, key('n', networkId), { prefix: 'k:' });
    return rows.map((row) => municipalityRecord.decode(row));
  }

  async saveMunicipality(networkId: string, municipality: Municipality): Promise<void> {
    const row = key('k', municipality.number);
    await this.table.upsert({ partition: key('n', networkId), row, ...municipalityRecord.encode(municipality) });
  }

  async member(networkId: string, person: Person): Promise<Member | undefined> {
    const row = await this.table.get(key('n', networkId), key('u', person.tenantId, person.id));
    return row && memberRecord.decode(row);
  }

  /** The member first, then the index: a crash between them leaves a member whom the next save puts in the index. */
  async saveMember(networkId: string, member: Member): Promise<void> {
    const { tenantId, personId } = member;
    await this.table.upsert({ partition: key('n', networkId), row: key('u', tenantId, personId), ...memberRecord.encode(member) });
    await this.table.upsert({ partition: key('u', tenantId, personId), row: key('n', networkId), ...linkRecord.encode({ networkId }) });
  }

  /** Ids of the networks a person is in. */
  async networksOf(person: Person): Promise<string[]> {
    const rows = await readAll(this.table, key('u', person.tenantId, person.id), { prefix: 'n:' });
    return rows.map((row) => linkRecord.decode(row).networkId);
  }

  async networkOfChannel({ tenantId, conversationId }: Pick<Place, 'tenantId' | 'conversationId'>): Promise<string | undefined> {
    const row = await this.table.get(key('ch', tenantId), key(conversationId));
    return row && linkRecord.decode(row).networkId;
  }

  async saveChannel(networkId: string, channel: Channel): Promise<void> {
    const { tenantId, conversationId } = channel;
    await this.table.upsert({ partition: key('n', networkId), row: key('ch', tenantId, conversationId), ...channelRecord.encode(channel) });
    await this.table.upsert({ partition: key('ch', tenantId), row: key(conversationId), ...linkRecord.encode({ networkId }) });
  }

  async channels(networkId: string): Promise<Channel[]> {
    const rows = await readAll(this.table, key('n', networkId), { prefix: 'ch:' });
    return rows.map((row) => channelRecord.decode(row));
  }

  async language(person: Person): Promise<Language | undefined> {
    const row = await this.table.get(key('u', person.tenantId, person.id), PREFERENCES_ROW);
    return row && preferencesRecord.decode(row).language;
  }

  async saveLanguage(person: Person, language: Language): Promise<void> {
    const partition = key('u', person.tenantId, person.id);
    await this.table.upsert({ partition, row: PREFERENCES_ROW, ...preferencesRecord.encode({ language }) });
  }
}
