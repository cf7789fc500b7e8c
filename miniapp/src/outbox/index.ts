export { kept } from './kept';
export { send } from './outbox';
export { sayHow, useSend, type Send } from './use-send';
export { useWaitingThings } from './use-waiting-things';
