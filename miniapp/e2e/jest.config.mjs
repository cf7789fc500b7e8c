/** Journeys: the built H5 pages, the built server, a real browser. Run from `npm test`, which builds both first. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/*.e2e.mjs'],
  transform: {},
  testTimeout: 120_000,
  maxWorkers: 1,
};
