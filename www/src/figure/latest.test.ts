import { expect, it } from 'vitest';
import { Latest } from './latest';

/** Three requests that are answered when the test says so. */
function three() {
  const used: string[] = [];
  const latest = new Latest();
  const [first, second, third] = ['first', 'second', 'third'].map((name) => {
    let come = (): void => undefined;
    const coming = new Promise<string>((resolve) => {
      come = () => resolve(name);
    });
    return {
      ask: () =>
        latest.wait(coming, (what) => {
          used.push(what);
        }),
      come,
    };
  });
  return { used, latest, first: first!, second: second!, third: third! };
}

it('uses what has come', async () => {
  const { used, latest, first } = three();
  expect(latest.pending).toBeUndefined();
  void first.ask();
  first.come();
  await latest.pending;
  expect(used).toEqual(['first']);
});

it('is over also when what has come is of no use', async () => {
  const latest = new Latest();
  const waited = latest.wait(Promise.resolve(), () => {
    throw new Error('Of no use.');
  });
  await expect(waited).rejects.toThrow('Of no use.');
  await expect(latest.pending).resolves.toBeUndefined();
});

it('uses the last of several, in whatever order they come', async () => {
  const { used, first, second, third } = three();
  const all = [first, second, third].map((one) => one.ask());
  for (const one of [third, first, second]) one.come();
  await Promise.all(all);
  expect(used).toEqual(['third']);
});

it('uses nothing once something was asked for that is here already', async () => {
  const { used, latest, first } = three();
  const waited = first.ask();
  latest.forget();
  first.come();
  await waited;
  expect(used).toEqual([]);
});
