import { expect, test } from '@jest/globals';
import { revokedBy } from './wechat-revoked.rules.js';

test.each([
  [[8], ['phone']],
  [[2], ['address']],
  [[13, 18], ['location']],
  [[7, 14], ['photo']],
  [[5], ['voice']],
  [[1, 3, 4, 6, 12, 15, 16, 19, 20, 99, Number.NaN], []],
])('of what WeChat calls %j goes %j', (numbers, gone) => {
  expect(revokedBy(numbers)).toEqual(gone);
});
