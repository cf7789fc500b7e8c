import { useSyncExternalStore } from 'react';
import { network } from '@/platform/network';

export function useOnline(): boolean {
  return useSyncExternalStore(network.watch, network.isOnline, network.isOnline);
}
