/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'jsdom',
  rootDir: __dirname,
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/**/*.spec.{ts,tsx}'],
  setupFiles: ['<rootDir>/test/setup.ts'],
  moduleNameMapper: {
    '\\.scss$': '<rootDir>/test/stubs/empty.ts',
    '\\.svg$': '<rootDir>/test/stubs/empty.ts',
    '^@tarojs/components$': '<rootDir>/test/stubs/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
    '^@supermarket/shared$': '<rootDir>/../shared/src/index.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    // shared writes its relative imports with the .js of the built file.
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
