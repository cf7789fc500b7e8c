/*
 * How often each fast-check property runs. Usually the library's hundred; `npm run prove` says PROPERTY_RUNS,
 * PROPERTY_SEED and a file PROPERTY_REPORT that gets a line for each property.
 */
if (process.env.PROPERTY_RUNS) {
  const { default: fc } = await import('fast-check');
  const { appendFileSync } = await import('node:fs');
  fc.configureGlobal({
    numRuns: Number(process.env.PROPERTY_RUNS),
    seed: Number(process.env.PROPERTY_SEED) | 0,
    reporter(details) {
      const name = expect.getState().currentTestName;
      const line = { name, runs: details.numRuns, failed: details.failed, seed: details.seed };
      if (process.env.PROPERTY_REPORT) appendFileSync(process.env.PROPERTY_REPORT, `${JSON.stringify(line)}\n`);
      if (details.failed) throw new Error(fc.defaultReportMessage(details));
    },
  });
}
