/** The built WeChat package in Node, without a phone, against the built server. Run from `npm test`, which builds both first. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.e2e.mjs'],
  transform: {},
  testTimeout: 60_000,
  maxWorkers: 1,
};
