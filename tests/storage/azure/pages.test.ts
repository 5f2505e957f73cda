import { randomUUID } from 'node:crypto';

import { StoreUnavailable, readAll } from '../../../src/storage';
import { withProxy } from './with-proxy';

const faulty = withProxy('pages');

describe('pages of Azure Tables', () => {
  it('are asked for until there is no token, although one is empty', async () => {
    const partition = `pages:${randomUUID()}`;
    await faulty.direct.create({ partition, row: 'a', v: 1, data: '1' });
    faulty.proxy.next('empty-page', 'empty-page');
    expect((await faulty.store.query(partition)).rows.map(({ row }) => row)).toEqual(['a']);
    expect(faulty.proxy.log).toEqual(['GET 0', 'GET 0', 'GET 200']);
  });

  it('are not asked for without end from a store that always sends a token', async () => {
    faulty.proxy.always('empty-page');
    await expect(faulty.store.query(`pages:${randomUUID()}`)).rejects.toThrow(StoreUnavailable);
  });

  it('may be more than a thousand rows together', async () => {
    const partition = `pages:${randomUUID()}`;
    const rows = Array.from({ length: 1_050 }, (_, n) => `r:${String(n).padStart(4, '0')}`);
    for (let at = 0; at < rows.length; at += 100) {
      await faulty.direct.transaction(partition, rows.slice(at, at + 100).map((row) => (
        { op: 'create', row: { partition, row, v: 1, data: '1' } })));
    }
    const first = await faulty.direct.query(partition);
    expect(first.rows).toHaveLength(1_000);
    expect(first.token).toBe('r:0999');
    expect((await readAll(faulty.direct, partition)).map(({ row }) => row)).toEqual(rows);
  });
});
