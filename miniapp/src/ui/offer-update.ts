import { ask, overlayStore } from './overlay';

/** Resolves once no other question is on the screen. */
function quiet(): Promise<void> {
  if (overlayStore.getState().question === null) return Promise.resolve();
  return new Promise((done) => {
    const stop = overlayStore.subscribe(({ question }) => {
      if (question !== null) return;
      stop();
      done();
    });
  });
}

/** A new version never interrupts: it waits for its turn, and whoever is busy takes it at the next start. */
export async function offerUpdate(changeOver: () => void): Promise<void> {
  await quiet();
  if (await ask({ title: '有新版本了', text: '换一下只要几秒，填了一半的都会留着。', stay: '下次再换', act: '现在换' })) changeOver();
}
