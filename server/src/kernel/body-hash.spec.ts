import { expect, test } from '@jest/globals';
import { bodyHash } from './body-hash.js';

test('the order of fields and fields that are not there make no difference', () => {
  expect(bodyHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(bodyHash({ b: { d: null, c: [1, 2] }, a: 1, e: undefined }));
});

test('any other value makes another hash', () => {
  expect(bodyHash({ a: 1 })).not.toBe(bodyHash({ a: '1' }));
  expect(bodyHash({ a: [1, 2] })).not.toBe(bodyHash({ a: [2, 1] }));
  expect(bodyHash({ a: {} })).not.toBe(bodyHash({ a: null }));
});
