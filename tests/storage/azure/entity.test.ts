import { UnreadableRow } from '../../../src/storage';
import { fromEntity, toEntity } from '../../../src/storage/azure/entity';

const row = { partition: 'p', row: 'a', opId: 'op', v: 2, data: '{}' };
const entity = { partitionKey: 'p', rowKey: 'a', opId: 'op', v: 2, data: '{}' };

describe('a row as an entity of Azure', () => {
  it('keeps index columns apart from all others, whatever they are called', () => {
    const index = { v: 'mine', data: 1, etag: true, timestamp: 'x', partitionKey: 'y' };
    const made = toEntity({ ...row, index });
    expect(made).toEqual({ ...entity, i_v: 'mine', i_data: 1, i_etag: true, i_timestamp: 'x', i_partitionKey: 'y' });
    const azures = { etag: 'W/"1"', timestamp: new Date(0), 'odata.metadata': 'https://…' };
    expect(fromEntity({ ...made, ...azures })).toEqual({ ...row, etag: 'W/"1"', index });
  });

  it('has no index when there are no columns', () => {
    expect(fromEntity({ ...toEntity(row), etag: 'W/"1"' })).toEqual({ ...row, etag: 'W/"1"' });
  });

  it.each(['partitionKey', 'rowKey', 'etag', 'opId', 'v', 'data'])('is not this program\'s without %s', (column) => {
    expect(() => fromEntity({ ...entity, etag: 'W/"1"', [column]: undefined })).toThrow(UnreadableRow);
  });
});
