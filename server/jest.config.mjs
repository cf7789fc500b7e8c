export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // An ES module that @fastify/static requires; Jest below Node 24.9 cannot do that, Node itself can.
    '^content-disposition$': '<rootDir>/test/content-disposition.cjs',
    '^@supermarket/shared$': '<rootDir>/../shared/src/index.ts',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts', '<rootDir>/../shared/src/**/*.spec.ts'],
  setupFiles: ['<rootDir>/test/property-runs.mjs'],
  globalSetup: '<rootDir>/test/run.setup.mjs',
  globalTeardown: '<rootDir>/test/run.teardown.mjs',
  testTimeout: 30_000,
};
