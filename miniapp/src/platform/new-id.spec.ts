import { newId } from './new-id';

it('makes a UUIDv7 whose order is that of time', () => {
  const random = new Uint8Array(10).fill(0xff);
  expect(newId(0x0123456789ab, random)).toBe('01234567-89ab-7fff-bfff-ffffffffffff');
  expect(newId(1_000) < newId(2_000)).toBe(true);
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(Array.from({ length: 100 }, () => newId())).size).toBe(100);
});
