export default async function tearDownRun() {
  const keeper = globalThis.testKeeper;
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.ref();
  keeper.stdin.end();
  await gone;
}
