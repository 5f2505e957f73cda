import { Lanes } from '../../../src/storage/azure/lanes';

describe('lanes', () => {
  it('let so many in at once and the others in their order', async () => {
    const lanes = new Lanes(2);
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 10 }, async (_, n) => {
      expect(await lanes.enter(1_000)).toBe(true);
      order.push(n);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => { setImmediate(resolve); });
      inside -= 1;
      lanes.leave();
    }));
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('send away who has waited too long, and give the turn to the next', async () => {
    const lanes = new Lanes(1);
    await lanes.enter(0);
    const impatient = lanes.enter(10);
    const patient = lanes.enter(1_000);
    expect(await impatient).toBe(false);
    lanes.leave();
    expect(await patient).toBe(true);
    lanes.leave();
    expect(await lanes.enter(0)).toBe(true);
  });
});
