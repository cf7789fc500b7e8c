export { useAct, type Act } from './use-act';
export { useCall, type Loaded } from './use-call';
export { useDraft, type Draft } from './use-draft';
export { useGradually } from './use-gradually';
export { useMinute } from './use-minute';
export { useOnline } from './use-online';
export { usePages, type LoadedPages, type PagedRoute } from './use-pages';
export { useSaid } from './use-said';
export { useWaiting } from './use-waiting';
