import { waitFor } from '../support/wait-for';

describe('waitFor', () => {
  it('gives the first truthy answer', async () => {
    let asked = 0;
    await expect(waitFor(() => (++asked === 3 ? 'third' : undefined))).resolves.toBe('third');
  });

  it('waits for a promise, and takes an error for "not yet"', async () => {
    let asked = 0;
    const condition = async (): Promise<number> => {
      asked += 1;
      if (asked < 3) throw new Error('not ready');
      return asked;
    };
    await expect(waitFor(condition)).resolves.toBe(3);
  });

  it('says what it waited for, with the last error as the cause', async () => {
    const cause = new Error('refused');
    const attempt = waitFor(() => Promise.reject(cause), { what: 'the store', timeoutMs: 20 });
    await expect(attempt).rejects.toMatchObject({ message: 'Waited 20 ms for the store, in vain.', cause });
  });
});
