import { describe, expect, it } from 'vitest';
import { latePart } from '../../src/model/late-part.ts';

describe('a part that loads late', () => {
  it('is asked for until it comes', async () => {
    let asked = 0;
    const load = (): Promise<string> =>
      (asked += 1) < 4 ? Promise.reject(new Error('no network')) : Promise.resolve('here');
    expect(await latePart(load, () => Promise.resolve(true))).toBe('here');
    expect(asked).toBe(4);
  });

  it('is given up where nobody wants it any more, with what went wrong', async () => {
    const failing = latePart(
      () => Promise.reject(new Error('no network')),
      () => Promise.resolve(false),
    );
    await expect(failing).rejects.toThrow('no network');
  });

  it('goes on from there when it is asked for again after it was given up', async () => {
    let asked = 0;
    const load = (): Promise<{ part: number }> => {
      asked += 1;
      return Promise.reject(
        new TypeError(
          'Failed to fetch dynamically imported module: data:text/javascript,export%20const%20part=8',
        ),
      );
    };
    await expect(latePart(load, () => Promise.resolve(false))).rejects.toThrow('Failed to fetch');
    expect((await latePart(load, () => Promise.resolve(false))).part).toBe(8);
    expect(asked).toBe(1);
  });

  it('comes under another address where the browser remembers that the first could not be had', async () => {
    let asked = 0;
    const file = 'data:text/javascript,export const part = 7';
    const load = (): Promise<{ part: number }> => {
      asked += 1;
      return Promise.reject(
        new TypeError(`Failed to fetch dynamically imported module: ${file.replaceAll(' ', '%20')}`),
      );
    };
    expect((await latePart(load, () => Promise.resolve(true))).part).toBe(7);
    expect(asked).toBe(1);
  });
});
